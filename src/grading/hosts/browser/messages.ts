import type { GradeReport } from '../../../contract/report.ts';
import type { Death } from '../../../sandbox/protocol.ts';
import type { GradingProgress } from '../../harness/grade.ts';

/** What the page says to the grader's worker. */
export type ToGrader =
  | {
      type: 'grade';
      exercise: string;
      answer: string;
      seed: number;
      /** Absolute address of the site's root. */
      site: string;
    }
  /** The frame is there; the port leads straight to the learner's worker. */
  | { type: 'learner-opened'; pipe: MessagePort }
  | { type: 'learner-died'; death: Death };

/** What someone waiting for a verdict is told. */
export type CheckProgress = GradingProgress | { kind: 'loading'; name: string; received: number; total: number };

/** What the grader's worker says to the page, which alone can open a frame. */
export type FromGrader =
  | { type: 'open-learner'; scripts: { frame: string; worker: string } }
  | { type: 'close-learner' }
  | { type: 'progress'; progress: CheckProgress }
  | { type: 'graded'; report: GradeReport }
  | { type: 'broken'; message: string };
