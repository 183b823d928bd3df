import { expect, test } from 'vitest';
import { watchGain } from '../../../src/kernels/threads/gain.ts';

type Gain = ReturnType<typeof watchGain>;

/** Runs jobs that take so many milliseconds alone and shared; how many of them were shared. */
function run(gain: Gain, jobs: number, alone: number, shared: number, kind = 'products 1'): number {
  let count = 0;
  for (let job = 0; job < jobs; job++) {
    const pays = gain.pays(kind);
    gain.record(kind, pays, pays ? shared : alone);
    if (pays) count++;
  }
  return count;
}

test('threads that halve the time do nearly all jobs', () => {
  const gain = watchGain();
  run(gain, 10, 1, 0.5);
  expect(run(gain, 320, 1, 0.5)).toBe(310);
});

test('threads that make a job slower, or no faster, do nearly none', () => {
  for (const shared of [1.5, 1]) {
    const gain = watchGain();
    run(gain, 10, 1, shared);
    expect(run(gain, 320, 1, shared)).toBe(10);
  }
});

test('each kind of work is judged for itself', () => {
  const gain = watchGain();
  for (let job = 0; job < 20; job++) {
    run(gain, 1, 1, 0.5, 'large');
    run(gain, 1, 1, 2, 'small');
  }
  expect(gain.pays('large')).toBe(true);
  expect(gain.pays('small')).toBe(false);
});

test('a core that another program takes away, and gives back, is noticed', () => {
  const gain = watchGain();
  run(gain, 100, 1, 0.5);
  run(gain, 100, 1, 3);
  expect(run(gain, 320, 1, 3)).toBe(10);
  run(gain, 1000, 1, 0.5);
  expect(run(gain, 320, 1, 0.5)).toBe(310);
});

test('neither a first job that warms up nor one slow job among many changes anything', () => {
  const gain = watchGain();
  run(gain, 2, 50, 80);
  run(gain, 50, 1, 0.5);
  run(gain, 1, 50, 50);
  expect(run(gain, 320, 1, 0.5)).toBe(310);
});

test('work that never comes in the same size twice is forgotten in time', () => {
  const gain = watchGain();
  for (let size = 0; size < 5000; size++) run(gain, 1, 1, 0.5, `products ${size}`);
  run(gain, 10, 1, 0.5);
  expect(run(gain, 320, 1, 0.5)).toBe(310);
});
