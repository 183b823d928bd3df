import type { GradeReport } from '../contract/report.ts';
import type { CheckOptions } from '../grading/hosts/browser/check.browser.ts';

/** The grader is large and holds what an answer must not see: it is fetched when the reader asks for a verdict. */
export async function checkAnswer(options: CheckOptions): Promise<GradeReport> {
  const { check } = await import('../grading/hosts/browser/check.browser.ts');
  return check(options);
}
