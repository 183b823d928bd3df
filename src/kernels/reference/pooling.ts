import { meetings, type Windows } from './windows.ts';

/** Where each output value of a max pool comes from: the first largest value of its window, in reading order. */
function winners(x: ArrayLike<number>, w: Windows): number[] {
  const best: (number | undefined)[] = [];
  for (const { output, input } of meetings(w)) {
    for (let c = 0; c < w.channels; c++) {
      const candidate = input * w.channels + c;
      const place = output * w.channels + c;
      const champion = best[place];
      if (champion === undefined || (x[candidate] ?? NaN) > (x[champion] ?? NaN)) best[place] = candidate;
    }
  }
  return best.map((place) => place ?? -1);
}

export function maxPool(x: ArrayLike<number>, w: Windows): number[] {
  return winners(x, w).map((place) => x[place] ?? NaN);
}

export function maxPoolGradient(dy: ArrayLike<number>, x: ArrayLike<number>, w: Windows): number[] {
  const dx = new Array<number>(x.length).fill(0);
  winners(x, w).forEach((place, output) => {
    dx[place] = (dx[place] ?? 0) + (dy[output] ?? NaN);
  });
  return dx;
}
