import type { Language } from '../contract/text.ts';

/** File name → text, the file to open first in front. */
export type CodeFiles = Record<string, string>;

const examples = import.meta.glob<string>('../../content/examples/*/*.{ts,py}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

// Named one by one: solutions, graders and wrong answers stand in the same folders and must never be part of one.
const starters = import.meta.glob<string>(
  ['../../exercises/*/starter.ts', '../../exercises/*/starter.fr.ts', '../../exercises/*/try.ts', '../../exercises/*/try.fr.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/**
 * The files of one folder in one language: `main.fr.ts` stands for `main.ts` on a French page, so that
 * comments and titles are read in the reader's language. Code that needs no words has one file.
 */
function folderIn(files: Record<string, string>, folder: string, language: Language): CodeFiles {
  const found: CodeFiles = {};
  const translated: CodeFiles = {};
  for (const [path, code] of Object.entries(files)) {
    const [name = '', parent] = path.split('/').reverse();
    if (parent !== folder) continue;
    const french = /^(.+)\.fr(\.\w+)$/.exec(name);
    if (!french) found[name] = code;
    else if (language === 'fr') translated[`${french[1]}${french[2]}`] = code;
  }
  return { ...found, ...translated };
}

/** content/examples/<name>/*.ts, `main.ts` first. */
export function exampleFiles(name: string, language: Language): CodeFiles {
  const all = folderIn(examples, name, language);
  const { 'main.ts': main, ...others } = Object.fromEntries(Object.entries(all).filter(([file]) => file.endsWith('.ts')));
  if (main === undefined) throw new Error(`content/examples/${name}/main.ts: expected the entry of the example "${name}", found no such file.`);
  return { 'main.ts': main, ...others };
}

/** One file of an example that is shown and not run, such as its twin in Python. */
export function exampleFile(name: string, file: string, language: Language): string {
  const code = folderIn(examples, name, language)[file];
  if (code === undefined) throw new Error(`content/examples/${name}/${file}: a page shows this file, and it does not exist.`);
  return code;
}

/** The name that a page gives a file. Under its own, a reader's copy of tensorflow.py would import itself. */
export function shownName(name: string, file: string): string {
  return file.endsWith('.py') ? `${name.replaceAll('-', '_')}_${file}` : file;
}

/** The frameworks a reader may choose between, and the file that each has in an example's folder. */
const frameworkFiles = { PyTorch: 'pytorch.py', TensorFlow: 'tensorflow.py', 'TensorFlow.js': 'main.ts' } as const;

/** The same model in each framework it is written in. */
export function codeInEach(name: string, language: Language): { framework: string; file: string; code: string }[] {
  const files = folderIn(examples, name, language);
  const found = Object.entries(frameworkFiles).flatMap(([framework, file]) => {
    const code = files[file];
    return code === undefined ? [] : [{ framework, file, code }];
  });
  if (found.length === 0) throw new Error(`content/examples/${name}: a page shows this example, and it has no file to show.`);
  return found;
}

/** What the learner starts from: the starter under the name of an answer, then what they may try it with. */
export function exerciseFiles(id: string, language: Language): CodeFiles {
  const { 'starter.ts': answer, 'try.ts': attempt } = folderIn(starters, id, language);
  if (answer === undefined) throw new Error(`exercises/${id}/starter.ts: expected the starting point of the exercise "${id}", found no such file.`);
  return { 'answer.ts': answer, ...(attempt === undefined ? {} : { 'try.ts': attempt }) };
}
