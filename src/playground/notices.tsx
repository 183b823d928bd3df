import type { JSX } from 'react';
import { Mark } from './mark.tsx';
import type { DraftNotice } from './use-drafts.browser.ts';
import { useWords } from './words-context.tsx';

/** What the reader must know about the text in the editor, read out as it comes. */
export function Notices({ notices }: { notices: readonly (DraftNotice | 'submission-refused')[] }): JSX.Element {
  const { say } = useWords();
  return (
    <div className="pg-notices" role="status">
      {notices.map((notice) => (
        <p key={notice}>
          <Mark shape="warn" /> {say(`playground.notice-${notice}`)}
        </p>
      ))}
    </div>
  );
}
