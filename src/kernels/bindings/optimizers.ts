import type { Tensor, Variable } from '@tensorflow/tfjs';
import { isFloat, sizeOf, type Bench } from './kernel.ts';

type Gradients = Record<string, Tensor | null | undefined> | { name: string; tensor: Tensor | null | undefined }[];
interface Moment {
  originalName: string;
  variable: Variable;
}

/** The fields of tf.train.adam's optimizer, which its declarations call private. */
interface AdamState {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: (Moment | undefined)[];
  accumulatedSecondMoment: (Moment | undefined)[];
  incrementIterations(): void;
}

interface DescentState {
  learningRate: number;
  c: Tensor;
  incrementIterations(): void;
}

interface MomentumState extends DescentState {
  m: Tensor;
  useNesterov: boolean;
  accumulations: (Moment | undefined)[];
}

/** One pass over the weights instead of a dozen. State, saving and loading stay TF.js's own. Returns what it replaced. */
export function installOptimizers(bench: Bench): string[] {
  const { tf } = bench;
  patch(bench, tf.AdamOptimizer.prototype, (optimizer, updates) => isAdam(optimizer) && adamStep(bench, optimizer, updates));
  patch(bench, tf.SGDOptimizer.prototype, (optimizer, updates) => isDescent(optimizer) && descentStep(bench, optimizer, updates));
  patch(bench, tf.MomentumOptimizer.prototype, (optimizer, updates) => isMomentum(optimizer) && momentumStep(bench, optimizer, updates));
  return ['Adam', 'SGD', 'Momentum'];
}

interface Update {
  variable: Variable;
  gradient: Tensor | undefined;
}

/** Puts `step` before the optimizer's own applyGradients, which goes on when it returns false. */
function patch({ tf, heap }: Bench, prototype: object, step: (optimizer: unknown, updates: readonly Update[]) => boolean): void {
  const stock: unknown = Reflect.get(prototype, 'applyGradients');
  if (typeof stock !== 'function') return;
  const applyGradients = function (this: unknown, gradients: Gradients): void {
    const current: unknown = tf.backend();
    const updates = current === heap.backend ? updatesOf(tf.engine().registeredVariables, gradients) : undefined;
    if (updates === undefined || !tf.tidy(() => step(this, updates))) Reflect.apply(stock, this, [gradients]);
  };
  Object.defineProperty(prototype, 'applyGradients', { value: applyGradients, configurable: true, writable: true });
}

/** What to update, or undefined when something is not as our step expects it. */
function updatesOf(variables: Readonly<Record<string, Variable | undefined>>, gradients: Gradients): Update[] | undefined {
  const named = Array.isArray(gradients) ? gradients.map(({ name, tensor }) => [name, tensor] as const) : Object.entries(gradients);
  const updates: Update[] = [];
  for (const [name, tensor] of named) {
    const variable = variables[name];
    const gradient = tensor ?? undefined;
    if (variable === undefined || !isFloat(variable)) return undefined;
    if (gradient !== undefined && (!isFloat(gradient) || sizeOf(gradient.shape) !== sizeOf(variable.shape))) return undefined;
    updates.push({ variable, gradient });
  }
  return updates;
}

/** In-place writing must not show in a clone someone took; then the stock step makes new tensors, private again. */
function arePrivate({ heap }: Bench, variables: readonly (Variable | undefined)[]): boolean {
  return variables.every((variable) => variable === undefined || heap.backend.dataIdMap.get(variable.dataId)?.refCount === 1);
}

/** What an optimizer remembers of a variable, under the name TF.js saves it by. */
function newMoment({ tf }: Bench, variable: Variable, suffix: string): Moment {
  return { originalName: `${variable.name}/${suffix}`, variable: tf.tidy(() => tf.zerosLike(variable).variable(false)) };
}

function adamStep(bench: Bench, adam: AdamState, updates: readonly Update[]): boolean {
  const { heap, native } = bench;
  const { accumulatedFirstMoment: first, accumulatedSecondMoment: second, beta1, beta2 } = adam;
  if (!arePrivate(bench, [adam.accBeta1, adam.accBeta2, ...[...first, ...second].map((moment) => moment?.variable)])) return false;

  const power1 = heap.floats(heap.addressOf(adam.accBeta1), 1)[0] ?? 0;
  const power2 = heap.floats(heap.addressOf(adam.accBeta2), 1)[0] ?? 0;
  updates.forEach(({ variable, gradient }, index) => {
    const m = (first[index] ??= newMoment(bench, variable, 'm'));
    const v = (second[index] ??= newMoment(bench, variable, 'v'));
    if (gradient === undefined) return;
    assignNew(bench, variable, (address) =>
      native.adam(
        heap.addressOf(variable), heap.addressOf(gradient), heap.addressOf(m.variable), heap.addressOf(v.variable), address, sizeOf(variable.shape),
        beta1, beta2, 1 - beta1, 1 - beta2, 1 - power1, 1 - power2, -adam.learningRate, adam.epsilon,
      ),
    );
  });
  heap.floats(heap.addressOf(adam.accBeta1), 1)[0] = power1 * Math.fround(beta1);
  heap.floats(heap.addressOf(adam.accBeta2), 1)[0] = power2 * Math.fround(beta2);
  adam.incrementIterations();
  return true;
}

function momentumStep(bench: Bench, momentum: MomentumState, updates: readonly Update[]): boolean {
  const { heap, native } = bench;
  const { accumulations } = momentum;
  if (!arePrivate(bench, accumulations.map((moment) => moment?.variable))) return false;
  const factor = heap.floats(heap.addressOf(momentum.c), 1)[0] ?? 0;
  const decay = heap.floats(heap.addressOf(momentum.m), 1)[0] ?? 0;
  updates.forEach(({ variable, gradient }, index) => {
    const sum = (accumulations[index] ??= newMoment(bench, variable, 'momentum'));
    if (gradient === undefined) return;
    assignNew(bench, variable, (address) =>
      native.momentum(
        heap.addressOf(variable), heap.addressOf(gradient), heap.addressOf(sum.variable), address, sizeOf(variable.shape), decay, factor, momentum.useNesterov ? 1 : 0,
      ),
    );
  });
  momentum.incrementIterations();
  return true;
}

function descentStep(bench: Bench, descent: DescentState, updates: readonly Update[]): boolean {
  const { heap, native } = bench;
  const factor = heap.floats(heap.addressOf(descent.c), 1)[0] ?? 0;
  for (const { variable, gradient } of updates) {
    if (gradient === undefined) continue;
    assignNew(bench, variable, (address) =>
      native.descend(heap.addressOf(variable), heap.addressOf(gradient), address, sizeOf(variable.shape), factor),
    );
  }
  descent.incrementIterations();
  return true;
}

/** Weights get a new tensor each step: XNNPACK keeps a packed copy by tensor, and a learner may keep a clone. */
function assignNew({ tf, heap }: Bench, variable: Variable, write: (address: number) => void): void {
  const { info, address } = heap.output(variable.shape);
  write(address);
  variable.assign(tf.engine().makeTensorFromTensorInfo(info));
}

function isAdam(optimizer: unknown): optimizer is AdamState {
  return (
    has(optimizer, 'number', ['learningRate', 'beta1', 'beta2', 'epsilon']) &&
    has(optimizer, 'object', ['accBeta1', 'accBeta2', 'accumulatedFirstMoment', 'accumulatedSecondMoment']) &&
    has(optimizer, 'function', ['incrementIterations'])
  );
}

function isDescent(optimizer: unknown): optimizer is DescentState {
  return has(optimizer, 'object', ['c']) && has(optimizer, 'function', ['incrementIterations']);
}

function isMomentum(optimizer: unknown): optimizer is MomentumState {
  return isDescent(optimizer) && has(optimizer, 'object', ['m', 'accumulations']) && 'useNesterov' in optimizer;
}

function has(holder: unknown, type: 'number' | 'object' | 'function', names: readonly string[]): boolean {
  return typeof holder === 'object' && holder !== null && names.every((name) => typeof Reflect.get(holder, name) === type);
}
