import type { JSX, RefObject } from 'react';
import { useWords } from './words-context.tsx';

export interface ToolbarProps {
  busy: boolean;
  /** Null where there is nothing to check. */
  onCheck: (() => void) | null;
  canUndo: boolean;
  runButton: RefObject<HTMLButtonElement | null>;
  checkButton: RefObject<HTMLButtonElement | null>;
  onRun: () => void;
  onStop: () => void;
  onReset: () => void;
  onUndo: () => void;
}

/** One button is Run or Stop: it keeps its place and the focus. */
export function Toolbar(props: ToolbarProps): JSX.Element {
  const { say } = useWords();
  const { onCheck } = props;
  return (
    <div className="pg-toolbar" role="group" aria-label={say('playground.toolbar')}>
      <button ref={props.runButton} type="button" className="pg-button pg-run" data-busy={props.busy} onClick={props.busy ? props.onStop : props.onRun}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d={props.busy ? 'M3 3h10v10H3Z' : 'M4 2.5v11L13.5 8Z'} fill="currentColor" />
        </svg>
        {props.busy ? say('playground.stop') : say('playground.run')}
      </button>
      {onCheck !== null && (
        <button ref={props.checkButton} type="button" className="pg-button" aria-disabled={props.busy} onClick={props.busy ? undefined : onCheck}>
          {say('playground.check')}
        </button>
      )}
      {props.canUndo && (
        <button type="button" className="pg-button pg-quiet" onClick={props.onUndo}>{say('playground.undo-reset')}</button>
      )}
      <button type="button" className="pg-button pg-quiet" onClick={props.onReset}>{say('playground.reset')}</button>
    </div>
  );
}
