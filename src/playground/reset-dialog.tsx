import { useEffect, useId, useRef, type JSX } from 'react';
import { useWords } from './words-context.tsx';

/** Modal, so the browser keeps the focus inside and gives it back to the button that opened it. */
export function ResetDialog(props: { open: boolean; onClose: () => void; onReset: () => void }): JSX.Element {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const text = useId();

  useEffect(() => {
    if (props.open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [props.open]);

  return (
    <dialog ref={dialog} className="pg-dialog" aria-labelledby={title} aria-describedby={text} onClose={props.onClose}>
      <h2 id={title}>{say('playground.reset-title')}</h2>
      <p id={text}>{say('playground.reset-text')}</p>
      <div className="pg-dialog-buttons">
        <button type="button" className="pg-button" onClick={props.onClose}>{say('playground.reset-cancel')}</button>
        <button type="button" className="pg-button" onClick={props.onReset}>{say('playground.reset')}</button>
      </div>
    </dialog>
  );
}
