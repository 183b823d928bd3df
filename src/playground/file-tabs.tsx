import { useSandpack } from '@codesandbox/sandpack-react';
import type { JSX, KeyboardEvent } from 'react';
import { useWords } from './words-context.tsx';

/** One tab for each file; nothing where there is only one. */
export function FileTabs({ panelId }: { panelId: string }): JSX.Element | null {
  const { say } = useWords();
  const { sandpack } = useSandpack();
  const { activeFile, visibleFiles, setActiveFile } = sandpack;
  if (visibleFiles.length < 2) return <p className="pg-file-name">{activeFile.slice(1)}</p>;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = visibleFiles.at((visibleFiles.indexOf(activeFile) + step) % visibleFiles.length);
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    setActiveFile(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-file="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <div className="pg-tabs" role="tablist" aria-label={say('playground.files')} onKeyDown={onKeyDown}>
      {visibleFiles.map((file) => (
        <button
          key={file}
          type="button"
          role="tab"
          data-file={file}
          aria-selected={file === activeFile}
          aria-controls={panelId}
          tabIndex={file === activeFile ? 0 : -1}
          onClick={() => setActiveFile(file)}
        >
          {file.slice(1)}
        </button>
      ))}
    </div>
  );
}
