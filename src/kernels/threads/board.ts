/**
 * Where the thread that owns the tensors tells its helpers what to do, in a few words of the memory they all share.
 * Work lies there as shares: the arguments of one call each. Whoever is free takes the next share, so that a thread that
 * is slow to wake, or gone, takes none and delays nobody. What a share is does not depend on who takes it, or when.
 */
export interface Board {
  words: Int32Array;
  /** One row per share: how many arguments, then the arguments. Doubles hold addresses, counts and f32 alike. */
  rows: Float64Array;
}

/** Words apart by a cache line each, so that waiting for one does not slow down the writing of another. */
const line = 16;
/** Shares nobody has taken yet, in the low bits; above them a number that changes with every job, so that sleepers notice. */
const open = 0;
/** Shares not yet finished. */
const pending = line;
/** 1 when a share ended in an exception. */
const failed = 2 * line;
/** What the job calls, and where each thread finds its scratch memory. */
const callee = 3 * line;
const scratch = callee + 1;
const scratchStep = callee + 2;
const wordCount = 4 * line;

const shareBits = 8;
/** Shares of one job at most. */
export const mostShares = 64;
/** A count and the arguments; no function of ours takes more. */
const rowLength = 32;

/** Bytes of a board. */
export const boardBytes = wordCount * 4 + mostShares * rowLength * 8;

export function openBoard({ buffer }: WebAssembly.Memory, address: number): Board {
  // Shared memory that grows keeps its old buffer alive, and the board lies in the part that was there before.
  return { words: new Int32Array(buffer, address, wordCount), rows: new Float64Array(buffer, address + wordCount * 4, mostShares * rowLength) };
}

export interface Job {
  /** Place in the list of native functions. */
  callee: number;
  /** Arguments of each share, without the scratch address that comes last. */
  shares: readonly (readonly number[])[];
  /** Thread t works at `scratch + t * scratchStep`. */
  scratch: number;
  scratchStep: number;
}

/** Lays out a job and wakes as many sleepers as it has use for. */
export function publish({ words, rows }: Board, job: Job): void {
  job.shares.forEach((share, index) => {
    rows[index * rowLength] = share.length;
    rows.set(share, index * rowLength + 1);
  });
  words[callee] = job.callee;
  words[scratch] = job.scratch;
  words[scratchStep] = job.scratchStep;
  words[failed] = 0;
  Atomics.store(words, pending, job.shares.length);
  const number = (Atomics.load(words, open) >> shareBits) + 1;
  // Everything above is written before this word is, and read after it.
  Atomics.store(words, open, (number << shareBits) | job.shares.length);
  Atomics.notify(words, open, job.shares.length - 1);
}

/** Takes shares and runs them until none is left; how many it took. `thread` is 0 for the owner. */
export function workOff({ words, rows }: Board, functions: readonly ((...numbers: number[]) => number)[], thread: number): number {
  let taken = 0;
  for (let word = Atomics.load(words, open); (word & (2 ** shareBits - 1)) > 0; word = Atomics.load(words, open)) {
    if (Atomics.compareExchange(words, open, word, word - 1) !== word) continue;
    taken++;
    // The share is ours, so the job stays on the board until we have finished it.
    const row = ((word & (2 ** shareBits - 1)) - 1) * rowLength;
    const place = (words[scratch] ?? 0) + thread * (words[scratchStep] ?? 0);
    try {
      functions[words[callee] ?? 0]?.(...rows.subarray(row + 1, row + 1 + (rows[row] ?? 0)), place);
    } catch {
      Atomics.store(words, failed, 1);
    }
    if (Atomics.sub(words, pending, 1) === 1) Atomics.notify(words, pending);
  }
  return taken;
}

/** How often a thread looks again before it sleeps: some microseconds, about as long as waking a sleeper takes. */
const looks = 2000;

/** Sleeps until there is something to take. */
export function awaitWork({ words }: Board): void {
  const word = Atomics.load(words, open);
  for (let look = 0; look < looks; look++) {
    if (Atomics.load(words, open) !== word) return;
  }
  Atomics.wait(words, open, word);
}

/**
 * Waits until all shares are finished. `seconds` may pass without one finishing: then, or when a share ended in an
 * exception, the answer is false, and the work is to be done again.
 */
export function awaitShares({ words }: Board, seconds: number): boolean {
  for (let look = 0; look < looks; look++) {
    if (Atomics.load(words, pending) === 0) return Atomics.load(words, failed) === 0;
  }
  // In short steps: a laptop that slept for an hour in between has lost one of them, not its patience.
  for (let left = seconds * 10; left > 0; left--) {
    const count = Atomics.load(words, pending);
    if (count === 0) return Atomics.load(words, failed) === 0;
    if (Atomics.wait(words, pending, count, 100) !== 'timed-out') left = seconds * 10;
  }
  return false;
}
