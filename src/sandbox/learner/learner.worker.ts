import { threadsFrom } from '../../kernels/threads/start-thread.browser.ts';
import type { ToLearner } from '../protocol.ts';
import { serveLearner } from './serve.ts';

/** The part of a dedicated worker's scope that is used here; TypeScript's DOM types describe a window. */
declare const self: {
  addEventListener(type: 'message', listener: (event: MessageEvent<{ port: MessagePort }>) => void, options: { once: true }): void;
};

// The first message brings the port to the host; the frame in between is not listening to it.
self.addEventListener('message', ({ data: { port } }) => {
  serveLearner({
    post: (message) => {
      port.postMessage(message);
    },
    listen: (onMessage) => {
      port.onmessage = ({ data }: MessageEvent<ToLearner>) => {
        onMessage(data);
      };
    },
    threadsFrom,
  });
}, { once: true });
