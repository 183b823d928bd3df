import { useSandpack, useSandpackClient } from '@codesandbox/sandpack-react';
import { useCallback, useEffect, useReducer, useRef, type RefObject } from 'react';
import type { RunnerEvent } from '../sandbox/runner/messages.ts';
import { initialRun, reduceRun, type RunState } from './run-state.ts';
import { isRunnerEnvelope, sendCommand } from './runner-channel.ts';

/** Drawing more often than this costs the training time and shows the eye nothing. */
const frameMilliseconds = 100;
/** A runner that has not stopped by then is taken away. */
const stopMilliseconds = 150;
/** A runner page that says nothing at all for so long has not loaded. */
const answerMilliseconds = 20_000;

export interface Runner {
  state: RunState;
  frame: RefObject<HTMLIFrameElement | null>;
  /** Starts, or starts again: each time in a fresh page with a fresh worker. */
  run(): void;
  stop(): void;
  draw(id: string, pixels: Float32Array): void;
}

export function useRunner(): Runner {
  const [state, dispatch] = useReducer(reduceRun, initialRun);
  const { iframe, getClient, sandpack } = useSandpackClient();
  const { listen } = useSandpack();
  const latest = useRef({ runSandpack: sandpack.runSandpack, getClient });
  latest.current = { runSandpack: sandpack.runSandpack, getClient };
  /** The frame was emptied, and must not be filled by a run that was still being prepared. */
  const halted = useRef(false);
  const halting = useRef<number>(undefined);
  const waiting = useRef<number>(undefined);

  const emptyFrame = useCallback(() => iframe.current?.contentWindow?.location.replace('about:blank'), [iframe]);

  useEffect(() => {
    const queue: RunnerEvent[] = [];
    let timer: number | undefined;
    let flushed = 0;
    const flush = (): void => {
      clearTimeout(timer);
      timer = undefined;
      flushed = performance.now();
      dispatch({ kind: 'events', events: queue.splice(0) });
    };
    // Sandpack forgets listeners of one client when it makes the next; those of the provider stay.
    const unlisten = listen((message: unknown) => {
      clearTimeout(waiting.current);
      if (!isRunnerEnvelope(message)) return;
      queue.push(message.event);
      if (message.event.kind === 'stopped') clearTimeout(halting.current);
      if (isUrgent(message.event) || performance.now() - flushed > frameMilliseconds) flush();
      else timer ??= window.setTimeout(flush, frameMilliseconds);
    });
    return () => {
      unlisten();
      for (const pending of [timer, halting.current, waiting.current]) clearTimeout(pending);
    };
    // `listen` is new on every render, and does the same.
  }, []);

  const run = useCallback(() => {
    halted.current = false;
    clearTimeout(halting.current);
    clearTimeout(waiting.current);
    dispatch({ kind: 'run' });
    waiting.current = window.setTimeout(() => {
      emptyFrame();
      dispatch({ kind: 'unable', problem: { kind: 'no-answer' } });
    }, answerMilliseconds);
    latest.current.runSandpack().then(
      () => {
        if (halted.current) emptyFrame();
      },
      (cause: unknown) => {
        clearTimeout(waiting.current);
        dispatch({ kind: 'unable', problem: { kind: 'no-start', detail: String(cause) } });
      },
    );
  }, [emptyFrame]);

  const stop = useCallback(() => {
    clearTimeout(waiting.current);
    const client = latest.current.getClient();
    if (client !== null) sendCommand(client, { kind: 'stop' });
    clearTimeout(halting.current);
    halting.current = window.setTimeout(() => {
      halted.current = true;
      emptyFrame();
      dispatch({ kind: 'halted' });
    }, stopMilliseconds);
  }, [emptyFrame]);

  const draw = useCallback((id: string, pixels: Float32Array) => {
    const client = latest.current.getClient();
    if (client !== null) sendCommand(client, { kind: 'drawing', id, pixels });
  }, []);

  return { state, frame: iframe, run, stop, draw };
}

function isUrgent(event: RunnerEvent): boolean {
  return event.kind !== 'show' && event.kind !== 'console' && event.kind !== 'loading';
}
