import type { Standing, Submission } from '../contract/progress.ts';

/** What is known of an exercise nobody has tried. */
export function blankStanding(exercise: string): Standing {
  return { exercise, passed: null, solutionSeen: null };
}

/** What was known of an exercise, if anything, and what is said of it now: whatever happened first counts, and nothing is forgotten. */
export function mergeStandings(known: Standing | undefined, said: Standing): Standing {
  if (known === undefined) return said;
  const passed = known.passed === null || (said.passed !== null && said.passed.at < known.passed.at) ? said.passed : known.passed;
  return { exercise: said.exercise, passed, solutionSeen: earlier(known.solutionSeen, said.solutionSeen) };
}

/** What a submission says about its exercise. */
export function standingFrom({ exercise, verdict, at, edition }: Submission): Standing {
  return { ...blankStanding(exercise), passed: verdict === 'pass' ? { at, edition } : null };
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
