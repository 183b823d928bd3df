import { expect, test } from 'vitest';
import { watchGain } from '../../../src/kernels/threads/gain.ts';

/** A gain over a clock that stands where the test puts it. */
function watched(): { clock: { now: number }; gain: ReturnType<typeof watchGain> } {
  const clock = { now: 0 };
  return { clock, gain: watchGain(() => clock.now) };
}

test('threads that halve the time stay at work', () => {
  const { gain } = watched();
  for (let job = 0; job < 100; job++) gain.record(1, 1.1, 0.5);
  expect(gain.pays()).toBe(true);
});

test('threads that make the caller wait longer than the work would have taken it rest, longer each time, and come back', () => {
  const { clock, gain } = watched();
  const rests: number[] = [];
  for (let time = 0; time < 6; time++) {
    // Half of the work in 1 ms, then 2 ms of waiting for the other half.
    for (let job = 0; job < 100 && gain.pays(); job++) gain.record(1, 3, 0.5);
    expect(gain.pays()).toBe(false);
    const begun = clock.now;
    while (!gain.pays()) clock.now += 50;
    rests.push(clock.now - begun);
  }
  expect(rests).toEqual([250, 500, 1000, 2000, 4000, 4000]);
});

test('one slow job among many good ones sends nobody to rest, and a good spell makes the next rest short again', () => {
  const { clock, gain } = watched();
  gain.record(1, 6, 0.5);
  for (let job = 0; job < 30; job++) gain.record(1, 1.1, 0.5);
  expect(gain.pays()).toBe(true);
  for (let spell = 0; spell < 2; spell++) {
    while (gain.pays()) gain.record(1, 3, 0.5);
    const begun = clock.now;
    while (!gain.pays()) clock.now += 50;
    expect(clock.now - begun).toBe(250);
    for (let job = 0; job < 30; job++) gain.record(1, 1.1, 0.5);
  }
});

test('jobs that the helpers did without the caller are no reason to rest', () => {
  const { gain } = watched();
  for (let job = 0; job < 100; job++) gain.record(0, 5, 0);
  expect(gain.pays()).toBe(true);
});
