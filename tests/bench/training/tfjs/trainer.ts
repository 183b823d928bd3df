import * as tf from '@tensorflow/tfjs';
import { workloads } from '../workloads.ts';
import { tasks } from './tasks.ts';
import type { ByHand, Examples, Task } from './task.ts';

/** What a contestant exports, in Node and in the sandbox of a page: it is called from outside by these names. */

type Variant = 'fit' | 'by-hand';

interface Prepared {
  parameters: number;
  /** Trains that many batches of these examples, over and over again. */
  train(examples: Examples, steps: number): Promise<void>;
  dispose(): void;
}

const prepared = new Map<string, Prepared>();
let current: { name: string; examples: Examples; cut?: Examples & { count: number }; batch: number; batches: number } | undefined;

/** Builds a workload's network; those of another workload are forgotten. Gives the count of numbers to learn. */
export async function prepare(name: string, variant: string): Promise<number> {
  const workload = workloads.find((each) => each.name === name);
  if (workload === undefined) throw new Error(`There is no workload "${name}".`);
  const { batch, batches } = workload;
  const task = tasks[workload.name];
  if (current?.name !== name) {
    release();
    current = { name, examples: await task.examples(batch * batches), batch, batches };
  }
  const made = variant === 'by-hand' ? byHand(task) : withFit(task);
  prepared.set(variant, made);
  return made.parameters;
}

/** Milliseconds of about so many training steps, and how many they were. */
export async function train(variant: Variant, wanted: number): Promise<{ steps: number; ms: number }> {
  const one = prepared.get(variant);
  if (one === undefined || current === undefined) throw new Error(`Nothing has been prepared for "${variant}".`);
  // Whole epochs, or a part of one.
  const steps = wanted <= current.batches ? wanted : Math.round(wanted / current.batches) * current.batches;
  const examples = first(Math.min(steps, current.batches) * current.batch);
  const start = performance.now();
  await one.train(examples, steps);
  return { steps, ms: performance.now() - start };
}

export function release(): void {
  for (const { dispose } of prepared.values()) dispose();
  prepared.clear();
  if (current !== undefined) {
    forgetCut();
    tf.dispose([current.examples.inputs, current.examples.targets]);
  }
  current = undefined;
}

/** The first examples. They are copied once, not inside what is timed. */
function first(count: number): Examples {
  const { examples, cut } = now();
  if (count === examples.inputs.shape[0]) return examples;
  if (cut?.count === count) return cut;
  forgetCut();
  const made = { count, inputs: examples.inputs.slice(0, count), targets: examples.targets.slice(0, count) };
  now().cut = made;
  return made;
}

function forgetCut(): void {
  const { cut } = now();
  if (cut !== undefined) tf.dispose([cut.inputs, cut.targets]);
  delete now().cut;
}

function now(): NonNullable<typeof current> {
  if (current === undefined) throw new Error('No workload has been prepared.');
  return current;
}

/** As nearly everyone trains: model.fit, which shuffles by itself. */
function withFit(task: Task): Prepared {
  const model = task.model();
  return {
    parameters: model.trainableWeights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape.map((size) => size ?? 1)), 0),
    async train({ inputs, targets }, steps) {
      const { batch, batches } = now();
      await model.fit(inputs, targets, { batchSize: batch, epochs: Math.max(1, steps / batches) });
    },
    dispose: () => {
      model.optimizer.dispose();
      model.dispose();
    },
  };
}

/** A loop of one's own: shuffled batches, one call of minimize each. */
function byHand(task: Task): Prepared {
  const made: ByHand | undefined = task.byHand?.();
  if (made === undefined) throw new Error('This workload has no training step by hand.');
  const { weights, optimizer, loss } = made;
  return {
    parameters: weights.reduce((sum, { size }) => sum + size, 0),
    train(examples, steps) {
      const { batch } = now();
      const count = examples.inputs.shape[0] ?? 0;
      let order = tf.util.createShuffledIndices(count);
      for (let step = 0; step < steps; step++) {
        const at = step % (count / batch);
        if (at === 0) order = tf.util.createShuffledIndices(count);
        tf.tidy(() => {
          const picked = tf.tensor1d(Int32Array.from(order.subarray(at * batch, (at + 1) * batch)), 'int32');
          const [inputs, targets] = [tf.gather(examples.inputs, picked), tf.gather(examples.targets, picked)];
          optimizer.minimize(() => loss(inputs, targets), false, weights);
        });
      }
      return Promise.resolve();
    },
    dispose: () => {
      optimizer.dispose();
      tf.dispose(weights);
    },
  };
}
