import { expect, test } from 'vitest';
import type { DisplayItem } from '../../../src/contract/display.ts';
import { maxConsoleLines } from '../../../src/playground/console-log.ts';
import { maxCurvePoints, pointsOf } from '../../../src/playground/curve.ts';
import { maxResults } from '../../../src/playground/results.ts';
import { initialRun, reduceRun, type RunState } from '../../../src/playground/run-state.ts';
import type { RunnerEvent } from '../../../src/sandbox/runner/messages.ts';

const backend = { name: 'wasm', simd: true, threads: 1, kernels: 'fast' } as const;
const started: RunnerEvent = { kind: 'started', backend };

function after(...events: RunnerEvent[]): RunState {
  return reduceRun(reduceRun(initialRun, { kind: 'run' }), { kind: 'events', events });
}

function show(item: DisplayItem): RunnerEvent {
  return { kind: 'show', item };
}

function point(x: number, series = 'loss', y = x): RunnerEvent {
  return show({ kind: 'curve', id: 'c', title: 'Loss', xLabel: 'step', yLabel: 'loss', x, points: [{ series, y }] });
}

function curveOf(state: RunState): { x: number[]; y: number[] }[] {
  const [result] = state.results;
  if (result?.kind !== 'curve') throw new Error('expected a curve');
  return result.series.map(pointsOf);
}

test('a run goes from loading through running to finished', () => {
  expect(after().phase).toEqual({ kind: 'loading', download: null });
  expect(after({ kind: 'loading', name: 'engine', received: 1, total: 4 }).phase)
    .toEqual({ kind: 'loading', download: { name: 'engine', received: 1, total: 4 } });
  expect(after(started).phase).toEqual({ kind: 'running', backend, download: null });
  expect(after(started, { kind: 'finished', seconds: 2 }).phase).toEqual({ kind: 'finished', backend, seconds: 2 });
});

test('a data set can be on its way while the code runs, and is no longer once it is there', () => {
  const loading = (received: number): RunnerEvent => ({ kind: 'loading', name: 'mnist', received, total: 10 });
  expect(after(started, loading(5)).phase).toEqual({ kind: 'running', backend, download: { name: 'mnist', received: 5, total: 10 } });
  expect(after(started, loading(10)).phase).toEqual({ kind: 'running', backend, download: null });
});

test('a failure keeps what was shown before it', () => {
  const error = { name: 'TypeError', message: 'x is undefined', place: { file: 'main.ts', line: 3 } };
  const state = after(started, show({ kind: 'text', text: 'so far' }), { kind: 'failed', error });
  expect(state.phase).toEqual({ kind: 'failed', problem: { kind: 'learner', error } });
  expect(state.results).toHaveLength(1);
});

test('a new run forgets the last one', () => {
  const state = reduceRun(after(started, show({ kind: 'text', text: 'old' })), { kind: 'run' });
  expect(state).toEqual({ ...initialRun, phase: { kind: 'loading', download: null } });
});

test('a stopped or dead run no longer changes', () => {
  for (const end of [{ kind: 'stopped' }, { kind: 'died', reason: 'memory' }] as const) {
    const state = after(started, end, show({ kind: 'text', text: 'late' }), { kind: 'finished', seconds: 1 });
    expect(state.phase.kind).toBe(end.kind);
    expect(state.results).toEqual([]);
  }
});

test('a halt ends what runs, and nothing else', () => {
  expect(reduceRun(after(started), { kind: 'halted' }).phase).toEqual({ kind: 'stopped' });
  const finished = after(started, { kind: 'finished', seconds: 1 });
  expect(reduceRun(finished, { kind: 'halted' })).toBe(finished);
});

test('an item replaces an earlier one with its id and keeps its place; texts add up', () => {
  const table = (cell: number): RunnerEvent => show({ kind: 'table', id: 't', title: 'T', columns: ['a'], rows: [[cell]] });
  const state = after(started, table(1), show({ kind: 'text', text: 'one' }), show({ kind: 'text', text: 'two' }), table(2));
  expect(state.results.map((result) => result.kind)).toEqual(['table', 'text', 'text']);
  expect(state.results[0]).toMatchObject({ item: { rows: [[2]] } });
  expect(new Set(state.results.map((result) => result.key)).size).toBe(3);
});

test('points of a curve gather by series', () => {
  const state = after(started, point(1), point(2), point(2, 'accuracy', 0.5), point(3));
  expect(curveOf(state)).toEqual([{ x: [1, 2, 3], y: [1, 2, 3] }, { x: [2], y: [0.5] }]);
});

test('a long curve is thinned evenly and keeps its first and latest point, a short one beside it keeps all', () => {
  const steps = Array.from({ length: 5000 }, (_, index) => point(index));
  const [long, short] = curveOf(after(started, point(0, 'test'), point(2500, 'test'), ...steps)).reverse();
  expect(long?.x.length).toBeLessThanOrEqual(maxCurvePoints + 1);
  expect(long?.x.length).toBeGreaterThan(maxCurvePoints / 2);
  expect(long?.x.slice(0, 2)).toEqual([0, 8]);
  expect(long?.x.at(-1)).toBe(4999);
  expect(short).toEqual({ x: [0, 2500], y: [0, 2500] });
});

test('results that never end drop the oldest', () => {
  const texts = Array.from({ length: maxResults + 5 }, (_, index) => show({ kind: 'text', text: String(index) }));
  const { results } = after(started, ...texts);
  expect(results).toHaveLength(maxResults);
  expect(results[0]).toMatchObject({ text: '5' });
});

test('scores answer the drawing surface of their id, after the run has finished too', () => {
  const surface = show({ kind: 'drawing', id: 'd', title: 'Draw', labels: ['0', '1'] });
  const state = after(started, surface, { kind: 'finished', seconds: 1 }, show({ kind: 'scores', id: 'd', scores: [0.1, 0.9] }));
  expect(state.results).toMatchObject([{ kind: 'drawing', scores: [0.1, 0.9] }]);
  expect(after(started, show({ kind: 'scores', id: 'nobody', scores: [1] })).results).toEqual([]);
});

test('the console keeps its newest lines and counts those it dropped', () => {
  const lines = Array.from({ length: maxConsoleLines + 3 }, (_, index): RunnerEvent => ({ kind: 'console', method: 'log', text: String(index) }));
  const { console: log } = after(started, ...lines);
  expect(log.lines).toHaveLength(maxConsoleLines);
  expect(log.dropped).toBe(3);
  expect(log.lines[0]).toEqual({ number: 3, method: 'log', text: '3' });
  expect(log.lines.at(-1)?.number).toBe(maxConsoleLines + 2);
});

test('progress is kept apart from the results and goes when the run is stopped', () => {
  const progress = { kind: 'progress', epoch: 2, epochs: 5, done: 0.3, secondsLeft: 38, examplesPerSecond: 40_000 } as const;
  expect(after(started, show(progress))).toMatchObject({ progress, results: [] });
  expect(after(started, show(progress), { kind: 'stopped' }).progress).toBeNull();
});
