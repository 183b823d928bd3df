import { describe, expect, test } from 'vitest';
import { classRequest } from '../../../src/cli/class/class-request.ts';
import { feedbackNames } from '../../../src/cli/class/feedback-name.ts';
import { feedbackText } from '../../../src/cli/class/feedback-text.ts';
import { markClass } from '../../../src/cli/class/mark-class.node.ts';
import type { Outcome } from '../../../src/cli/class/outcome.ts';
import { ignoredLines, summary } from '../../../src/cli/class/summary.ts';
import { timeLeft } from '../../../src/cli/class/time-left.ts';
import { say, type Tell } from '../../../src/cli/messages/say.ts';

const tell: Tell = (key, values) => say('en', key, values);
const nothing: Outcome = { status: 'nothing' };
const never = new AbortController().signal;

describe('marking in parallel', () => {
  test('marks each once, no more at a time than asked for, and keeps the order', async () => {
    let [running, most] = [0, 0];
    const turns: (() => void)[] = [];
    const seen: number[] = [];
    const marked = markClass([0, 1, 2, 3, 4], {
      parallel: 2,
      signal: never,
      mark: async (job) => {
        most = Math.max(most, ++running);
        seen.push(job);
        await new Promise<void>((resolve) => turns.push(resolve));
        running -= 1;
        return { status: 'not-marked', reason: String(job) };
      },
      onDone: () => {},
    });
    // The last to begin is the first to end.
    const timer = setInterval(() => turns.pop()?.(), 1);
    const outcomes = await marked;
    clearInterval(timer);
    expect(outcomes).toEqual([0, 1, 2, 3, 4].map((job) => ({ status: 'not-marked', reason: String(job) })));
    expect({ most, seen: seen.toSorted() }).toEqual({ most: 2, seen: [0, 1, 2, 3, 4] });
  });

  test('begins nothing more once it is interrupted, and waits for what runs', async () => {
    const stop = new AbortController();
    const begun: number[] = [];
    let ended = 0;
    const marked = markClass([1, 2, 3, 4], {
      parallel: 2,
      signal: stop.signal,
      mark: async (job, signal) => {
        begun.push(job);
        if (job === 2) stop.abort(new Error('Ctrl+C'));
        await new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));
        ended += 1;
        return nothing;
      },
      onDone: () => {
        throw new Error('An interrupted grading was counted.');
      },
    });
    await expect(marked).rejects.toThrow('Ctrl+C');
    expect({ begun, ended }).toEqual({ begun: [1, 2], ended: 2 });
  });

  test('a failure of ours ends the whole run', async () => {
    const mark = (job: number): Promise<Outcome> => (job === 2 ? Promise.reject(new Error('disk full')) : Promise.resolve(nothing));
    await expect(markClass([1, 2, 3], { parallel: 1, signal: never, mark, onDone: () => {} })).rejects.toThrow('disk full');
  });
});

describe('names of feedback files', () => {
  const name = (learner: string, participant?: string): string | undefined =>
    [...feedbackNames([{ key: 'k', name: learner, ...(participant === undefined ? {} : { participant }) }]).values()][0];

  test.each([
    ['Zoé d’Œuf', 'Zoé d’Œuf.txt'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.txt'],
    ['..', 'learner.txt'],
    ['../../etc/passwd', 'etc passwd.txt'],
    ['CON', 'CON-.txt'],
    ['nul.x', 'nul.x-.txt'],
    ['Ada. ', 'Ada.txt'],
    ['two\nlines\0', 'two lines.txt'],
    ['', 'learner.txt'],
  ])('%j → %s', (learner, file) => {
    expect(name(learner)).toBe(file);
  });

  test('with Moodle’s number are the ones that Moodle takes back', () => {
    expect(name('Jean_Marie', '12')).toBe('Jean Marie_12_assignsubmission_file_feedback.txt');
  });

  test('fit on every file system', () => {
    expect(Buffer.byteLength(name('李'.repeat(500), '123456') ?? '')).toBeLessThan(255);
  });

  test('are never the same, even where case does not count', () => {
    const names = feedbackNames([{ key: '1', name: 'Ada' }, { key: '2', name: 'ADA' }, { key: '3', name: 'Ada:' }]);
    expect([...names.values()]).toEqual(['Ada.txt', 'ADA (2).txt', 'Ada (3).txt']);
  });
});

test('a feedback file tells each exercise and the total, or why there is none', () => {
  const outcomes: Record<string, Outcome> = {
    a: { status: 'marked', report: { exercise: 'a', verdict: 'pass', checks: [{ title: { en: 'works', fr: 'marche' }, status: 'pass' }] }, protection: 'deno' },
    b: { status: 'unfit', problem: 'large' },
    c: nothing,
  };
  const text = (exercises: string[]): string =>
    feedbackText({ key: 'Ada', name: 'Ada' }, { learners: [], exercises, outcomeOf: (_learner, exercise) => outcomes[exercise] ?? { status: 'not-marked', reason: 'a secret of the machine' } }, new Map([['a', { en: 'First', fr: 'Premier' }]]), 'en');
  expect(text(['a', 'b', 'c'])).toMatch(/^Ada\nTotal: 33 out of 100\n\n─+\na: 100 out of 100\n\n✓ Passed: First\n\n {2}✓ works\n[^]*─+\nb: 0 out of 100\n\nb\n {4}The file is larger[^]*Nothing was handed in\.\n$/);
  expect(text(['a', 'd'])).toMatch(/There is no verdict yet/);
  expect(text(['a', 'd'])).not.toMatch(/Total|secret|^d: /m);
});

describe('what the terminal says', () => {
  test.each([
    [{ done: 10, left: 2, seconds: 100 }, 'less than a minute left'],
    [{ done: 10, left: 30, seconds: 100 }, 'about 5 min left'],
    [{ done: 1, left: 100, seconds: 45 }, 'about 1 h 15 min left'],
  ])('%j: %s', (progress, words) => {
    expect(timeLeft(progress, tell)).toBe(words);
  });

  test('counts by verdict, names what was not marked, and cuts long lists', () => {
    const done = [
      { name: 'Ada', exercise: 'e', outcome: { status: 'unfit', problem: 'empty' } as const },
      { name: 'Bob', exercise: 'e', outcome: { status: 'not-marked', reason: 'the grader died' } as const },
    ];
    expect(summary({ learners: 3, done, kept: 1 }, tell)).toEqual([
      'Learners: 3. Answers: 2.',
      '  Could not be judged: 1',
      '  Not marked (the next run tries again): 1',
      '    Bob, e: the grader died',
      'Kept from an earlier run, not marked again: 1.',
    ]);
    const ignored = Array.from({ length: 50 }, (_, at) => ({ path: `${at}.md`, reason: 'loose' as const }));
    expect(ignoredLines(ignored, tell)).toHaveLength(42);
    expect(ignoredLines(ignored, tell).at(-1)).toBe('    … and 10 more');
    expect(ignoredLines([], tell)).toEqual([]);
  });
});

describe('what is asked for', () => {
  const asked = { seed: 1, language: 'en', tell } as const;

  test('feedback goes beside the grades, and the layout is Moodle’s', () => {
    expect(classRequest({ all: 'x', csv: 'out/Grades.CSV' }, asked)).toMatchObject({ feedback: 'out/Grades-feedback', layout: 'moodle', jobs: undefined, only: undefined });
    expect(classRequest({ all: 'x', csv: 'grades', feedback: 'told', jobs: '3', layout: 'canvas', exercise: 'e' }, asked)).toMatchObject({ feedback: 'told', layout: 'canvas', jobs: 3, only: 'e' });
  });

  test.each([
    [{ all: 'x' }, /--csv/],
    [{ all: '', csv: 'x' }, /--csv/],
    [{ all: 'x', csv: 'y', layout: 'excel' }, /“excel”/],
    [{ all: 'x', csv: 'y', jobs: '0' }, /“0”/],
    [{ all: 'x', csv: 'y', jobs: 'many' }, /“many”/],
  ])('%j is refused with a sentence', (values, sentence) => {
    expect(() => classRequest(values, asked)).toThrow(sentence);
  });
});
