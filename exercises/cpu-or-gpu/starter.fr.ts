/** Ce qu’il faut entraîner. */
export interface Job {
  /** Du passage avant, pour un exemple. */
  multiplications: number;
  /** Les octets qui voyagent entre mémoire et processeur à chaque étape, quel que soit le lot. */
  weightBytes: number;
  /** Les octets qui voyagent pour chaque exemple du lot. */
  exampleBytes: number;
  /** Les exemples d’une étape. */
  batch: number;
  /** Les exemples d’une époque. */
  examples: number;
  epochs: number;
}

/** La machine qui l’entraîne. */
export interface Machine {
  /** Les opérations par seconde qu’un entraînement atteint. */
  flops: number;
  /** Les octets par seconde entre mémoire et processeur. */
  bandwidth: number;
  /** Les secondes que coûte chaque étape avant tout calcul. */
  overhead: number;
  /** La puissance en charge. */
  watts: number;
}

/** Les secondes d’une étape, sur un lot plein. */
export function stepSeconds(job: Job, machine: Machine): number {
  return (job.multiplications * job.batch) / machine.flops; // à vous : qu’est-ce qui prend encore du temps ?
}

/** Ce qui prend le plus de temps dans une étape : 'arithmetic', 'memory' ou 'overhead'. */
export function waitsFor(job: Job, machine: Machine): string {
  return job.exampleBytes > machine.bandwidth ? 'memory' : 'arithmetic'; // à vous
}

/** Les secondes de tout l’entraînement. */
export function trainingSeconds(job: Job, machine: Machine): number {
  return job.epochs * stepSeconds(job, machine); // à vous : combien d’étapes compte une époque ?
}

/** L’énergie de tout l’entraînement, en wattheures. */
export function wattHours(job: Job, machine: Machine): number {
  return trainingSeconds(job, machine) * machine.watts; // à vous : en quelle unité est-ce ?
}

/** Le plus petit lot, de 1 à `most`, dont l’étape prend moins de temps sur le GPU ; 0 s’il n’y en a pas. */
export function breakEvenBatch(job: Job, cpu: Machine, gpu: Machine, most: number): number {
  return stepSeconds(job, gpu) < stepSeconds(job, cpu) ? 1 : most; // à vous
}

/** Laquelle des machines prendre, à partir de 0. */
export function choose(job: Job, machines: Machine[], deadline: number): number {
  return machines.findIndex((machine) => trainingSeconds(job, machine) <= deadline); // à vous
}
