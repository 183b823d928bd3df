// Adds arithmetic and memory, as if the machine computed only after the numbers had arrived.
function parts({ multiplications, weightBytes, exampleBytes, batch }, { flops, bandwidth, overhead }) {
  const operations = 2 * 3 * multiplications * batch;
  const bytes = weightBytes + exampleBytes * batch;
  return { arithmetic: operations / flops, memory: bytes / bandwidth, overhead };
}

export function stepSeconds(job, machine) {
  const { arithmetic, memory, overhead } = parts(job, machine);
  return arithmetic + memory + overhead;
}

export function waitsFor(job, machine) {
  const [[name]] = Object.entries(parts(job, machine)).toSorted(([, a], [, b]) => b - a) ;
  return name;
}

export function trainingSeconds(job, machine) {
  const fullSteps = Math.floor(job.examples / job.batch);
  const rest = job.examples % job.batch;
  const lastStep = rest === 0 ? 0 : stepSeconds({ ...job, batch: rest }, machine);
  return job.epochs * (fullSteps * stepSeconds(job, machine) + lastStep);
}

export function wattHours(job, machine) {
  return (trainingSeconds(job, machine) * machine.watts) / 3600;
}

export function breakEvenBatch(job, cpu, gpu, most) {
  for (let batch = 1; batch <= most; batch++) {
    if (stepSeconds({ ...job, batch }, gpu) < stepSeconds({ ...job, batch }, cpu)) return batch;
  }
  return 0;
}

export function choose(job, machines, deadline) {
  const rows = machines.map((machine, index) => ({ index, seconds: trainingSeconds(job, machine), energy: wattHours(job, machine) }));
  const inTime = rows.filter(({ seconds }) => seconds <= deadline);
  const ranked = inTime.length > 0 ? inTime.toSorted((a, b) => a.energy - b.energy) : rows.toSorted((a, b) => a.seconds - b.seconds);
  return ranked[0]?.index ?? -1;
}
