import { useSandpack } from '@codesandbox/sandpack-react';
import { useCallback, useEffect, useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { Submission } from '../contract/progress.ts';
import type { Place } from '../contract/report.ts';
import { History } from './history.tsx';
import { sameFiles, type Draft, type Drafts, type Files } from './drafts.browser.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import type { Hint } from './hints.tsx';
import type { PlaygroundOptions } from './mount.browser.tsx';
import { Notices } from './notices.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { ResultPane } from './result-pane.tsx';
import { isBusy } from './run-state.ts';
import { spoken } from './sentences.ts';
import { SolutionPanel } from './solution-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCheck } from './use-check.browser.ts';
import { useDrafts } from './use-drafts.browser.ts';
import { useSubmissions } from './use-submissions.browser.ts';
import { useRunner } from './use-runner.browser.ts';
import { useWords } from './words-context.tsx';

interface WorkspaceProps extends Pick<PlaygroundOptions, 'kind' | 'name' | 'base' | 'ask' | 'edition' | 'marking'> {
  original: Files;
  drafts: Drafts;
  draft: Draft;
  hints: readonly Hint[];
}

const answerFile = 'answer.ts';

export function Workspace({ kind, name, base, ask, edition, marking, original, drafts, draft, hints }: WorkspaceProps): JSX.Element {
  const words = useWords();
  const { sandpack } = useSandpack();
  const runner = useRunner();
  const submissions = useSubmissions(kind === 'exercise' ? name : null, edition);
  const checker = useCheck(name, base, submissions.record);
  const { notices, keep } = useDrafts(drafts, draft);
  const [asking, setAsking] = useState(false);
  const [codeOpen, setCodeOpen] = useState(ask === 'edit');
  /** The text that Reset replaced, until the next edit. */
  const [undo, setUndo] = useState<Files | null>(null);
  const [said, setSaid] = useState('');
  const texts = useRef<Files>(draft.files);
  const editor = useRef<EditorHandle>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const checkButton = useRef<HTMLButtonElement>(null);
  const codeId = useId();
  const { updateFile } = sandpack;

  const busy = isBusy(runner.state.phase) || checker.state.kind === 'checking';
  const { run, stop } = runner;
  const { check, handIn, clear, stop: stopCheck } = checker;

  const start = useCallback(() => {
    setSaid('');
    stopCheck();
    clear();
    run();
  }, [run, clear, stopCheck]);

  const startCheck = useCallback(() => {
    setSaid('');
    if (marking === 'course') handIn();
    else check(texts.current[answerFile] ?? '', texts.current);
  }, [check, handIn, marking]);

  const replaceTexts = (files: Files): void => {
    texts.current = files;
    updateFile(Object.fromEntries(Object.entries(files).map(([file, code]) => [`/${file}`, { code }])), undefined, false);
    keep(files);
  };

  const restore = ({ at, files }: Submission): void => {
    // Only the files of today's exercise: an earlier edition may have had others.
    const restored = Object.fromEntries(Object.keys(original).map((file) => [file, files[file] ?? texts.current[file] ?? '']));
    if (!sameFiles(texts.current, restored)) setUndo(texts.current);
    replaceTexts(restored);
    setSaid(words.say('playground.restored', { when: words.formats.moment(at) }));
  };

  const edited = useCallback((path: string, code: string) => {
    const file = path.slice(1);
    // The editor also reports what Reset put into it.
    if (texts.current[file] === code) return;
    texts.current = { ...texts.current, [file]: code };
    updateFile(path, code, false);
    keep(texts.current);
    setUndo(null);
    // `updateFile` is new on every render, and does the same.
  }, [keep]);

  const goTo = (place: Place): void => {
    setCodeOpen(true);
    // On a phone the code may still be folded: it can take the focus only once it is drawn.
    requestAnimationFrame(() => editor.current?.goTo(place));
  };

  useEffect(() => {
    if (ask === 'run') start();
    if (ask === 'check') startCheck();
    if (ask === 'edit') editor.current?.focus();
    if (ask === 'run') runButton.current?.focus({ preventScroll: true });
    if (ask === 'check') checkButton.current?.focus({ preventScroll: true });
    // What the reader asked for on the way here happens once.
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Before the editor sees it: there, these keys would insert a line.
    event.preventDefault();
    event.stopPropagation();
    start();
  };

  return (
    <div className="pg" role="group" aria-label={words.say('playground.label', { name })} onKeyDownCapture={onKeyDown}>
      <div className="pg-top">
        <Toolbar
          busy={busy}
          runButton={runButton}
          checkButton={checkButton}
          canUndo={undo !== null}
          onRun={start}
          onStop={checker.state.kind === 'checking' ? stopCheck : stop}
          onCheck={kind === 'exercise' ? () => { if (isBusy(runner.state.phase)) stop(); startCheck(); } : null}
          onReset={() => setAsking(true)}
          onUndo={() => {
            if (undo !== null) replaceTexts(undo);
            setUndo(null);
            setSaid(words.say('playground.reset-undone'));
          }}
        />
        <Notices notices={submissions.refused ? [...notices, 'submission-refused'] : notices} />
      </div>
      <ResultPane kind={kind} marking={marking} name={name} run={runner.state} check={checker.state} hints={hints} onDraw={runner.draw} onGoTo={goTo}>
        {kind === 'exercise' && (
          <>
            {marking === 'here' && <SolutionPanel exercise={name} base={base} passed={submissions.passed} seen={submissions.solutionSeen} onPeek={submissions.noteSolution} />}
            <History submissions={submissions.all} onRestore={restore} />
          </>
        )}
      </ResultPane>
      <div className="pg-code" data-open={codeOpen}>
        <button type="button" className="pg-fold" aria-expanded={codeOpen} aria-controls={codeId} onClick={() => setCodeOpen(!codeOpen)}>
          {codeOpen ? words.say('playground.hide-code') : words.say('playground.show-code')}
        </button>
        <div id={codeId} className="pg-code-body">
          <Editor handle={editor} onEdit={edited} />
        </div>
      </div>
      <p className="pg-said" role="status">{said || spoken(words, runner.state.phase, checker.state)}</p>
      <ResetDialog
        open={asking}
        onClose={() => setAsking(false)}
        onReset={() => {
          setAsking(false);
          if (!sameFiles(texts.current, original)) setUndo(texts.current);
          replaceTexts(original);
          setSaid(words.say('playground.reset-done'));
        }}
      />
      {/* The runner page is ours and trusted; learner code runs in a frame of another origin inside it. */}
      <iframe ref={runner.frame} className="pg-frame" title="runner" aria-hidden="true" tabIndex={-1} sandbox="allow-scripts allow-same-origin" allow="cross-origin-isolated" />
    </div>
  );
}
