import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exerciseManifest } from '../../contract/exercise.ts';
import { Trouble } from '../trouble.ts';
import { promptPage } from './paper-proofs.node.ts';

const template = fileURLToPath(new URL('template', import.meta.url));
/** The id of the exercise that the template is. */
const templateId = 'new-exercise';

/**
 * Makes the folder of an exercise and its two prompts, which say what is to be written where. They compile, and no
 * answer passes until they are filled in.
 * @throws Trouble when there is such an exercise, or its id could not be an address
 */
export async function newExercise(root: string, id: string, say: (line: string) => void): Promise<void> {
  if (!exerciseManifest.shape.id.safeParse(id).success) {
    throw new Trouble(`“${id}” cannot be the id of an exercise: write small letters and digits, with single hyphens between words, such as first-tensors.`);
  }
  const taken = [join('exercises', id), promptPage(id, 'en'), promptPage(id, 'fr')].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Trouble(`${taken} exists already: choose another id.`);

  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const from = join(entry.parentPath, entry.name);
    const to = join(root, placeOf(relative(template, from), id));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, (await readFile(from, 'utf8')).replaceAll(templateId, id), { flag: 'wx' });
  }
  say(`Made exercises/${id}, ${promptPage(id, 'en')} and ${promptPage(id, 'fr')}.

Next:
  1. Replace every TODO in them; starter.ts is what the learner begins with.
  2. Add "${id}" to a unit of exercises/course.json.
  3. Write at least eight wrong or cheating answers into exercises/${id}/wrong.
  4. npm run exercise -- record ${id}    marks them and writes their reports: read them
  5. npm run exercise -- margin ${id}    how near the solution comes to failing
  6. npm run exercise -- check ${id}     every proof, until all hold`);
}

/** Where a file of the template goes, from the project's folder. `try.ts` imports "./answer", which learners call what we call the starter. */
function placeOf(file: string, id: string): string {
  if (file === 'prompt.en.mdx') return promptPage(id, 'en');
  if (file === 'prompt.fr.mdx') return promptPage(id, 'fr');
  return join('exercises', id, file.replace(/^answer\./, 'starter.'));
}
