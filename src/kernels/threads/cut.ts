/** Some of a row of things: from the first on, so many. */
export interface Part {
  first: number;
  count: number;
}

/** Cuts `count` things into at most `parts` runs of nearly the same length, each but the last a multiple of `unit`. */
export function cut(count: number, parts: number, unit = 1): Part[] {
  const units = Math.ceil(count / unit);
  const runs = Math.max(1, Math.min(parts, units));
  const border = (run: number): number => Math.min(count, Math.floor((run * units) / runs) * unit);
  return Array.from({ length: runs }, (_, run) => ({ first: border(run), count: border(run + 1) - border(run) }));
}
