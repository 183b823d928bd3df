import type { ExerciseManifest } from '../../contract/exercise.ts';
import type { CheckResult, Feedback, GradeReport, Place } from '../../contract/report.ts';
import type { SentenceCode, SentenceDetails } from '../sentences.ts';
import { feedback, feedbackIn } from './feedback.ts';
import type { TestOutcome } from './vitest.ts';

/** A report that says why nothing could be judged. */
export function erroneous<Code extends SentenceCode>(manifest: ExerciseManifest, code: Code, details: SentenceDetails<Code>, place?: Place): GradeReport {
  const said = feedbackIn(feedback(code, details, place));
  return { exercise: manifest.id, verdict: 'error', ...(said === undefined ? {} : { feedback: said }), checks: blankChecks(manifest) };
}

export function blankChecks(manifest: ExerciseManifest): CheckResult[] {
  return manifest.checks.map(({ title }) => ({ title, status: 'not-run' }));
}

/**
 * One result per check of the manifest. The grader must have run exactly those tests, in that order: a
 * difference is the exercise's mistake, never a verdict.
 * @param ended the test during which the learner's side ended, if it did; later ones could not run
 */
export function checksFrom(manifest: ExerciseManifest, outcomes: readonly TestOutcome[], ended?: { test: number; feedback: Feedback }): CheckResult[] {
  const ran = outcomes.map(({ name }) => name);
  const wanted = manifest.checks.map(({ title }) => title.en);
  if (ran.join('\n') !== wanted.join('\n')) {
    throw new Error(`${manifest.id}: exercise.json lists the checks "${wanted.join('", "')}", the grader ran "${ran.join('", "')}".`);
  }
  return manifest.checks.map(({ title, hint }, index): CheckResult => {
    const outcome = outcomes[index];
    if (outcome?.passed) return { title, status: 'pass' };
    if (ended && index > ended.test) return { title, status: 'not-run' };
    const said = ended?.test === index ? ended.feedback : (outcome?.feedback ?? feedbackIn(feedback('failed', undefined)));
    return { title, status: 'fail', ...(said === undefined ? {} : { feedback: said }), hint };
  });
}
