import type { StartThread } from './thread.ts';

/**
 * Starts kernel threads as workers of this worker.
 * @param script the bundle of thread.worker.ts
 */
export function threadsFrom(script: string): StartThread {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return (start) => {
    const worker = new Worker(address, { name: `kernels ${start.thread}` });
    const ready = new Promise<void>((resolve, reject) => {
      worker.onmessage = () => {
        resolve();
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(`A kernel thread did not start: ${event.message}`));
      };
    });
    worker.postMessage(start);
    return { ready, end: () => worker.terminate() };
  };
}
