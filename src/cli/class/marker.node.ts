import { GraderTrouble, gradeInProcess } from '../../grading/hosts/process/grade.node.ts';
import { graderTroubleText } from '../grader-trouble-text.ts';
import type { Tell } from '../messages/say.ts';
import type { Told } from '../report-text.ts';
import { answerHash, type Journal } from './journal.node.ts';
import type { Outcome } from './outcome.ts';
import type { HandedIn } from './sort-out.ts';
import { orUnwritable } from './written-files.node.ts';

export interface Marker {
  /** Answers whose report was in the journal. */
  kept(): number;
  mark(handed: HandedIn, signal: AbortSignal): Promise<Outcome>;
}

interface MarkerOptions {
  root: string;
  seed: number;
  /** Hash of each exercise. */
  graders: ReadonlyMap<string, string>;
  journal: Journal;
  /** How a refused write names the journal. */
  journalName: string;
  tell: Tell;
}

/** Marks one answer, whatever it is: what goes wrong with it costs only itself. What the journal knows is not marked again. */
export function createMarker({ root, seed, graders, journal, journalName, tell }: MarkerOptions): Marker {
  let kept = 0;
  return {
    kept: () => kept,
    async mark({ learner, exercise, read }, signal) {
      const content = await read();
      if (!content.ok) {
        const { problem } = content;
        if (problem === 'empty' || problem === 'binary' || problem === 'large') return { status: 'unfit', problem };
        return { status: 'not-marked', reason: problem === 'damaged' ? tell('grade.all.damaged') : tell('grade.all.unread', { code: 'code' in content ? content.code : problem }) };
      }
      const marking = { learner: learner.key, exercise, answer: answerHash(content.text), grader: graders.get(exercise) ?? '', seed };
      const before = journal.find(marking);
      if (before !== undefined) {
        kept += 1;
        return { status: 'marked', report: before.report, protection: before.protection };
      }
      let protection: Told['protection'];
      const onOpened = (chosen: Told['protection']): void => {
        protection = chosen;
      };
      const graded = await gradeInProcess({ exercise, answer: content.text, root, seed, signal, onOpened }).catch((cause: unknown) => {
        signal.throwIfAborted();
        return { trouble: cause instanceof GraderTrouble ? graderTroubleText(cause, tell) : cause instanceof Error ? cause.message : String(cause) };
      });
      if ('trouble' in graded) return { status: 'not-marked', reason: graded.trouble };
      const entry = { ...marking, report: graded, ...(protection === undefined ? {} : { protection }) };
      await orUnwritable(journalName, tell, () => journal.add(entry));
      return { status: 'marked', report: graded, protection };
    },
  };
}
