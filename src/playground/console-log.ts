import type { RunnerEvent } from '../sandbox/runner/messages.ts';

type ConsoleEvent = Extract<RunnerEvent, { kind: 'console' }>;

export interface ConsoleLine {
  /** Grows by one with each line of the run, dropped ones included. */
  number: number;
  method: ConsoleEvent['method'];
  text: string;
}

export interface ConsoleLog {
  lines: readonly ConsoleLine[];
  /** How many of the oldest lines are no longer kept. */
  dropped: number;
}

export const maxConsoleLines = 500;
export const emptyConsole: ConsoleLog = { lines: [], dropped: 0 };

export function appendLine(log: ConsoleLog, { method, text }: ConsoleEvent): ConsoleLog {
  const number = log.dropped + log.lines.length;
  const kept = log.lines.length < maxConsoleLines ? log.lines : log.lines.slice(1);
  return { lines: [...kept, { number, method, text }], dropped: log.dropped + log.lines.length - kept.length };
}
