import type { GraderTrouble } from '../grading/hosts/process/grade.node.ts';
import type { Tell } from './messages/say.ts';

/** Why nothing could be graded, for whoever asked for it. */
export function graderTroubleText({ kind, detail }: GraderTrouble, tell: Tell): string {
  switch (kind) {
    case 'died':
      return tell('setup.grader-died', { detail });
    case 'nonsense':
      return tell('setup.grader-nonsense');
    case 'slow':
      return tell('setup.grader-slow', { seconds: detail });
    case 'other':
      return detail;
    default:
      return kind satisfies never;
  }
}
