import { describe, expect, test } from 'vitest';
import { csvText, guarded } from '../../../src/cli/class/csv.ts';
import { gradebook, type MarkedClass } from '../../../src/cli/class/gradebook.ts';
import type { Learner } from '../../../src/cli/class/learner.ts';
import { gradeOf, totalOf, type Outcome } from '../../../src/cli/class/outcome.ts';
import type { GradeReport } from '../../../src/contract/report.ts';

const words = { en: 'w', fr: 'm' };

function marked(verdict: GradeReport['verdict'], statuses: string): Outcome {
  const status = { '+': 'pass', '-': 'fail', '.': 'not-run' } as const;
  const checks = [...statuses].map((sign) => ({ title: words, status: status[sign as keyof typeof status] }));
  return { status: 'marked', report: { exercise: 'e', verdict, checks }, protection: undefined };
}

describe('a grade', () => {
  test.each([
    ['a pass', marked('pass', '+++'), 100],
    ['two checks of three', marked('fail', '++-'), 66],
    ['a timeout after one check of three', marked('timeout', '+-.'), 33],
    ['memory that ran out at once', marked('memory', '...'), 0],
    ['an error', marked('error', '.....'), 0],
    ['no check at all', marked('error', ''), 0],
    ['a file that cannot be an answer', { status: 'unfit', problem: 'large' } as const, 0],
    ['nothing handed in', { status: 'nothing' } as const, 0],
    ['a fault of the machine', { status: 'not-marked', reason: '' } as const, undefined],
  ])('for %s', (_case, outcome, grade) => {
    expect(gradeOf(outcome)).toBe(grade);
  });

  test('the total is the mean, rounded down, and unknown while a part is', () => {
    expect(totalOf([100, 66, 0])).toBe(55);
    expect(totalOf([100])).toBe(100);
    expect(totalOf([100, undefined])).toBeUndefined();
    expect(totalOf([])).toBeUndefined();
  });
});

describe('comma-separated values', () => {
  test('quote commas, quotes, line ends and spaces at an end, and nothing else', () => {
    expect(csvText([['a b', 'a,b', 'say "x"', 'two\nlines', '\rx', ' x', 'x ', 3, undefined, ''], ['l’Été; 100 %']])).toBe(
      '\ufeffa b,"a,b","say ""x""","two\nlines","\rx"," x","x ",3,,\r\nl’Été; 100 %\r\n',
    );
  });

  test.each(['=1+1', '+33 6', '-Ada', '@sum', '\tx', '\rx', '＝1'])('%j is text, not a formula', (name) => {
    expect(guarded(name)).toBe(`'${name}`);
  });

  test.each(['Ada', 'D’=x', '1-2', 'é', ''])('%j stays as it is', (name) => {
    expect(guarded(name)).toBe(name);
  });
});

describe('the gradebook', () => {
  const learners: Learner[] = [
    { key: 'participant 12345', name: 'Ada Lovelace', participant: '12345' },
    { key: '=HYPERLINK("x"), Bob', name: '=HYPERLINK("x"), Bob' },
  ];
  const outcomes: Record<string, Outcome> = { Ada: marked('pass', '+'), Bob: { status: 'not-marked', reason: 'x' } };
  const all: MarkedClass = {
    learners,
    exercises: ['first-tensors', 'mnist-mlp'],
    outcomeOf: (learner, exercise) => (exercise === 'mnist-mlp' ? marked('fail', '+-') : (outcomes[learner.name.includes('Ada') ? 'Ada' : 'Bob'] ?? { status: 'nothing' })),
  };

  test('for Moodle is one of its grading worksheets, with a column for each exercise', () => {
    expect(gradebook(all, 'moodle', 'en')).toBe(
      '\ufeffIdentifier,Full name,first-tensors,mnist-mlp,Grade,Last modified (grade)\r\nParticipant 12345,Ada Lovelace,100,50,75,-\r\n,"\'=HYPERLINK(""x""), Bob",,50,,-\r\n',
    );
  });

  test('for a Moodle in French has its French headings', () => {
    expect(gradebook(all, 'moodle', 'fr')).toMatch(/^\ufeffIdentifiant,Nom complet,first-tensors,mnist-mlp,Note,Dernière modification \(note\)\r\n/);
  });

  test('for Canvas has its five columns, and the points in the second row', () => {
    expect(gradebook(all, 'canvas', 'fr')).toBe(
      '\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,first-tensors,mnist-mlp\r\nPoints Possible,,,,,100,100\r\nAda Lovelace,,,,,100,50\r\n"\'=HYPERLINK(""x""), Bob",,,,,,50\r\n',
    );
  });
});
