import { Worker } from 'node:worker_threads';
import type { StartThread } from './thread.ts';

/** Starts kernel threads as worker threads of Node, which do not keep the process alive. */
export const startNodeThread: StartThread = (start) => {
  const worker = new Worker(new URL('thread.node.ts', import.meta.url), { workerData: start });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => {
      resolve();
    });
    worker.once('error', reject);
  });
  worker.unref();
  return { ready, end: () => void worker.terminate() };
};
