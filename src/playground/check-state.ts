import type { GradeReport } from '../contract/report.ts';
import type { CheckProgress } from '../grading/hosts/browser/messages.ts';

/** Where a check stands. */
export type CheckState =
  | { kind: 'idle' }
  /** Null until the grader says what it does first. */
  | { kind: 'checking'; progress: CheckProgress | null }
  | { kind: 'done'; report: GradeReport }
  | { kind: 'stopped' }
  /** This page marks nothing: the reader is told how to hand the answer in. */
  | { kind: 'hand-in' }
  /** No verdict could be reached, for a reason that is not the answer's. */
  | { kind: 'failed'; message: string };

export type CheckAction =
  | { kind: 'check' }
  | { kind: 'progress'; progress: CheckProgress }
  | { kind: 'done'; report: GradeReport }
  | { kind: 'stopped' }
  | { kind: 'failed'; message: string }
  | { kind: 'hand-in' }
  | { kind: 'clear' };

export function reduceCheck(state: CheckState, action: CheckAction): CheckState {
  switch (action.kind) {
    case 'check':
      return { kind: 'checking', progress: null };
    case 'progress':
      return state.kind === 'checking' ? { kind: 'checking', progress: action.progress } : state;
    case 'done':
      return { kind: 'done', report: action.report };
    case 'stopped':
      return { kind: 'stopped' };
    case 'failed':
      return { kind: 'failed', message: action.message };
    case 'hand-in':
      return { kind: 'hand-in' };
    case 'clear':
      return { kind: 'idle' };
    default:
      return action satisfies never;
  }
}
