/**
 * Numbers in [0, 1), the same for the same seed on every machine. Shared, because a seed must mean the same
 * to the data step, to learner code and to graders. Mulberry32 by Tommy Ettinger (public domain): 32 bits
 * of state, enough for a lesson, never for secrets.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy: every item draws a number, and the numbers are put in order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, drawn: random() }))
    .sort((a, b) => a.drawn - b.drawn)
    .map(({ item }) => item);
}
