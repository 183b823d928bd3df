import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages, type Language } from '../contract/text.ts';
import { exerciseIds, readManifest } from './exercises.node.ts';

/** Writes `solutions/<id>.<language>.json` into `folder`: what a page fetches when its reader asks for the solution, and no sooner. */
export async function writeSolutions(root: string, folder: string): Promise<void> {
  const solutions = join(folder, 'solutions');
  await rm(solutions, { recursive: true, force: true });
  await mkdir(solutions, { recursive: true });
  for (const id of await exerciseIds(root)) {
    const { commentary, next } = await readManifest(root, id);
    for (const language of languages) {
      const code = await readFile(join(root, 'exercises', id, fileIn(language)), 'utf8');
      await writeFile(join(solutions, `${id}.${language}.json`), JSON.stringify({ code, commentary: commentary.map((paragraph) => paragraph[language]), next: next[language] }));
    }
  }
}

function fileIn(language: Language): string {
  return language === 'fr' ? 'solution.fr.ts' : 'solution.ts';
}
