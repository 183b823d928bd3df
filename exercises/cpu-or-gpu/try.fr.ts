// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import { display } from 'sans-gpu';
import { breakEvenBatch, choose, stepSeconds, trainingSeconds, waitsFor, wattHours, type Job, type Machine } from './answer';

// Des chiffres ronds, pour des machines qui pourraient exister.
const machines: Record<string, Machine> = {
  'CPU de portable': { flops: 60e9, bandwidth: 30e9, overhead: 0.0005, watts: 25 },
  'GPU de bureau': { flops: 6e12, bandwidth: 300e9, overhead: 0.003, watts: 170 },
  'GPU de serveur': { flops: 20e12, bandwidth: 1200e9, overhead: 0.004, watts: 400 },
};
const jobs: Record<string, Job> = {
  'MLP, chiffres': { multiplications: 1e5, weightBytes: 4e6, exampleBytes: 4e3, batch: 64, examples: 60_000, epochs: 3 },
  'CNN, photographies': { multiplications: 4e7, weightBytes: 1e7, exampleBytes: 3e6, batch: 128, examples: 50_000, epochs: 20 },
  'Transformer, textes': { multiplications: 1e10, weightBytes: 4e9, exampleBytes: 4e8, batch: 8, examples: 100_000, epochs: 1 },
};

display.table('Un entraînement', Object.entries(jobs).flatMap(([job, one]) => Object.entries(machines).map(([machine, on]) => ({
  'travail': job,
  'machine': machine,
  'minutes': Number((trainingSeconds(one, on) / 60).toPrecision(3)),
  'wattheures': Number(wattHours(one, on).toPrecision(3)),
  'attend': waitsFor(one, on),
}))));

// Les secondes pour 1 000 exemples : de petits lots paient sans cesse le coût fixe.
for (let batch = 1; batch <= 1024; batch *= 2) {
  const job = { ...jobs['MLP, chiffres'], batch };
  const series = Object.entries(machines).map(([name, machine]) => [name, (1000 / batch) * stepSeconds(job, machine)]);
  display.curve('MLP : secondes pour 1 000 exemples', Object.fromEntries(series), Math.log2(batch), { x: 'lot, en puissance de 2', y: 'secondes' });
}

for (const [name, job] of Object.entries(jobs)) {
  const from = breakEvenBatch(job, machines['CPU de portable'], machines['GPU de bureau'], 1000);
  display.text(from === 0 ? `${name} : jusqu’à un lot de 1 000, le portable est devant.` : `${name} : à partir d’un lot de ${from}, le GPU de bureau est devant.`);
  const [hurried, patient] = [1, 1440].map((minutes) => Object.keys(machines)[choose(job, Object.values(machines), minutes * 60)]);
  display.text(`${name} : pour finir en une minute, ${hurried} ; en un jour, ${patient}.`);
}
