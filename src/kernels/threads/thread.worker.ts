import { prepareThread, type ThreadStart } from './thread.ts';

/** The part of a dedicated worker's scope that is used here; TypeScript's DOM types describe a window. */
declare const self: {
  postMessage(message: 'ready'): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ThreadStart>) => void, options: { once: true }): void;
};

self.addEventListener('message', ({ data }) => {
  const work = prepareThread(data);
  self.postMessage('ready');
  work();
}, { once: true });
