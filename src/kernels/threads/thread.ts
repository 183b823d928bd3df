import { linkNative, nativeFunctions } from '../bindings/native.ts';
import { awaitWork, openBoard, workOff } from './board.ts';

/** What a thread is told when it starts. Everything here may be shared or copied between threads. */
export interface ThreadStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  /** Address of the board. */
  board: number;
  /** 1 for the first helper; 0 is the thread that owns the tensors. */
  thread: number;
}

/** A started thread, seen from its owner. */
export interface Thread {
  /** Resolves when the thread waits for work; rejects when it cannot start. */
  ready: Promise<void>;
  end(): void;
}

export type StartThread = (start: ThreadStart) => Thread;

/** The life of a helper: links the kernels, then works whenever there is work. Returns a function that never ends. */
export function prepareThread({ module, memory, board: address, thread }: ThreadStart): () => never {
  const functions = nativeFunctions(linkNative(module, memory));
  const board = openBoard(memory, address);
  return () => {
    for (;;) {
      workOff(board, functions, thread);
      awaitWork(board);
    }
  };
}
