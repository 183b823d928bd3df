import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths, from the exercise's folder, of the answers that must not pass: the starter and all of `wrong`. */
export function failingAnswers(folder: string): string[] {
  const wrong = readdirSync(join(folder, 'wrong'));
  return ['starter.ts', ...wrong.filter((file) => file.endsWith('.ts')).sort().map((file) => `wrong/${file}`)];
}

/** Where the report of an answer stands: "wrong/constant.ts" → "wrong/constant.report.json". */
export function reportBeside(answer: string): string {
  return answer.replace(/\.ts$/, '.report.json');
}
