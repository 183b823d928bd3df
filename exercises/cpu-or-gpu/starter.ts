/** What is to be trained. */
export interface Job {
  /** Of the forward pass, for one example. */
  multiplications: number;
  /** Bytes that travel between memory and processor in each step, whatever the batch. */
  weightBytes: number;
  /** Bytes that travel for each example of the batch. */
  exampleBytes: number;
  /** Examples of one step. */
  batch: number;
  /** Examples of one epoch. */
  examples: number;
  epochs: number;
}

/** What it is trained on. */
export interface Machine {
  /** Operations a second that training reaches. */
  flops: number;
  /** Bytes a second between memory and processor. */
  bandwidth: number;
  /** Seconds that each step costs before anything is computed. */
  overhead: number;
  /** Power under load. */
  watts: number;
}

/** Seconds of one step, on a full batch. */
export function stepSeconds(job: Job, machine: Machine): number {
  return (job.multiplications * job.batch) / machine.flops; // your turn: what else takes time?
}

/** What a step spends most of its time on: 'arithmetic', 'memory' or 'overhead'. */
export function waitsFor(job: Job, machine: Machine): string {
  return job.exampleBytes > machine.bandwidth ? 'memory' : 'arithmetic'; // your turn
}

/** Seconds of the whole training. */
export function trainingSeconds(job: Job, machine: Machine): number {
  return job.epochs * stepSeconds(job, machine); // your turn: how many steps are there in an epoch?
}

/** Energy of the whole training, in watt-hours. */
export function wattHours(job: Job, machine: Machine): number {
  return trainingSeconds(job, machine) * machine.watts; // your turn: in which unit is this?
}

/** The smallest batch, from 1 to `most`, whose step takes less time on the GPU; 0 when there is none. */
export function breakEvenBatch(job: Job, cpu: Machine, gpu: Machine, most: number): number {
  return stepSeconds(job, gpu) < stepSeconds(job, cpu) ? 1 : most; // your turn
}

/** Which of the machines to take, from 0 on. */
export function choose(job: Job, machines: Machine[], deadline: number): number {
  return machines.findIndex((machine) => trainingSeconds(job, machine) <= deadline); // your turn
}
