import type { Page } from 'playwright-core';
import { ChromiumTrainer } from './chromium-trainer.ts';
import { NodeTrainer, type NodeBackend, type NodeParts } from './node-trainer.ts';
import { PytorchTrainer } from './pytorch-trainer.ts';
import type { LinkedModule } from '../../../src/sandbox/protocol.ts';
import type { Trainer, Variant } from './trainer.ts';
import type { Workload } from './workloads.ts';

/** One of those that train in turn. */
export interface Contestant {
  /** Second word of its figures' ids. */
  name: 'chromium' | 'chromium-by-hand' | 'node' | 'node-by-hand' | 'stock-wasm' | 'cpu-backend' | 'pytorch';
  threads: number;
  variant: Variant;
  trainer: Trainer;
  /** Ours: what the project's promises are about. */
  isOurs: boolean;
  /** Seconds that the first step may take, before the contestant is left out of a workload. */
  firstStep: number;
}

export interface Places {
  page: Page;
  program: LinkedModule;
  node: NodeParts;
  /** Undefined where no Python has PyTorch. */
  python: string | undefined;
}

const ample = 60;
/** A step of plain JavaScript that takes longer is not worth waiting for; stock kernels either train or say at once that they cannot. */
const short = 5;

/** Everyone, by the number of threads. Node has no page to take threads from, and stock kernels are compared on one. */
export function allContestants({ page, program, node, python }: Places, threadCounts: readonly number[]): Contestant[] {
  const inNode = (backend: NodeBackend): Trainer => new NodeTrainer(node, { backend, threads: 1 });
  const kernels = inNode('kernels');
  return threadCounts.flatMap((threads): Contestant[] => {
    const chromium = new ChromiumTrainer(page, program, threads);
    const ours = { threads, isOurs: true, firstStep: ample };
    const others = { threads, isOurs: false, variant: 'fit' } as const;
    return [
      { ...ours, name: 'chromium', variant: 'fit', trainer: chromium },
      { ...ours, name: 'chromium-by-hand', variant: 'by-hand', trainer: chromium },
      ...(python === undefined ? [] : [{ ...others, name: 'pytorch', trainer: new PytorchTrainer(python, threads), firstStep: ample } as const]),
      ...(threads > 1
        ? []
        : ([
            { ...ours, name: 'node', variant: 'fit', trainer: kernels },
            { ...ours, name: 'node-by-hand', variant: 'by-hand', trainer: kernels },
            { ...others, name: 'stock-wasm', trainer: inNode('stock-wasm'), firstStep: ample },
            { ...others, name: 'cpu-backend', trainer: inNode('cpu-backend'), firstStep: short },
          ] as const)),
    ];
  });
}

/** Whether the project has something to say about this contestant on this workload. */
export function takesPart({ variant }: Contestant, { goals }: Workload): boolean {
  return variant === 'fit' || goals.byHand !== undefined;
}

/** "training.mnist-mlp.chromium.1-thread" */
export function idOf({ name, threads }: Pick<Contestant, 'name' | 'threads'>, workload: Workload): string {
  return `training.${workload.name}.${name}.${threads === 1 ? '1-thread' : `${threads}-threads`}`;
}
