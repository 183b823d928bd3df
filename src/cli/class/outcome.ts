import type { GradeReport } from '../../contract/report.ts';
import type { Told } from '../report-text.ts';

/** What came of one exercise of one learner. */
export type Outcome =
  | { status: 'marked'; report: GradeReport; protection: Told['protection'] }
  /** The file cannot be an answer, so that there is nothing to run: a verdict like any other. */
  | { status: 'unfit'; problem: 'empty' | 'binary' | 'large' }
  | { status: 'nothing' }
  /** No verdict, and the learner has no part in that, or a person must decide first. `reason` is for people. */
  | { status: 'not-marked'; reason: string };

export const bestGrade = 100;

/**
 * 100 for a pass, otherwise the share of the checks that passed, rounded down; 0 when nothing was handed in or judged.
 * Undefined when it was not marked: a blank is imported as "no grade", and a fault of the machine must not become a 0.
 */
export function gradeOf(outcome: Outcome): number | undefined {
  switch (outcome.status) {
    case 'marked': {
      const { verdict, checks } = outcome.report;
      if (verdict === 'pass') return bestGrade;
      const passed = checks.filter(({ status }) => status === 'pass').length;
      return checks.length === 0 ? 0 : Math.floor((bestGrade * passed) / checks.length);
    }
    case 'unfit':
    case 'nothing':
      return 0;
    case 'not-marked':
      return undefined;
    default:
      return outcome satisfies never;
  }
}

/** The mean of all exercises, rounded down: no grade without all of them. */
export function totalOf(grades: readonly (number | undefined)[]): number | undefined {
  const known = grades.filter((grade) => grade !== undefined);
  return known.length < grades.length || known.length === 0 ? undefined : Math.floor(known.reduce((sum, grade) => sum + grade, 0) / known.length);
}
