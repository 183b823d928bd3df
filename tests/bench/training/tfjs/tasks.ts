import type { WorkloadName } from '../workloads.ts';
import { cifar10Resnet } from './cifar10-resnet.ts';
import { gpt } from './gpt.ts';
import { imdbLstm } from './imdb-lstm.ts';
import { mnistLargeCnn, mnistSmallCnn } from './mnist-cnn.ts';
import { mnistMlp } from './mnist-mlp.ts';
import type { Task } from './task.ts';

export const tasks: Readonly<Record<WorkloadName, Task>> = {
  'mnist-mlp': mnistMlp,
  'mnist-cnn-8-16': mnistSmallCnn,
  'mnist-cnn-32-64': mnistLargeCnn,
  'cifar10-resnet-8': cifar10Resnet(1),
  'cifar10-resnet-20': cifar10Resnet(3),
  'imdb-lstm': imdbLstm,
  gpt,
};
