import type { Text } from '../contract/text.ts';

/** Narrow no-break space, which French sets before a percent sign. */
const thin = '\u202f';

/** A share from 0 to 1 as whole per cent, rounded down: finer would tell more about hidden data than a learner needs. */
function percent(share: number): { en: string; fr: string } {
  const whole = Math.floor(share * 100 + 1e-9);
  return { en: `${whole}%`, fr: `${whole}${thin}%` };
}

/**
 * Every sentence of a verdict, in both languages. Written by hand and not by Intl, whose output changes with
 * the browser: a report is the same, byte for byte, on every host.
 */
export const sentences = {
  /** A grader's own words. */
  text: (words: Text): Text => words,

  accuracy: ({ wanted, came }: { wanted: number; came: number }): Text => ({
    en: `Right on ${percent(came).en} of what it had never seen. Wanted: at least ${percent(wanted).en}.`,
    fr: `Juste sur ${percent(came).fr} de ce qu’il n’avait jamais vu. Attendu${thin}: au moins ${percent(wanted).fr}.`,
  }),
  value: ({ what, wanted, came }: { what: string; wanted: string; came: string }): Text => ({
    en: `${what}: wanted ${wanted}, got ${came}.`,
    fr: `${what}${thin}: attendu ${wanted}, obtenu ${came}.`,
  }),
  type: ({ what, wanted, came }: { what: string; wanted: Text; came: Text }): Text => ({
    en: `${what} must return ${wanted.en}; it returned ${came.en}.`,
    fr: `${what} doit renvoyer ${wanted.fr}${thin}; il a renvoyé ${came.fr}.`,
  }),
  shape: ({ what, wanted, came }: { what: string; wanted: string; came: string }): Text => ({
    en: `${what} must return a tensor of shape ${wanted}; its shape is ${came}.`,
    fr: `${what} doit renvoyer un tenseur de forme ${wanted}${thin}; sa forme est ${came}.`,
  }),
  notFinite: ({ what }: { what: string }): Text => ({
    en: `${what} returned values that are not numbers (NaN) or are infinite. Often the learning rate is too high, or something is divided by zero.`,
    fr: `${what} a renvoyé des valeurs qui ne sont pas des nombres (NaN) ou qui sont infinies. Souvent le taux d’apprentissage est trop grand, ou une division se fait par zéro.`,
  }),
  noMethod: ({ what, method, came }: { what: string; method: string; came: Text }): Text => ({
    en: `${what} must return an object with a function called ${method}; it returned ${came.en}.`,
    fr: `${what} doit renvoyer un objet doté d’une fonction ${method}${thin}; il a renvoyé ${came.fr}.`,
  }),
  threw: ({ what, message }: { what: string; message?: string }): Text => ({
    en: `${what} stopped with an error${message === undefined ? '' : `: ${message}`}`,
    fr: `${what} s’est arrêté sur une erreur${message === undefined ? '.' : `${thin}: ${message}`}`,
  }),
  cannotCross: ({ what, reason }: { what: string; reason: string }): Text => ({
    en: `${what} returned something that cannot be handed over: ${reason}.`,
    fr: `${what} a renvoyé quelque chose qui ne peut pas être transmis${thin}: ${reason}.`,
  }),
  failed: (): Text => ({
    en: 'This check did not pass.',
    fr: 'Cette vérification n’est pas passée.',
  }),
  missingExports: ({ missing, exported }: { missing: readonly string[]; exported: readonly string[] }): Text => ({
    en: `Your code must export ${missing.join(', ')}. It exports ${exported.join(', ') || 'nothing'}. Write export in front of the function.`,
    fr: `Votre code doit exporter ${missing.join(', ')}. Il exporte ${exported.join(', ') || 'rien'}. Écrivez export devant la fonction.`,
  }),
  compile: ({ message, words }: { message: string; words?: Text | undefined }): Text => ({
    en: `Your code could not be read: ${words?.en ?? message}`,
    fr: `Votre code n’a pas pu être lu${thin}: ${words?.fr ?? message}`,
  }),
  loading: ({ message, words }: { message: string; words?: Text | undefined }): Text => ({
    en: `Your code stopped with an error while it was loaded: ${words?.en ?? message}`,
    fr: `Votre code s’est arrêté sur une erreur à son chargement${thin}: ${words?.fr ?? message}`,
  }),
  noChecks: (): Text => ({
    en: 'The grader of this exercise ran no check, so nothing was judged. Please report it.',
    fr: 'Le correcteur de cet exercice n’a rien vérifié, donc rien n’a été jugé. Merci de le signaler.',
  }),
  timeout: (): Text => ({
    en: 'Your code used up its time. Usual causes: a loop that never ends, a promise that never resolves, or a training longer than the task needs.',
    fr: `Votre code a épuisé son temps. Causes habituelles${thin}: une boucle sans fin, une promesse jamais tenue, ou un entraînement plus long que nécessaire.`,
  }),
  memory: (): Text => ({
    en: 'Your code used up its memory. Usual causes: tensors created in a loop and never disposed (tf.tidy frees them), or a list that grows without end.',
    fr: `Votre code a épuisé sa mémoire. Causes habituelles${thin}: des tenseurs créés dans une boucle et jamais libérés (tf.tidy s’en charge), ou une liste qui grandit sans fin.`,
  }),
  crash: (): Text => ({
    en: 'Your code ended the program that ran it, so nothing could be judged.',
    fr: 'Votre code a mis fin au programme qui l’exécutait, donc rien n’a pu être jugé.',
  }),
} as const;

export type SentenceCode = keyof typeof sentences;
export type SentenceDetails<Code extends SentenceCode> = Parameters<(typeof sentences)[Code]>[0];
