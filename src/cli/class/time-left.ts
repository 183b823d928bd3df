import type { Tell } from '../messages/say.ts';

const [minute, hour] = [60, 3600];

/** "about 3 min left", from how long the ones so far took. */
export function timeLeft({ done, left, seconds }: { done: number; left: number; seconds: number }, tell: Tell): string {
  const rest = (seconds / done) * left;
  if (rest < minute) return tell('grade.all.left-soon');
  if (rest < hour) return tell('grade.all.left-minutes', { minutes: Math.round(rest / minute) });
  return tell('grade.all.left-hours', { hours: Math.floor(rest / hour), minutes: Math.floor((rest % hour) / minute) });
}
