import type { Heap } from '../bindings/heap.ts';
import { linkNative, nativeFunctions, nativeIndex, type Native } from '../bindings/native.ts';
import { awaitShares, boardBytes, mostShares, openBoard, publish, workOff } from './board.ts';
import { watchGain } from './gain.ts';
import type { StartThread, Thread } from './thread.ts';

/** A piece of work that may be cut into shares. */
export interface Work {
  /** How many parts it can be cut into. */
  units: number;
  /** Of all of it, in multiply-adds. */
  cost: number;
  /** The arguments of the function for each share: as many shares as asked for, or fewer. */
  cutInto(shares: number): readonly (readonly number[])[];
}

/** Runs the compiled functions, on one thread or on several. */
export interface Crew {
  /** Threads that compute, the caller's included. */
  readonly threads: number;
  /**
   * Calls a function once with the arguments of each share; after them, the address of `scratchBytes` that are the
   * call's own. Shares may run at the same time, so none may write what another reads or writes, and twice in a row, so
   * none may read what it writes itself.
   */
  run(name: keyof Native, work: Work, scratchBytes: number): void;
  end(): void;
}

export interface CrewOptions {
  heap: Heap;
  /** The compiled kernels, for shared memory. */
  module: Uint8Array;
  threads: number;
  start: StartThread;
  /** A thread that is not ready by then is not used. */
  readySeconds?: number;
  /** How long a share may take before the thread that took it counts as dead. */
  patienceSeconds?: number;
  /** Cuts and shares out all work, whether it pays or not: to try the threads on small cases. */
  always?: boolean;
}

/** The caller's thread alone. */
export function alone(heap: Heap, native: Native): Crew {
  return {
    threads: 1,
    run(name, work, scratchBytes) {
      heap.withScratch(scratchBytes, (scratch) => {
        for (const share of work.cutInto(1)) native[name](...share, scratch);
      });
    },
    end: () => undefined,
  };
}

const cacheLine = 64;
/** More threads than this would mostly wait: for memory, and for the parts of a step that stay with one thread. */
export const mostThreads = 16;
/**
 * Multiply-adds from which on work is shared out. Found by timing convolutions and their gradients in turn on one thread
 * and on two (Node 24, two cores of an AMD EPYC), counting only rounds in which no other program of
 * normal priority used more than a fifth of a core: 0.9 million were 0.85 times as fast on two, 3.6 million 1.35 times,
 * 14 million 1.4 and 75 million 1.5 times. It lies between the first two.
 */
export const worthWaking = 2_000_000;
/**
 * Shares are smaller than a thread's part of the work, so that a thread that is late leaves some to the others; but not
 * too small, for each packs what it reads.
 */
const sharesPerThread = 4;
const worthTaking = 3_000_000;

/**
 * The caller's thread and helpers that sleep when there is nothing to do. Gives up without a word where threads cannot
 * be had: then the caller works alone, with the same results to the last bit.
 */
export async function startCrew(options: CrewOptions): Promise<Crew> {
  const { heap, module, threads, start, readySeconds = 10, patienceSeconds = 30, always = false } = options;
  const compiled = new WebAssembly.Module(new Uint8Array(module));
  const native = linkNative(compiled, heap.memory);
  const single = alone(heap, native);
  const wanted = Math.min(threads, mostThreads);
  if (wanted < 2 || !isShared(heap.memory) || !mayWait()) return single;

  const address = heap.reserve(boardBytes);
  const helpers: Thread[] = [];
  await Promise.all(
    Array.from({ length: wanted - 1 }, async (_, index) => {
      const helper = begin(start, { module: compiled, memory: heap.memory, board: address, thread: index + 1 });
      if (helper !== undefined && (await isReady(helper, readySeconds))) helpers.push(helper);
      else helper?.end();
    }),
  );

  const board = openBoard(heap.memory, address);
  const functions = nativeFunctions(native);
  const gain = watchGain();
  const end = (): void => {
    for (const helper of helpers.splice(0)) helper.end();
  };
  /** Whether it was done: not when it cannot be cut, or a helper failed. */
  const together = (name: keyof Native, { units, cost, cutInto }: Work, scratchBytes: number): boolean => {
    const threads = helpers.length + 1;
    const shares = cutInto(Math.min(units, mostShares, threads * sharesPerThread, Math.max(threads, Math.floor(cost / worthTaking))));
    if (shares.length < 2 || shares.length > mostShares) return false;
    const scratchStep = Math.ceil(scratchBytes / cacheLine) * cacheLine;
    return heap.withScratch(scratchStep * wanted, (scratch) => {
      publish(board, { callee: nativeIndex(name), shares, scratch, scratchStep });
      workOff(board, functions, 0);
      const finished = awaitShares(board, patienceSeconds);
      // Before the memory is given back: whoever still writes there must not.
      if (!finished) end();
      return finished;
    });
  };
  return {
    get threads() {
      return helpers.length + 1;
    },
    run(name, work, scratchBytes) {
      if (helpers.length === 0 || work.units < 2 || (work.cost < worthWaking && !always)) return single.run(name, work, scratchBytes);
      const kind = `${name} ${work.cost}`;
      const isShared = always || gain.pays(kind);
      const begun = performance.now();
      if (!isShared || !together(name, work, scratchBytes)) single.run(name, work, scratchBytes);
      gain.record(kind, isShared, performance.now() - begun);
    },
    end,
  };
}

function begin(start: StartThread, message: Parameters<StartThread>[0]): Thread | undefined {
  try {
    return start(message);
  } catch {
    return undefined;
  }
}

function isReady({ ready }: Thread, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, seconds * 1000, false);
    const settle = (isReady: boolean) => () => {
      clearTimeout(late);
      resolve(isReady);
    };
    ready.then(settle(true), settle(false));
  });
}

function isShared({ buffer }: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

/** A page's own thread may not sleep, so it cannot have helpers either. */
function mayWait(): boolean {
  try {
    return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1, 0) === 'not-equal';
  } catch {
    return false;
  }
}
