import { verdicts, type Verdict } from '../../contract/report.ts';
import type { Tell } from '../messages/say.ts';
import type { Outcome } from './outcome.ts';
import type { Ignored } from './sort-out.ts';

/** A long list would hide what is above it. */
const mostListed = 40;

export interface Done {
  name: string;
  exercise: string;
  outcome: Outcome;
}

/** What a person wants to know when all is done, or as far as it went. */
export function summary({ learners, done, kept }: { learners: number; done: readonly Done[]; kept: number }, tell: Tell): string[] {
  const counts = new Map<Verdict, number>();
  for (const { outcome } of done) {
    const verdict = outcome.status === 'marked' ? outcome.report.verdict : outcome.status === 'unfit' ? 'error' : undefined;
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const lines = [tell('grade.all.counts', { learners, answers: done.length })];
  for (const verdict of verdicts) if (counts.has(verdict)) lines.push(tell('grade.all.count', { what: tell(`verdict.${verdict}`), count: counts.get(verdict) ?? 0 }));
  const notMarked = done.flatMap(({ name, exercise, outcome }) => (outcome.status === 'not-marked' ? [tell('grade.all.item', { what: `${name}, ${exercise}`, why: outcome.reason })] : []));
  if (notMarked.length > 0) lines.push(tell('grade.all.count', { what: tell('grade.all.not-marked'), count: notMarked.length }), ...shortened(notMarked, tell));
  if (kept > 0) lines.push(tell('grade.all.kept', { count: kept }));
  return lines;
}

/** What was handed in and belongs to no exercise, with the reason. */
export function ignoredLines(ignored: readonly Ignored[], tell: Tell): string[] {
  if (ignored.length === 0) return [];
  return [tell('grade.all.ignored', { count: ignored.length }), ...shortened(ignored.map(({ path, reason }) => tell('grade.all.item', { what: path, why: tell(`grade.all.ignored-${reason}`) })), tell)];
}

function shortened(lines: readonly string[], tell: Tell): string[] {
  const more = lines.length - mostListed;
  return more > 0 ? [...lines.slice(0, mostListed), tell('grade.all.more', { count: more })] : [...lines];
}
