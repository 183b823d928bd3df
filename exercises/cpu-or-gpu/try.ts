// Run executes this file. Change it as you like: only answer.ts is checked.
import { display } from 'sans-gpu';
import { breakEvenBatch, choose, stepSeconds, trainingSeconds, waitsFor, wattHours, type Job, type Machine } from './answer';

// Round figures, of machines that could exist.
const machines: Record<string, Machine> = {
  'laptop CPU': { flops: 60e9, bandwidth: 30e9, overhead: 0.0005, watts: 25 },
  'desktop GPU': { flops: 6e12, bandwidth: 300e9, overhead: 0.003, watts: 170 },
  'server GPU': { flops: 20e12, bandwidth: 1200e9, overhead: 0.004, watts: 400 },
};
const jobs: Record<string, Job> = {
  'MLP, digits': { multiplications: 1e5, weightBytes: 4e6, exampleBytes: 4e3, batch: 64, examples: 60_000, epochs: 3 },
  'CNN, photographs': { multiplications: 4e7, weightBytes: 1e7, exampleBytes: 3e6, batch: 128, examples: 50_000, epochs: 20 },
  'Transformer, texts': { multiplications: 1e10, weightBytes: 4e9, exampleBytes: 4e8, batch: 8, examples: 100_000, epochs: 1 },
};

display.table('One training', Object.entries(jobs).flatMap(([job, one]) => Object.entries(machines).map(([machine, on]) => ({
  'job': job,
  'machine': machine,
  'minutes': Number((trainingSeconds(one, on) / 60).toPrecision(3)),
  'watt-hours': Number(wattHours(one, on).toPrecision(3)),
  'waits for': waitsFor(one, on),
}))));

// Seconds for 1,000 examples: small batches pay the overhead again and again.
for (let batch = 1; batch <= 1024; batch *= 2) {
  const job = { ...jobs['MLP, digits'], batch };
  const series = Object.entries(machines).map(([name, machine]) => [name, (1000 / batch) * stepSeconds(job, machine)]);
  display.curve('MLP: seconds for 1,000 examples', Object.fromEntries(series), Math.log2(batch), { x: 'batch, as a power of 2', y: 'seconds' });
}

for (const [name, job] of Object.entries(jobs)) {
  const from = breakEvenBatch(job, machines['laptop CPU'], machines['desktop GPU'], 1000);
  display.text(from === 0 ? `${name}: up to a batch of 1,000 the laptop is ahead.` : `${name}: from a batch of ${from} on, the desktop GPU is ahead.`);
  const [hurried, patient] = [1, 1440].map((minutes) => Object.keys(machines)[choose(job, Object.values(machines), minutes * 60)]);
  display.text(`${name}: with a minute of time, take the ${hurried}; with a day, the ${patient}.`);
}
