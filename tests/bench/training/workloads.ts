/** A network and the batches it learns from, the same in TF.js and in PyTorch. */
export interface Workload {
  /** Also the name of its figures, of its task in tfjs/tasks.ts and of its model in pytorch.py. */
  name: WorkloadName;
  batch: number;
  /** Batches that lie ready in memory; a longer round goes over them again. */
  batches: number;
  /** Numbers to learn, in TF.js and in PyTorch: a different network would be noticed. */
  parameters: { tfjs: number; pytorch: number };
  /** What the project promised: time relative to PyTorch's, with model.fit and with a training step by hand. */
  goals: { fit: number; byHand?: number };
}

export const workloadNames = ['mnist-mlp', 'mnist-cnn-8-16', 'mnist-cnn-32-64', 'cifar10-resnet-8', 'cifar10-resnet-20', 'imdb-lstm', 'gpt'] as const;
export type WorkloadName = (typeof workloadNames)[number];

const same = (count: number): Workload['parameters'] => ({ tfjs: count, pytorch: count });

export const workloads: readonly Workload[] = [
  { name: 'mnist-mlp', batch: 64, batches: 200, parameters: same(101_770), goals: { fit: 1.5, byHand: 1.1 } },
  { name: 'mnist-cnn-8-16', batch: 64, batches: 200, parameters: same(5_258), goals: { fit: 0.8, byHand: 0.6 } },
  // The example that comes with PyTorch, with its dropout.
  { name: 'mnist-cnn-32-64', batch: 128, batches: 20, parameters: same(1_199_882), goals: { fit: 0.8, byHand: 0.6 } },
  { name: 'cifar10-resnet-8', batch: 128, batches: 8, parameters: same(78_042), goals: { fit: 0.8 } },
  { name: 'cifar10-resnet-20', batch: 128, batches: 8, parameters: same(272_474), goals: { fit: 0.8 } },
  // PyTorch's LSTM has two biases where one would do: 4 x 32 numbers more, and next to no work.
  { name: 'imdb-lstm', batch: 64, batches: 20, parameters: { tfjs: 328_353, pytorch: 328_481 }, goals: { fit: 1.5 } },
  { name: 'gpt', batch: 16, batches: 20, parameters: same(826_433), goals: { fit: 1.5 } },
];
