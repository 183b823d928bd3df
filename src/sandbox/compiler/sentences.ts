import type { Text } from '../../contract/text.ts';
import type { LearnerError } from '../protocol.ts';

/** What the compiler says in its own words. Parser messages stay as the parser wrote them. */
export function problem(words: Text, place?: LearnerError['place']): LearnerError {
  return { name: 'CompileError', message: words.en, words, ...(place === undefined ? {} : { place }) };
}

export const sentences = {
  unknownImport: (specifier: string, packages: string, files: string): Text => ({
    en: `Nothing called "${specifier}" can be imported here. There are the packages ${packages}, and your own files: ${files}.`,
    fr: `Rien ne s’appelle « ${specifier} » ici. On peut importer les paquets ${packages}, et vos propres fichiers : ${files}.`,
  }),
  unknownExport: (name: string, module: string, exports: string): Text => ({
    en: `"${module}" has no export called "${name}". It exports: ${exports}.`,
    fr: `« ${module} » n’exporte rien qui s’appelle « ${name} ». Il exporte : ${exports}.`,
  }),
  computedImport: (): Text => ({
    en: 'import(…) needs a plain text between its brackets, such as import("./layers").',
    fr: 'import(…) attend un simple texte entre ses parenthèses, comme import("./layers").',
  }),
  circularImport: (chain: string): Text => ({
    en: `These files import each other in a circle: ${chain}. Move what they share into a file of its own.`,
    fr: `Ces fichiers s’importent en cercle : ${chain}. Déplacez ce qu’ils partagent dans un fichier à part.`,
  }),
  missingEntry: (entry: string): Text => ({
    en: `There is no file called ${entry} to run.`,
    fr: `Il n’y a pas de fichier ${entry} à exécuter.`,
  }),
  emptyFile: (file: string): Text => ({
    en: `${file} is empty. Write some code, or use Reset to get the original back.`,
    fr: `${file} est vide. Écrivez du code, ou récupérez l’original avec Réinitialiser.`,
  }),
};
