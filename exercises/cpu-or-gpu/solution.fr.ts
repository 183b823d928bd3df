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

/** À quoi une étape passe ses secondes. */
function parts({ multiplications, weightBytes, exampleBytes, batch }: Job, { flops, bandwidth, overhead }: Machine) {
  // Une multiplication et son addition font deux opérations ; une fois vers l’avant, le double vers l’arrière.
  const operations = 2 * 3 * multiplications * batch;
  // Les poids voyagent une fois pour tout le lot, les valeurs de chaque exemple une fois pour chacun.
  const bytes = weightBytes + exampleBytes * batch;
  return { arithmetic: operations / flops, memory: bytes / bandwidth, overhead };
}

export function stepSeconds(job: Job, machine: Machine): number {
  const { arithmetic, memory, overhead } = parts(job, machine);
  // La machine calcule pendant que les nombres voyagent : seul le plus long des deux se fait sentir.
  return Math.max(arithmetic, memory) + overhead;
}

export function waitsFor(job: Job, machine: Machine): string {
  const [[name]] = Object.entries(parts(job, machine)).toSorted(([, a], [, b]) => b - a) as [[string, number]];
  return name;
}

export function trainingSeconds(job: Job, machine: Machine): number {
  const fullSteps = Math.floor(job.examples / job.batch);
  const rest = job.examples % job.batch;
  // Un dernier lot, plus petit, paie le même coût fixe pour moins de travail.
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
  // Personne n’est dans les temps : alors le plus tôt est le mieux.
  const ranked = inTime.length > 0 ? inTime.toSorted((a, b) => a.energy - b.energy) : rows.toSorted((a, b) => a.seconds - b.seconds);
  return ranked[0]?.index ?? -1;
}
