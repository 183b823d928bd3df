/** Beyond so many threads, a step of these networks mostly waits for what only one can do, and the machine has others to serve. */
const reasonable = 4;

/** Threads that a playground computes with unless the reader says otherwise: as many as the machine has, within reason. */
export function playgroundThreads(): number {
  return Math.min(navigator.hardwareConcurrency, reasonable);
}
