import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths, from the exercise's folder, of the answers that must not pass: the starter and all of `wrong`. */
export async function failingAnswers(folder: string): Promise<string[]> {
  const wrong = await readdir(join(folder, 'wrong'));
  return ['starter.ts', ...wrong.filter((file) => file.endsWith('.ts')).sort().map((file) => `wrong/${file}`)];
}

/** Where the report of an answer stands: "wrong/constant.ts" → "wrong/constant.report.json". */
export function reportBeside(answer: string): string {
  return answer.replace(/\.ts$/, '.report.json');
}
