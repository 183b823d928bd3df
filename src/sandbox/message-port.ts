import type { Death, Port, ToLearner } from './protocol.ts';

/**
 * A port over the pipe to a learner's worker, for the page or for another worker.
 * @param end what else must happen when the learner's side is killed
 */
export function portOver(pipe: MessagePort, end: () => void): Port & { die(death: Death): void } {
  let tellDeath: ((death: Death) => void) | undefined;
  return {
    post: (message) => {
      pipe.postMessage(message, transfers(message));
    },
    listen: (onMessage, onDeath) => {
      tellDeath = onDeath;
      pipe.onmessage = ({ data }: MessageEvent<unknown>) => {
        onMessage(data);
      };
    },
    cpuSeconds: () => undefined,
    kill: () => {
      pipe.close();
      end();
    },
    die: (death) => tellDeath?.(death),
  };
}

/** Shards are moved, not copied: they are large and the host is done with them. */
function transfers(message: ToLearner): Transferable[] {
  if (message.type !== 'shard') return [];
  const { buffer } = message.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === message.bytes.byteLength ? [buffer] : [];
}
