import { CodeEditor, useSandpack, type CodeEditorRef } from '@codesandbox/sandpack-react';
import { useEffect, useId, useImperativeHandle, useRef, type JSX, type Ref } from 'react';
import type { Place } from '../contract/report.ts';
import { FileTabs } from './file-tabs.tsx';
import { useWords } from './words-context.tsx';

export interface EditorHandle {
  focus(): void;
  /** Puts the cursor where something happened, and shows it. */
  goTo(place: Place): void;
}

interface EditorProps {
  handle: Ref<EditorHandle>;
  onEdit: (path: string, code: string) => void;
}

/** Sandpack's editor with labels in the page's language. */
export function Editor({ handle, onEdit }: EditorProps): JSX.Element {
  const { say } = useWords();
  const { sandpack } = useSandpack();
  const { activeFile, setActiveFile } = sandpack;
  const editor = useRef<CodeEditorRef>(null);
  const panel = useRef<HTMLDivElement>(null);
  const wanted = useRef<Place | null>(null);
  const [hint, panelId] = [useId(), useId()];

  const showWanted = (): void => {
    const view = editor.current?.getCodemirror();
    const place = wanted.current;
    if (view === undefined || place === null) return;
    wanted.current = null;
    const line = view.state.doc.line(Math.min(place.line, view.state.doc.lines));
    view.dispatch({ selection: { anchor: Math.min(line.from + (place.column ?? 1) - 1, line.to) }, scrollIntoView: true });
    view.focus();
  };

  useImperativeHandle(handle, () => ({
    focus: () => editor.current?.getCodemirror()?.focus(),
    goTo: (place) => {
      wanted.current = place;
      if (activeFile === `/${place.file}`) showWanted();
      else setActiveFile(`/${place.file}`);
    },
  }));

  // Another file is another editor: it needs its labels, and may be the one to point into.
  useEffect(() => {
    const view = editor.current?.getCodemirror();
    if (view === undefined || panel.current === null) return;
    const leave = labelEditor(panel.current, view.contentDOM, say('playground.editor', { file: activeFile.slice(1) }), hint);
    showWanted();
    return leave;
  }, [activeFile, say, hint]);

  return (
    <div className="pg-editor">
      <FileTabs panelId={panelId} />
      <div ref={panel} id={panelId} className="pg-editor-panel" role={sandpack.visibleFiles.length > 1 ? 'tabpanel' : undefined}>
        <CodeEditor
          key={activeFile}
          ref={editor}
          code={sandpack.files[activeFile]?.code ?? ''}
          filePath={activeFile}
          initMode="immediate"
          showLineNumbers
          onCodeUpdate={(code) => onEdit(activeFile, code)}
        />
      </div>
      <p id={hint} className="pg-editor-hint">{say('playground.editor-hint')}</p>
    </div>
  );
}

/**
 * Sandpack's own labels are in English only. Its outer box takes the focus after Escape; the text itself is
 * reached with Tab, except from that box, so that Tab leaves.
 */
function labelEditor(panel: HTMLElement, text: HTMLElement, label: string, hint: string): () => void {
  const box = panel.querySelector<HTMLElement>('.sp-cm');
  if (box === null) return () => undefined;
  box.setAttribute('role', 'group');
  box.removeAttribute('aria-autocomplete');
  box.removeAttribute('aria-multiline');
  for (const element of [box, text]) {
    element.setAttribute('aria-label', label);
    element.setAttribute('aria-describedby', hint);
  }
  box.tabIndex = -1;
  text.tabIndex = 0;
  const listening = new AbortController();
  const { signal } = listening;
  box.addEventListener('focusin', ({ target }) => { text.tabIndex = target === box ? -1 : 0; }, { signal });
  box.addEventListener('focusout', () => { text.tabIndex = 0; }, { signal });
  return () => listening.abort();
}
