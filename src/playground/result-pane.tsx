import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import type { Place } from '../contract/report.ts';
import type { CheckState } from './check-state.ts';
import { ConsolePane } from './console-pane.tsx';
import { FailureNote } from './failure-note.tsx';
import { HandIn } from './hand-in.tsx';
import { Hints, type Hint } from './hints.tsx';
import { invitationTo } from './invitation.ts';
import { Lanes } from './lanes.tsx';
import type { PlaygroundOptions } from './mount.browser.tsx';
import { ResultView } from './results/result-view.tsx';
import { isBusy, type RunState } from './run-state.ts';
import { checkStatus, runStatus } from './sentences.ts';
import { StatusLine } from './status-line.tsx';
import { VerdictPanel } from './verdict-panel.tsx';
import { useWords } from './words-context.tsx';

/** Room left above what is scrolled to, in pixels. */
const edge = 14;

interface ResultPaneProps extends Pick<PlaygroundOptions, 'kind' | 'marking'> {
  /** Tells this playground's results from those of others on the page. */
  name: string;
  run: RunState;
  check: CheckState;
  hints: readonly Hint[];
  /** What follows the hints of an exercise. */
  children?: ReactNode;
  onDraw: (id: string, pixels: Float32Array) => void;
  onGoTo: (place: Place) => void;
}

/** All that comes out of a run or a check. Scrolls inside, so that the page never moves. */
export function ResultPane({ kind, marking, name, run, check, hints, children, onDraw, onGoTo }: ResultPaneProps): JSX.Element {
  const words = useWords();
  const body = useRef<HTMLDivElement>(null);
  const { phase, results } = run;
  const status = check.kind === 'idle' ? runStatus(words, run) : checkStatus(words, check);
  const busy = isBusy(phase) || check.kind === 'checking';
  const beats = check.kind === 'checking' && check.progress?.kind === 'check' ? check.progress.index : run.beats;
  const empty = phase.kind === 'idle' && check.kind === 'idle';
  const alive = phase.kind === 'running' || phase.kind === 'finished';

  // Each run, and each verdict, is read from its top.
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [phase.kind === 'loading', check.kind]);

  // The code asks the reader to draw: the surface must not wait unseen below the others.
  const asksToDraw = results.some((result) => result.kind === 'drawing');
  useEffect(() => {
    const surface = body.current?.querySelector<HTMLElement>('.pg-drawing');
    if (asksToDraw && surface) body.current?.scrollTo({ top: surface.offsetTop - edge });
  }, [asksToDraw]);

  return (
    <section className="pg-results" aria-label={`${words.say('playground.results')}, ${name}`}>
      {!empty && <StatusLine status={status} beats={beats} busy={busy} />}
      <div ref={body} className="pg-results-body" tabIndex={0} role="group" aria-label={words.say('playground.results')}>
        {empty && (
          <div className="pg-empty">
            <Lanes beats={0} busy={false} />
            <p>{words.say(invitationTo({ kind, marking }))}</p>
          </div>
        )}
        {check.kind === 'done' && <VerdictPanel report={check.report} onGoTo={onGoTo} />}
        {check.kind === 'hand-in' && <HandIn exercise={name} />}
        <FailureNote phase={phase} onGoTo={onGoTo} />
        {results.map((result) => <ResultView key={result.key} result={result} alive={alive} onDraw={onDraw} />)}
        <Hints hints={hints} />
        {children}
      </div>
      <ConsolePane log={run.console} />
    </section>
  );
}
