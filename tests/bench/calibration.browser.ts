import { Budget } from '../../src/grading/harness/budget.ts';
import { gradingThreads } from '../../src/grading/limits.ts';
import { fetchAssets } from '../../src/sandbox/assets.browser.ts';
import { openFrame } from '../../src/sandbox/frame/open-frame.browser.ts';
import { LearnerSession } from '../../src/sandbox/learner-session.ts';
import { portOver } from '../../src/sandbox/message-port.ts';

/** Has a fresh learner's worker run the calibration workload; seconds on the clock that a grading uses. */
export async function calibrationSeconds(site: string): Promise<number> {
  const assets = await fetchAssets(site, () => undefined, { threads: gradingThreads });
  const frame = openFrame(assets.scripts, (death) => port.die(death));
  const port = portOver(frame.learner, frame.close);
  let budget: Budget | undefined;
  const session = new LearnerSession(port, {
    shard: () => Promise.reject(new Error('The calibration needs no data.')),
    onTurn: () => budget?.look(),
  });
  try {
    await session.boot(assets.engine, gradingThreads, 'en');
    budget = new Budget({ now: () => performance.now() / 1000, cpuSeconds: () => undefined, isComputing: () => session.isComputing() });
    return await budget.measure(() => session.calibrate());
  } finally {
    session.close();
  }
}
