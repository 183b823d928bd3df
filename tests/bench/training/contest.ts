import { undisturbed, type Patience } from '../undisturbed.ts';
import { takesPart, type Contestant } from './contestants.ts';
import { TooSlow } from './line-process.ts';
import type { Workload } from './workloads.ts';

/** How one contestant did on one workload. */
export interface Outcome {
  contestant: Contestant;
  /** Milliseconds of a training step, round by round; empty when it cannot. */
  msPerStep: number[];
  /** Why not. */
  cannot?: string;
}

export interface Rules {
  rounds: number;
  /** Training time of each contestant in each round. */
  secondsPerRound: number;
  patience: Patience;
  say(line: string): void;
}

const warmUpMs = 1000;
/** Seconds that an answer may take when the speed is known. */
const longestAnswer = 300;

/** Has all contestants train one workload, in turn inside every round, so that whatever slows the machine slows all. */
export async function contest(workload: Workload, contestants: readonly Contestant[], rules: Rules): Promise<Outcome[]> {
  const { rounds, secondsPerRound, patience, say } = rules;
  const outcomes: Outcome[] = [];
  const stepsOf = new Map<Outcome, number>();
  for (const contestant of contestants.filter((each) => takesPart(each, workload))) {
    const outcome: Outcome = { contestant, msPerStep: [] };
    outcomes.push(outcome);
    try {
      const msPerStep = await warmUp(workload, contestant);
      stepsOf.set(outcome, Math.max(1, Math.round((1000 * secondsPerRound) / msPerStep)));
    } catch (error) {
      fail(outcome, error, workload, say);
    }
  }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? outcomes : outcomes.toReversed();
    const times = await undisturbed(say, () => trainInTurn(order, stepsOf, (outcome, error) => fail(outcome, error, workload, say)), patience);
    for (const [outcome, ms] of times) outcome.msPerStep.push(ms);
  }
  for (const trainer of new Set(contestants.map((contestant) => contestant.trainer))) await trainer.release();
  // Fewer rounds than the others cannot be compared round by round.
  return outcomes.map((outcome) => (outcome.cannot === undefined ? outcome : { ...outcome, msPerStep: [] }));
}

async function trainInTurn(order: readonly Outcome[], stepsOf: Map<Outcome, number>, onFailure: (outcome: Outcome, error: unknown) => void): Promise<Map<Outcome, number>> {
  const times = new Map<Outcome, number>();
  for (const outcome of order) {
    const steps = stepsOf.get(outcome);
    if (steps === undefined || outcome.cannot !== undefined) continue;
    const { trainer, variant } = outcome.contestant;
    try {
      const trained = await trainer.train(variant, steps, longestAnswer);
      times.set(outcome, trained.ms / trained.steps);
    } catch (error) {
      onFailure(outcome, error);
    }
  }
  return times;
}

/** The first steps compile, load and fill caches. Gives the milliseconds of a step after them. */
async function warmUp(workload: Workload, { trainer, variant, name, firstStep }: Contestant): Promise<number> {
  const { tfjs, pytorch } = workload.parameters;
  const expected = name === 'pytorch' ? pytorch : tfjs;
  const parameters = await trainer.prepare(workload, variant, longestAnswer);
  if (parameters !== expected) throw new Error(`the network has ${parameters} numbers to learn instead of ${expected}`);
  let { ms: msPerStep } = await trainer.train(variant, 1, firstStep);
  for (let spent = 0; spent < warmUpMs; ) {
    const { steps, ms } = await trainer.train(variant, Math.max(1, Math.round(warmUpMs / 3 / msPerStep)), longestAnswer);
    msPerStep = ms / steps;
    spent += ms;
  }
  return msPerStep;
}

function fail(outcome: Outcome, error: unknown, workload: Workload, say: Rules['say']): void {
  const { name, threads } = outcome.contestant;
  const message = error instanceof Error ? error.message : String(error);
  outcome.cannot = error instanceof TooSlow ? `one step takes ${message}` : (message.split('\n')[0] ?? '').slice(0, 160);
  say(`${workload.name}, ${name}, ${threads} thread${threads > 1 ? 's' : ''}: left out, ${outcome.cannot}`);
}
