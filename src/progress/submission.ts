import type { Submission } from '../contract/progress.ts';
import type { GradeReport } from '../contract/report.ts';

/** What is kept of a check. `draw` makes the id unique where two are made at the same moment. */
export function submissionFrom(report: GradeReport, answer: { edition: string; files: Readonly<Record<string, string>> }, at: number, draw: number): Submission {
  const { exercise, verdict, checks } = report;
  return {
    id: `${at.toString(36)}-${draw.toString(36)}`,
    exercise,
    at,
    edition: answer.edition,
    verdict,
    checksPassed: checks.filter(({ status }) => status === 'pass').length,
    checks: checks.length,
    files: { ...answer.files },
  };
}
