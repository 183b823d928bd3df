import { join } from 'node:path';
import { exerciseIds } from '../grading/exercises.node.ts';
import type { Tell } from './messages/say.ts';
import { nearest } from './nearest.ts';
import { Trouble } from './trouble.ts';

/** @throws Trouble with the nearest name, when there is no such exercise */
export async function checkExercise(root: string, exercise: string, tell: Tell): Promise<void> {
  const known = await exerciseIds(root);
  if (known.includes(exercise)) return;
  const closest = nearest(exercise, known);
  if (closest === undefined) throw new Trouble(tell('grade.none', { folder: join(root, 'exercises') }));
  throw new Trouble(tell('grade.unknown', { exercise, nearest: closest, known: known.join(', ') }));
}
