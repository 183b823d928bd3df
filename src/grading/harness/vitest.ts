import { startTests } from 'vitest/internal/browser';
import { feedbackIn } from './feedback.ts';
import type { Feedback } from '../../contract/report.ts';

/** How one test of a grader ended. */
export interface TestOutcome {
  name: string;
  passed: boolean;
  feedback?: Feedback;
}

/**
 * Runs a grader's tests with Vitest outside its command line, in a worker or a plain process. This is the
 * only file that touches Vitest's internals: what it hands them was read in version 5.1.1, and a test
 * compares its verdicts with those of `vitest run`.
 * @param importGrader evaluates the grader module, whose calls of `test` register its tests
 * @param onTest called as each test begins
 */
export async function runTests(importGrader: () => Promise<unknown>, onTest: (index: number) => void): Promise<TestOutcome[]> {
  const config = {
    root: '/',
    setupFiles: [],
    sequence: { shuffle: false, concurrent: false, hooks: 'stack', setupFiles: 'list' },
    // Time is limited by the budget, which ends the learner's side; Vitest's own clock would only get in its way.
    testTimeout: 0,
    hookTimeout: 0,
    maxConcurrency: 1,
    retry: 0,
    repeats: 0,
    tags: [],
    expect: {},
    snapshotOptions: { expand: false },
    passWithNoTests: true,
    allowOnly: false,
    taskTitleValueFormatTruncate: 40,
    fakeTimers: {},
  };
  Object.assign(globalThis, { __vitest_worker__: { config, filepath: 'grader', ctx: {}, environment: { name: 'grader' }, providedContext: {}, rpc: {} } });

  const outcomes: TestOutcome[] = [];
  let begun = 0;
  const runner = {
    config,
    pool: 'grader',
    importFile: importGrader,
    onBeforeTryTask: () => {
      onTest(begun++);
    },
    onAfterRunTask: (test: VitestTest) => {
      const message = test.result?.errors?.[0]?.message ?? '';
      const feedback = feedbackIn(message);
      outcomes.push({ name: test.name, passed: test.result?.state === 'pass', ...(feedback === undefined ? {} : { feedback }) });
    },
  };
  const files: readonly VitestFile[] = await start(['grader'], runner);
  const broken = files.flatMap((file) => file.result?.errors ?? [])[0];
  if (broken !== undefined) throw new Error(`The grader itself failed: ${broken.message}`);
  return outcomes;
}

/** The few fields read here; Vitest's own types describe a runner that lives inside its command line. */
interface VitestTest {
  name: string;
  result?: { state: string; errors?: { message: string }[] };
}
type VitestFile = Pick<VitestTest, 'result'>;
const start = startTests as unknown as (specs: string[], runner: object) => Promise<VitestFile[]>;
