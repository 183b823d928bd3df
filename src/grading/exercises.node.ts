import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseManifest, type ExerciseManifest } from '../contract/exercise.ts';

/** Ids of all exercises, sorted. */
export async function exerciseIds(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'exercises'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

export async function readManifest(root: string, exercise: string): Promise<ExerciseManifest> {
  const text = await readFile(join(root, 'exercises', exercise, 'exercise.json'), 'utf8');
  return exerciseManifest.parse(JSON.parse(text));
}
