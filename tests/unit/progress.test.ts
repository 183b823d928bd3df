import { expect, test } from 'vitest';
import type { Standing } from '../../src/contract/progress.ts';
import { blankStanding, mergeStandings } from '../../src/progress/merge.ts';
import { readProgressFile } from '../../src/progress/read-file.ts';
import { nextOf } from '../../src/site/progress/standing.ts';

const passedAt = (at: number): Standing => ({ ...blankStanding('x'), passed: { at, edition: `${at}` } });

test('of two memories the first pass counts, in either order, and nothing is forgotten', () => {
  const seen: Standing = { ...blankStanding('x'), solutionSeen: 5 };
  for (const [a, b] of [[passedAt(3), passedAt(7)], [passedAt(7), passedAt(3)]] as const) expect(mergeStandings(a, b)).toEqual(passedAt(3));
  expect(mergeStandings(seen, passedAt(3))).toEqual({ ...passedAt(3), solutionSeen: 5 });
  expect(mergeStandings(passedAt(3), { ...seen, solutionSeen: 9 })).toEqual({ ...passedAt(3), solutionSeen: 9 });
  expect(mergeStandings(blankStanding('x'), blankStanding('x'))).toEqual(blankStanding('x'));
});

test('next is what was begun, else the first that was not passed, else nothing', () => {
  const [done, begun] = [{ standing: passedAt(1) }, { standing: blankStanding('x') }];
  const fresh = { standing: undefined };
  expect(nextOf([done, fresh, begun])).toBe(begun);
  expect(nextOf([done, fresh])).toBe(fresh);
  expect(nextOf([done])).toBeUndefined();
});

test.each(['', 'null', '[]', '{"format":"sans-gpu progress","version":2,"submissions":[],"standings":[]}'])('%j is no exported file', (text) => {
  expect(readProgressFile(text)).toBeUndefined();
});
