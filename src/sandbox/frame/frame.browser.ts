import type { FromFrame, StartFrame, ToFrame } from './messages.ts';

// Runs inside the opaque frame, and only there: it starts the learner's worker and answers pings, so that
// the page can tell a busy worker (the frame answers) from a dead process (nobody does).
window.addEventListener('message', (event: MessageEvent<StartFrame>) => {
  if (event.source !== window.parent) return;
  const { worker: source, control, learner } = event.data;
  const tell = (message: FromFrame): void => {
    control.postMessage(message);
  };
  control.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    tell({ type: 'pong', count: data.count });
  };
  // A classic worker: a module worker cannot start from a blob in an opaque origin. It can import() blobs.
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  worker.addEventListener('error', ({ message }) => {
    tell({ type: 'worker-error', message });
  });
  worker.postMessage({ port: learner }, [learner]);
}, { once: true });
