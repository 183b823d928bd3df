import type { GradeReport } from '../../../contract/report.ts';
import { openFrame, type LearnerFrame } from '../../../sandbox/frame/open-frame.browser.ts';
import type { CheckProgress, FromGrader, ToGrader } from './messages.ts';

export interface CheckOptions {
  exercise: string;
  /** The learner's file. */
  answer: string;
  /** Path of the site's root, "/" or "/course/". */
  base: string;
  /** Seeds the grader's draws; the same seed gives the same verdict. */
  seed?: number;
  signal: AbortSignal;
  onProgress(progress: CheckProgress): void;
}

/** Marks an answer in this browser. Rejects when the course itself is at fault, or with the signal's reason. */
export async function check(options: CheckOptions): Promise<GradeReport> {
  const { exercise, answer, base, seed = 1, signal, onProgress } = options;
  signal.throwIfAborted();
  const site = new URL(base, location.href).href;
  const worker = new Worker(new URL('graders/grader.worker.js', site), { type: 'module', name: 'grader' });
  let frame: LearnerFrame | undefined;
  const tell = (message: ToGrader, transfer: Transferable[] = []): void => {
    worker.postMessage(message, transfer);
  };

  try {
    return await new Promise<GradeReport>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('Stopped.'));
      }, { once: true });
      worker.addEventListener('error', (event) => {
        reject(new Error(`The grader could not start: ${event.message || 'its file did not load'}. Reload the page and check again.`));
      });
      worker.addEventListener('message', ({ data }: MessageEvent<FromGrader>) => {
        switch (data.type) {
          case 'open-learner': {
            frame = openFrame(data.scripts, (death) => {
              tell({ type: 'learner-died', death });
            });
            tell({ type: 'learner-opened', pipe: frame.learner }, [frame.learner]);
            return;
          }
          case 'close-learner':
            frame?.close();
            return;
          case 'progress':
            onProgress(data.progress);
            return;
          case 'graded':
            resolve(data.report);
            return;
          case 'broken':
            reject(new Error(data.message));
            return;
          default:
            data satisfies never;
        }
      });
      tell({ type: 'grade', exercise, answer, seed, site });
    });
  } finally {
    worker.terminate();
    frame?.close();
  }
}
