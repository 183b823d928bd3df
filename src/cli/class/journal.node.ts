import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import * as z from 'zod';
import { gradeReport } from '../../contract/report.ts';
import { fingerprint } from '../../grading/hosts/process/fingerprint.node.ts';

/** What a report was made from. Another answer, another exercise or another seed may have another. */
export interface Marking {
  /** The learner's key. */
  learner: string;
  exercise: string;
  /** Hash of the answer's text. */
  answer: string;
  /** Hash of the exercise's manifest and grader. */
  grader: string;
  seed: number;
}

/** One line of the journal. */
const journalEntry = z.strictObject({
  learner: z.string(),
  exercise: z.string(),
  answer: z.string(),
  grader: z.string(),
  seed: z.number(),
  protection: z.enum(['bubblewrap', 'deno']).optional(),
  report: gradeReport,
});
export type JournalEntry = z.infer<typeof journalEntry>;

export interface Journal {
  /** The report of this very marking, when it was made before. */
  find(marking: Marking): JournalEntry | undefined;
  add(entry: JournalEntry): void;
  close(): void;
}

/** Opens the record of what is marked, so that a run that ends early, in whatever way, can be gone on with. */
export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a+');
  const text = readFileSync(descriptor, 'utf8');
  const entries = new Map(text.split('\n').flatMap(parseLine).map((entry) => [keyOf(entry), entry]));
  // A run that was killed may have left half a line, which must not spoil the next.
  if (text !== '' && !text.endsWith('\n')) writeSync(descriptor, '\n');
  return {
    find: (marking) => entries.get(keyOf(marking)),
    add(entry) {
      // At once and in one piece: what is on the disk is done.
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      entries.set(keyOf(entry), entry);
    },
    close: () => closeSync(descriptor),
  };
}

function keyOf({ learner, exercise, answer, grader, seed }: Marking): string {
  return JSON.stringify([learner, exercise, answer, grader, seed]);
}

/** Nothing for a line that was cut off, or that another version of this program wrote. */
function parseLine(line: string): JournalEntry[] {
  try {
    const entry = journalEntry.safeParse(JSON.parse(line));
    return entry.success ? [entry.data] : [];
  } catch {
    return [];
  }
}

export function answerHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export async function graderHash(root: string, exercise: string): Promise<string> {
  return fingerprint(root, [`exercises/${exercise}/exercise.json`, `exercises/${exercise}/grader.test.ts`]);
}
