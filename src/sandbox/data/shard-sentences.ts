import type { Text } from '../../contract/text.ts';

/** What a reader is told when data is missing or broken. */
export const shardSentences = {
  unknownDataset: (name: string, known: readonly string[]): Text => ({
    en: `There is no data set named “${name}”. These exist: ${known.join(', ')}.`,
    fr: `Il n’y a pas de jeu de données nommé « ${name} ». Voici ceux qui existent : ${known.join(', ')}.`,
  }),

  unknownShard: (name: string, part: string, index: number, count: number): Text => ({
    en: `${name}/${part} has ${count} files, numbered from 0; there is no number ${index}.`,
    fr: `${name}/${part} compte ${count} fichiers, numérotés à partir de 0 ; il n’y a pas de numéro ${index}.`,
  }),

  badManifest: (path: string): Text => ({
    en: `${path} does not describe a data set as this version expects it. Make the data again with “npm run data”, then reload.`,
    fr: `${path} ne décrit pas un jeu de données tel que cette version l’attend. Refaites les données avec « npm run data », puis rechargez.`,
  }),

  wrongSize: (path: string, expected: number, got: number): Text => ({
    en: `${path} is broken: expected ${inEnglish(expected)} bytes, got ${inEnglish(got)}. ${whatToDo.en}`,
    fr: `${path} est abîmé : ${inFrench(expected)} octets attendus, ${inFrench(got)} reçus. ${whatToDo.fr}`,
  }),

  wrongContent: (path: string): Text => ({
    en: `${path} is broken: it has the right size but not the right content (its SHA-256 differs from the manifest). ${whatToDo.en}`,
    fr: `${path} est abîmé : il a la bonne taille mais pas le bon contenu (son SHA-256 diffère de celui du manifeste). ${whatToDo.fr}`,
  }),

  cannotUnpack: (path: string): Text => ({
    en: `${path} is broken: it cannot be unpacked. ${whatToDo.en}`,
    fr: `${path} est abîmé : il ne se décompresse pas. ${whatToDo.fr}`,
  }),

  unreachable: (path: string): Text => ({
    en: `${path} could not be fetched: the connection failed. Check the network and run again.`,
    fr: `${path} n’a pas pu être téléchargé : la connexion a échoué. Vérifiez le réseau et relancez.`,
  }),

  refused: (path: string, status: number): Text => ({
    en: `${path} could not be fetched: the server answered ${status}. If it does so again, the site was built without its data: run “npm run data” and build again.`,
    fr: `${path} n’a pas pu être téléchargé : le serveur a répondu ${status}. Si cela se répète, le site a été construit sans ses données : lancez « npm run data » et reconstruisez-le.`,
  }),

  missing: (path: string): Text => ({
    en: `${path} is missing. Run “npm run data” to prepare the data.`,
    fr: `${path} manque. Lancez « npm run data » pour préparer les données.`,
  }),

  unreadable: (path: string, reason: string): Text => ({
    en: `${path} cannot be read (${reason}). Check its permissions and try again.`,
    fr: `${path} est illisible (${reason}). Vérifiez ses droits d’accès et réessayez.`,
  }),
};

const whatToDo = {
  en: 'It was read twice. Run again; if it stays broken, make the data again with “npm run data”.',
  fr: 'Il a été lu deux fois. Relancez ; s’il reste abîmé, refaites les données avec « npm run data ».',
};

function inEnglish(count: number): string {
  return count.toLocaleString('en');
}

function inFrench(count: number): string {
  return count.toLocaleString('fr');
}
