import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { GradeReport } from '../contract/report.ts';
import { checkAnswer } from './check-host.browser.ts';
import type { Files } from './drafts.browser.ts';
import { reduceCheck, type CheckState } from './check-state.ts';

export interface Checker {
  state: CheckState;
  /** @param files all that the editor holds, to be kept with the verdict */
  check(answer: string, files: Files): void;
  /** What Check does on a site that marks nothing. */
  handIn(): void;
  stop(): void;
  clear(): void;
}

/** @param onReport told each verdict, with the files it is about; must stay the same function */
export function useCheck(exercise: string, base: string, onReport: (report: GradeReport, files: Files) => void): Checker {
  const [state, dispatch] = useReducer(reduceCheck, { kind: 'idle' });
  const current = useRef<AbortController>(undefined);

  useEffect(() => () => current.current?.abort(), []);

  const check = useCallback((answer: string, files: Files) => {
    current.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    current.current = controller;
    dispatch({ kind: 'check' });
    checkAnswer({
      exercise,
      answer,
      base,
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) dispatch({ kind: 'progress', progress });
      },
    }).then(
      (report) => {
        if (signal.aborted) return;
        dispatch({ kind: 'done', report });
        onReport(report, files);
      },
      (cause: unknown) => {
        if (!signal.aborted) dispatch({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
      },
    );
  }, [exercise, base, onReport]);

  const stop = useCallback(() => {
    current.current?.abort();
    dispatch({ kind: 'stopped' });
  }, []);

  const handIn = useCallback(() => dispatch({ kind: 'hand-in' }), []);
  const clear = useCallback(() => dispatch({ kind: 'clear' }), []);
  return { state, check, handIn, stop, clear };
}
