/**
 * Two halves of the indices of `labels`, each shuffled, with as many items of every class in one as
 * in the other; where a class has an odd item, the halves take turns in receiving it.
 */
export function stratifiedHalves(labels: Uint8Array, random: () => number): [number[], number[]] {
  const halves: [number[], number[]] = [[], []];
  // For each class, which half its next item goes to.
  const turns = startingTurns(labels);
  for (const index of shuffledIndices(labels.length, random)) {
    const label = labels[index] ?? 0;
    const turn = turns.get(label) ?? 0;
    halves[turn].push(index);
    turns.set(label, turn === 0 ? 1 : 0);
  }
  return halves;
}

/** A class with an odd count gives its odd item to the half it starts with. */
function startingTurns(labels: Uint8Array): Map<number, 0 | 1> {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);

  const turns = new Map<number, 0 | 1>();
  let odd: 0 | 1 = 0;
  for (const label of [...counts.keys()].sort((a, b) => a - b)) {
    turns.set(label, odd);
    if ((counts.get(label) ?? 0) % 2 === 1) odd = odd === 0 ? 1 : 0;
  }
  return turns;
}

/** Fisher and Yates' shuffle. */
function shuffledIndices(count: number, random: () => number): Uint32Array {
  const indices = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = indices[last] ?? 0;
    indices[last] = indices[chosen] ?? 0;
    indices[chosen] = kept;
  }
  return indices;
}
