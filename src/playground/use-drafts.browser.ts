import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, Drafts, Files } from './drafts.browser.ts';

/** What the reader must know about the text in the editor. */
export type DraftNotice = 'refused' | 'changed' | 'other-tab';

export interface DraftKeeper {
  notices: readonly DraftNotice[];
  keep(files: Files): void;
}

export function useDrafts(drafts: Drafts, draft: Draft): DraftKeeper {
  const [notices, setNotices] = useState<readonly DraftNotice[]>(draft.originalChanged ? ['changed'] : []);
  /** Typed, but not yet taken by the browser's storage. */
  const unsaved = useRef<Files | null>(null);

  const keep = useCallback((files: Files) => {
    const saved = drafts.save(files);
    unsaved.current = saved ? null : files;
    // Writing here settles the other notices: the reader saw them and went on.
    if (saved) setNotices((old) => (old.length === 0 ? old : []));
    else setNotices((old) => (old.includes('refused') ? old : ['refused']));
  }, [drafts]);

  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (drafts.concerns(event)) setNotices((old) => (old.includes('other-tab') ? old : [...old, 'other-tab']));
    };
    const onPageHide = (): void => {
      // Only what storage refused before: saving the rest again could replace newer text of another tab.
      if (unsaved.current !== null) drafts.save(unsaved.current);
    };
    window.addEventListener('storage', onStorage);
    window.addEventListener('pagehide', onPageHide);
    return () => {
      window.removeEventListener('storage', onStorage);
      window.removeEventListener('pagehide', onPageHide);
    };
  }, [drafts]);

  return { notices, keep };
}
