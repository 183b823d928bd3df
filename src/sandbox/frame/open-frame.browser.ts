import type { Death } from '../protocol.ts';
import type { FromFrame, StartFrame, ToFrame } from './messages.ts';

/** Scripts of the sandbox, as text. */
export interface FrameScripts {
  frame: string;
  worker: string;
}

/** A frame with the learner's worker in it. */
export interface LearnerFrame {
  /** The other end of the worker's pipe. Whoever holds it talks to the worker directly. */
  learner: MessagePort;
  /** Removes the frame, which ends the worker at once, whatever it is doing. */
  close(): void;
}

const pingEveryMs = 1000;
/** A frame that misses this many pings in a row has lost its process, which happens when memory runs out. */
const missedPings = 10;

/**
 * Starts a fresh worker inside a fresh frame of opaque origin: no network, no storage, no cookies, no DOM.
 * @param onDeath called once if the worker ends without being asked to
 */
export function openFrame(scripts: FrameScripts, onDeath: (death: Death) => void): LearnerFrame {
  const element = document.createElement('iframe');
  // allow-scripts alone: without allow-same-origin the frame's origin is opaque.
  element.setAttribute('sandbox', 'allow-scripts');
  // Lets the worker share memory between threads where the page itself may.
  element.allow = 'cross-origin-isolated *';
  element.srcdoc = frameDocument(scripts.frame);
  element.hidden = true;
  element.title = 'sandbox';

  const control = new MessageChannel();
  const learner = new MessageChannel();
  element.addEventListener('load', () => {
    const start: StartFrame = { type: 'start', worker: scripts.worker, control: control.port2, learner: learner.port2 };
    // An opaque origin has no name to address; the frame's document is ours, written above.
    element.contentWindow?.postMessage(start, '*', [control.port2, learner.port2]);
  }, { once: true });

  let pings = 0;
  let answered = 0;
  const timer = window.setInterval(() => {
    const ping: ToFrame = { type: 'ping', count: ++pings };
    control.port1.postMessage(ping);
    if (pings - answered > missedPings) die({ reason: 'memory' });
  }, pingEveryMs);
  const close = (): void => {
    window.clearInterval(timer);
    element.remove();
    control.port1.close();
  };
  const die = (death: Death): void => {
    close();
    onDeath(death);
  };
  control.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
    if (data.type === 'pong') answered = data.count;
    else die({ reason: 'crash', detail: data.message });
  };
  document.body.append(element);
  return { learner: learner.port1, close };
}

function frameDocument(script: string): string {
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' blob: 'wasm-unsafe-eval'`,
    `worker-src blob:`,
    `connect-src 'none'`,
  ].join('; ');
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script nonce="${nonce}">${script}</script>`;
}
