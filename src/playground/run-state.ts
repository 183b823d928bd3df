import type { Backend, LearnerError } from '../sandbox/protocol.ts';
import type { RunnerEvent } from '../sandbox/runner/messages.ts';
import { appendLine, emptyConsole, type ConsoleLog } from './console-log.ts';
import { addResult, type ItemOf, type Result } from './results.ts';

/** Bytes on their way. */
export interface Download {
  name: string;
  received: number;
  total: number;
}

export type Phase =
  | { kind: 'idle' }
  /** Before learner code begins; null while the page and the engine start. */
  | { kind: 'loading'; download: Download | null }
  | { kind: 'running'; backend: Backend; download: Download | null }
  | { kind: 'finished'; backend: Backend | null; seconds: number }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'stopped' }
  | { kind: 'died'; reason: 'memory' | 'crash' };

/** An error of learner code, or a runner page that cannot do its work. */
export type Problem = { kind: 'learner'; error: LearnerError } | { kind: 'no-answer' } | { kind: 'no-start'; detail: string };

export interface RunState {
  phase: Phase;
  progress: ItemOf<'progress'> | null;
  results: readonly Result[];
  console: ConsoleLog;
  /** Grows with each sign of work: the working mark moves with it. */
  beats: number;
}

export type RunAction =
  | { kind: 'run' }
  | { kind: 'events'; events: readonly RunnerEvent[] }
  /** The page itself ended the run: its runner did not. */
  | { kind: 'halted' }
  | { kind: 'unable'; problem: Problem };

export const initialRun: RunState = { phase: { kind: 'idle' }, progress: null, results: [], console: emptyConsole, beats: 0 };

export function isBusy(phase: Phase): boolean {
  return phase.kind === 'loading' || phase.kind === 'running';
}

export function reduceRun(state: RunState, action: RunAction): RunState {
  switch (action.kind) {
    case 'run':
      return { ...initialRun, phase: { kind: 'loading', download: null } };
    case 'events':
      return action.events.reduce(applyEvent, state);
    case 'halted':
      return isBusy(state.phase) ? { ...state, phase: { kind: 'stopped' }, progress: null } : state;
    case 'unable':
      return { ...state, phase: { kind: 'failed', problem: action.problem }, progress: null };
    default:
      return action satisfies never;
  }
}

function applyEvent(state: RunState, event: RunnerEvent): RunState {
  // What a runner still had to say when it was stopped or died belongs to no run.
  if (state.phase.kind === 'idle' || state.phase.kind === 'stopped' || state.phase.kind === 'died') return state;
  switch (event.kind) {
    case 'loading':
      return { ...state, phase: withDownload(state.phase, event), beats: state.beats + 1 };
    case 'started':
      return { ...state, phase: { kind: 'running', backend: event.backend, download: null } };
    case 'console':
      return { ...state, console: appendLine(state.console, event) };
    case 'show':
      return event.item.kind === 'progress'
        ? { ...state, phase: withoutDownload(state.phase), progress: event.item, beats: state.beats + 1 }
        : { ...state, results: addResult(state.results, event.item, state.beats), beats: state.beats + 1 };
    case 'finished': {
      const backend = state.phase.kind === 'running' ? state.phase.backend : null;
      return { ...state, phase: { kind: 'finished', backend, seconds: event.seconds } };
    }
    case 'failed':
      return { ...state, phase: { kind: 'failed', problem: { kind: 'learner', error: event.error } }, progress: null };
    case 'stopped':
      return { ...state, phase: { kind: 'stopped' }, progress: null };
    case 'died':
      return { ...state, phase: { kind: 'died', reason: event.reason }, progress: null };
    default:
      return event satisfies never;
  }
}

function withDownload(phase: Phase, { name, received, total }: Download): Phase {
  const download = received < total ? { name, received, total } : null;
  return phase.kind === 'loading' || phase.kind === 'running' ? { ...phase, download } : phase;
}

function withoutDownload(phase: Phase): Phase {
  return phase.kind === 'running' ? { ...phase, download: null } : phase;
}
