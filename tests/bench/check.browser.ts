import type { GradeReport } from '../../src/contract/report.ts';
import { check } from '../../src/grading/hosts/browser/check.browser.ts';

interface TimedCheck {
  report: GradeReport;
  seconds: number;
  /** Seconds after the start at which each step was first told of. */
  steps: { name: string; at: number }[];
}

/** Marks an answer as the Check button does, by the clock. */
export async function timedCheck(exercise: string, answer: string): Promise<TimedCheck> {
  const begun = performance.now();
  const passed = (): number => (performance.now() - begun) / 1000;
  const steps = new Map<string, number>();
  const report = await check({
    exercise,
    answer,
    base: '/',
    signal: new AbortController().signal,
    onProgress: (progress) => {
      const name = progress.kind === 'loading' ? `loading ${progress.name}` : progress.kind === 'check' ? `check ${progress.index + 1}` : progress.kind;
      if (!steps.has(name)) steps.set(name, passed());
    },
  });
  return { report, seconds: passed(), steps: [...steps].map(([name, at]) => ({ name, at })) };
}
