import { useEffect, useRef, type JSX } from 'react';
import type { ConsoleLog } from './console-log.ts';
import { Mark } from './mark.tsx';
import { useWords } from './words-context.tsx';

/** What the code wrote to the console. Takes no room while there is nothing. */
export function ConsolePane({ log }: { log: ConsoleLog }): JSX.Element | null {
  const { say, count } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);

  // Follows the newest line, unless the reader scrolled up to read.
  useEffect(() => {
    if (following.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [log]);

  if (log.lines.length === 0) return null;
  return (
    <details className="pg-console" open>
      <summary>
        {say('playground.console')} <small>{count('playground.console-lines', log.lines.length + log.dropped)}</small>
      </summary>
      <div
        ref={list}
        className="pg-console-lines"
        tabIndex={0}
        role="group"
        aria-label={say('playground.console')}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < 8;
        }}
      >
        {log.dropped > 0 && <p className="pg-console-dropped">{count('playground.console-dropped', log.dropped)}</p>}
        {log.lines.map(({ number, method, text }) => (
          <p key={number} data-method={method}>
            {method === 'error' && <strong><Mark shape="fail" /> {say('playground.error')} </strong>}
            {method === 'warn' && <strong><Mark shape="warn" /> {say('playground.warning')} </strong>}
            {text}
          </p>
        ))}
      </div>
    </details>
  );
}
