import type { CommandEnvelope, RunnerCommand, RunnerEnvelope, RunnerEvent } from '../sandbox/runner/messages.ts';

/** Sandpack carries our messages beside its own, but its types know only its own. */
export interface CommandPort {
  dispatch(message: { type: string }): void;
}

const eventKinds: Record<RunnerEvent['kind'], true> = {
  loading: true,
  started: true,
  console: true,
  show: true,
  finished: true,
  failed: true,
  stopped: true,
  died: true,
};

/**
 * Only looks at the envelope. Sandpack's client lets through nothing but its own frame, which holds our runner
 * page; that page has parsed all that learner code sends.
 */
export function isRunnerEnvelope(message: unknown): message is RunnerEnvelope {
  if (typeof message !== 'object' || message === null) return false;
  if (!('type' in message) || message.type !== 'sans-gpu' || !('event' in message)) return false;
  const { event } = message;
  return typeof event === 'object' && event !== null && 'kind' in event &&
    typeof event.kind === 'string' && Object.hasOwn(eventKinds, event.kind);
}

export function sendCommand(port: CommandPort, command: RunnerCommand): void {
  const envelope: CommandEnvelope = { type: 'sans-gpu', command };
  port.dispatch(envelope);
}
