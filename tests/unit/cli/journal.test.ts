import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { answerHash, graderHash, openJournal, type JournalEntry, type Marking } from '../../../src/cli/class/journal.node.ts';
import { root } from '../../fixtures/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const file = join(folder, 'grades.csv.journal');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

const marking: Marking = { learner: 'Zoé\n"Z"', exercise: 'first-tensors', answer: 'a1', grader: 'g1', seed: 1 };
const entry: JournalEntry = { ...marking, protection: 'deno', report: { exercise: 'first-tensors', verdict: 'pass', checks: [] } };

function written(...entries: JournalEntry[]): void {
  const journal = openJournal(file);
  for (const one of entries) journal.add(one);
  journal.close();
}

function found(wanted: Marking): JournalEntry | undefined {
  const journal = openJournal(file);
  journal.close();
  return journal.find(wanted);
}

describe('the journal', () => {
  test('knows in the next run what was marked in this one', () => {
    written(entry);
    expect(found(marking)).toEqual(entry);
  });

  test.each<[string, Partial<Marking>]>([
    ['another answer', { answer: 'a2' }],
    ['an exercise that has changed', { grader: 'g2' }],
    ['another seed', { seed: 2 }],
    ['another exercise', { exercise: 'mnist-mlp' }],
    ['another learner', { learner: 'Ada' }],
  ])('does not know %s', (_case, change) => {
    written(entry);
    expect(found({ ...marking, ...change })).toBeUndefined();
  });

  test('a line that was cut off is forgotten, and spoils neither those before nor those after', () => {
    written(entry);
    appendFileSync(file, '{"learner":"Bob","exer');
    written({ ...entry, learner: 'Cyd' });
    expect(found(marking)).toEqual(entry);
    expect(found({ ...marking, learner: 'Cyd' })).toBeDefined();
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
  });

  test('lines of another kind are passed over', () => {
    writeFileSync(file, 'hello\n{}\nnull\n[1]\n{"learner":"Ada","verdict":"pass"}\n\n');
    written(entry);
    expect(found(marking)).toEqual(entry);
  });

  test('the later of two reports counts', () => {
    written(entry, { ...entry, report: { ...entry.report, verdict: 'fail' } });
    expect(found(marking)?.report.verdict).toBe('fail');
  });
});

describe('hashes', () => {
  test('tell two answers apart by any character', () => {
    expect(answerHash('export {};')).toBe(answerHash('export {};'));
    expect(answerHash('export {};')).not.toBe(answerHash('export {}; '));
  });

  test('change with the manifest and with the grader, and with nothing else', async () => {
    const copy = join(folder, 'exercises/first-tensors');
    mkdirSync(join(folder, 'exercises'), { recursive: true });
    cpSync(join(root, 'exercises/first-tensors'), copy, { recursive: true });
    const before = await graderHash(folder, 'first-tensors');
    writeFileSync(join(copy, 'solution.ts'), 'another');
    expect(await graderHash(folder, 'first-tensors')).toBe(before);
    appendFileSync(join(copy, 'exercise.json'), ' ');
    const after = await graderHash(folder, 'first-tensors');
    expect(after).not.toBe(before);
    appendFileSync(join(copy, 'grader.test.ts'), ' ');
    expect(await graderHash(folder, 'first-tensors')).not.toBe(after);
  });
});
