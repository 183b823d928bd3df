import { serveLearner } from '../learner/serve.ts';
import type { ToLearner } from '../protocol.ts';
import { FrameReader } from './frame-reader.ts';
import { encodeFrame } from './frames.ts';
import { fromHost } from './limits.ts';

/**
 * The learner's side in a Deno process: frames in on standard input, frames out on standard output.
 * Whatever else learner code manages to write there is no frame, and the host ends the process.
 */

/** The three things used of Deno's own interface. */
declare const Deno: {
  stdin: { read(buffer: Uint8Array): Promise<number | null> };
  stdout: { writeSync(bytes: Uint8Array): number };
  exit(code: number): never;
};

const { stdin, stdout } = Deno;
const exit: (code: number) => never = Deno.exit;

function writeAll(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += stdout.writeSync(bytes.subarray(written));
}

/** The host is trusted, and built together with this file: what it sends is a message. */
const isMessage = (value: unknown): value is ToLearner => typeof value === 'object' && value !== null && 'type' in value;

let onMessage: ((message: ToLearner) => void) | undefined;
serveLearner({
  post: (message) => writeAll(encodeFrame(message)),
  listen: (listener) => {
    onMessage = listener;
  },
});

const reader = new FrameReader(fromHost);
const buffer = new Uint8Array(1024 * 1024);
for (;;) {
  const count = await stdin.read(buffer);
  // The host is gone: nobody will ask for anything any more.
  if (count === null) exit(0);
  for (const message of reader.feed(buffer.slice(0, count))) {
    if (isMessage(message)) onMessage?.(message);
  }
}
