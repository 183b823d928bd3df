import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { course, exerciseManifest } from '../../contract/exercise.ts';
import { languages, type Language } from '../../contract/text.ts';
import { deedsOf } from './deeds.ts';
import { proof, prove, type Proof } from './proof.ts';

/** From the project's folder. */
export function promptPage(id: string, language: Language): string {
  return join('content/docs', language, 'exercises', `${id}.mdx`);
}

/** What can be said of an exercise without running it. */
export async function* paperProofs(root: string, id: string): AsyncGenerator<Proof> {
  const folder = join(root, 'exercises', id);
  yield prove('exercise.json is a manifest of this folder', () => manifestReasons(root, id));
  yield prove('exercises/course.json lists it', async () => {
    const { units } = course.parse(await readJson(join(root, 'exercises/course.json')));
    return units.some(({ exercises }) => exercises.includes(id)) ? [] : [`add "${id}" to the exercises of a unit`];
  });
  yield prove('its prompts stand in both languages', async () => {
    const reasons = languages.map(async (language) => {
      const page = promptPage(id, language);
      if (!existsSync(join(root, page))) return `${page} does not exist`;
      return (await readFile(join(root, page), 'utf8')).includes(`<Exercise id="${id}"`) ? [] : `${page} does not show <Exercise id="${id}">`;
    });
    return (await Promise.all(reasons)).flat();
  });
  yield prove('the French files do what the English ones do', () => frenchReasons(folder));
  yield proof('nothing of the template is left to write', await leftovers(root, id));
}

async function manifestReasons(root: string, id: string): Promise<string[]> {
  const parsed = exerciseManifest.safeParse(await readJson(join(root, 'exercises', id, 'exercise.json')));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const reasons: string[] = [];
  if (parsed.data.id !== id) reasons.push(`id: “${parsed.data.id}” should be the folder's name, “${id}”`);
  const { chapter } = parsed.data;
  const pages = [`${chapter}.mdx`, `${chapter}/index.mdx`].map((page) => join(root, 'content/docs/en', page));
  if (!pages.some((page) => existsSync(page))) reasons.push(`chapter: there is no page “${chapter}” in content/docs/en`);
  return reasons;
}

async function frenchReasons(folder: string): Promise<string[]> {
  const french = (await readdir(folder)).filter((file) => file.endsWith('.fr.ts'));
  const differ = french.map(async (file) => {
    const [ours, english] = [deedsOf(await readFile(join(folder, file), 'utf8')), deedsOf(await readFile(join(folder, file.replace('.fr.ts', '.ts')), 'utf8'))];
    return ours === english ? [] : `${file}: its code, comments and quoted words aside, is not that of ${file.replace('.fr.ts', '.ts')}`;
  });
  return (await Promise.all(differ)).flat();
}

async function leftovers(root: string, id: string): Promise<string[]> {
  const entries = await readdir(join(root, 'exercises', id), { recursive: true });
  const files = [...entries.sort().map((file) => join('exercises', id, file)), ...languages.map((language) => promptPage(id, language))];
  const found: string[] = [];
  for (const file of files.filter((name) => /\.(ts|json|mdx)$/.test(name) && existsSync(join(root, name)))) {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n');
    const numbers = lines.flatMap((line, at) => (/\bTODO\b/.test(line) ? [at + 1] : []));
    if (numbers.length > 0) found.push(`${file}, line ${numbers.join(', ')}`);
  }
  return found;
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}
