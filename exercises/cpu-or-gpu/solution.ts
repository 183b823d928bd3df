export interface Job {
  multiplications: number;
  weightBytes: number;
  exampleBytes: number;
  batch: number;
  examples: number;
  epochs: number;
}

export interface Machine {
  flops: number;
  bandwidth: number;
  overhead: number;
  watts: number;
}

/** What a step spends its seconds on. */
function parts({ multiplications, weightBytes, exampleBytes, batch }: Job, { flops, bandwidth, overhead }: Machine) {
  // A multiplication and its addition are two operations; forward once, backward twice as much.
  const operations = 2 * 3 * multiplications * batch;
  // The weights travel once for the whole batch, the values of each example once for each.
  const bytes = weightBytes + exampleBytes * batch;
  return { arithmetic: operations / flops, memory: bytes / bandwidth, overhead };
}

export function stepSeconds(job: Job, machine: Machine): number {
  const { arithmetic, memory, overhead } = parts(job, machine);
  // The machine computes while the numbers travel, so only the longer of the two is felt.
  return Math.max(arithmetic, memory) + overhead;
}

export function waitsFor(job: Job, machine: Machine): string {
  const [[name]] = Object.entries(parts(job, machine)).toSorted(([, a], [, b]) => b - a) as [[string, number]];
  return name;
}

export function trainingSeconds(job: Job, machine: Machine): number {
  const fullSteps = Math.floor(job.examples / job.batch);
  const rest = job.examples % job.batch;
  // A last, smaller batch pays the same overhead for less work.
  const lastStep = rest === 0 ? 0 : stepSeconds({ ...job, batch: rest }, machine);
  return job.epochs * (fullSteps * stepSeconds(job, machine) + lastStep);
}

export function wattHours(job: Job, machine: Machine): number {
  return (trainingSeconds(job, machine) * machine.watts) / 3600;
}

export function breakEvenBatch(job: Job, cpu: Machine, gpu: Machine, most: number): number {
  for (let batch = 1; batch <= most; batch++) {
    if (stepSeconds({ ...job, batch }, gpu) < stepSeconds({ ...job, batch }, cpu)) return batch;
  }
  return 0;
}

export function choose(job: Job, machines: Machine[], deadline: number): number {
  const rows = machines.map((machine, index) => ({ index, seconds: trainingSeconds(job, machine), energy: wattHours(job, machine) }));
  const inTime = rows.filter(({ seconds }) => seconds <= deadline);
  // Nobody is in time: then the sooner the better.
  const ranked = inTime.length > 0 ? inTime.toSorted((a, b) => a.energy - b.energy) : rows.toSorted((a, b) => a.seconds - b.seconds);
  return ranked[0]?.index ?? -1;
}
