import { createHash } from 'node:crypto';
import { course, exerciseManifest, type Course, type ExerciseManifest } from '../contract/exercise.ts';
import courseFile from '../../exercises/course.json' with { type: 'json' };

const files = import.meta.glob('../../exercises/*/exercise.json', { import: 'default', eager: true });

/** exercises/<id>/exercise.json, checked. */
export function manifestOf(id: string): ExerciseManifest {
  const parsed = exerciseManifest.safeParse(files[`../../exercises/${id}/exercise.json`]);
  if (parsed.success) return parsed.data;
  throw new Error(`exercises/${id}/exercise.json is missing or not a manifest: ${parsed.error.message}`);
}

/** Which text of an exercise this is: changes whenever its manifest does. */
export function editionOf(id: string): string {
  const { margin: _measured, ...told } = manifestOf(id);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 8);
}

/** The units of the course, in order. */
export const units: Course['units'] = course.parse(courseFile).units;
