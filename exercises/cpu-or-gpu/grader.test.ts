import { expect, test } from 'vitest';
import { feedback, seed, submission } from 'sans-gpu/grading';

type Job = Record<'multiplications' | 'weightBytes' | 'exampleBytes' | 'batch' | 'examples' | 'epochs', number>;
type Machine = Record<'flops' | 'bandwidth' | 'overhead' | 'watts', number>;

/** A number in [0, 1) that follows the grading's seed; another for each `salt`. */
function share(salt: number): number {
  let mixed = Math.imul(salt + 1, 0x9e3779b1) ^ Math.imul(seed() + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Two digits that matter, so that a learner can copy the numbers from a sentence. Large and small ones are as likely. */
function drawn(salt: number, low: number, high: number): number {
  return Number((low * (high / low) ** share(salt)).toPrecision(2));
}

const cpu = (salt: number): Machine => ({ flops: drawn(salt, 2e10, 2e11), bandwidth: drawn(salt + 1, 2e10, 6e10), overhead: drawn(salt + 2, 2e-4, 1e-3), watts: drawn(salt + 3, 15, 90) });
const gpu = (salt: number): Machine => ({ flops: drawn(salt, 2e12, 3e13), bandwidth: drawn(salt + 1, 2e11, 1e12), overhead: drawn(salt + 2, 2e-3, 9e-3), watts: drawn(salt + 3, 150, 450) });
const loop = (salt: number): Pick<Job, 'batch' | 'examples' | 'epochs'> => ({ batch: Math.round(drawn(salt, 3, 90)), examples: Math.round(drawn(salt + 1, 900, 60_000)) + 1, epochs: Math.round(drawn(salt + 2, 2, 30)) });
/** Much arithmetic for few bytes, as in a convolution. */
const busy = (salt: number): Job => ({ multiplications: drawn(salt, 2e8, 3e9), weightBytes: drawn(salt + 1, 1e6, 9e6), exampleBytes: drawn(salt + 2, 1e4, 9e5), ...loop(salt + 3) });
/** Many bytes for little arithmetic, as in a large dense layer with a small batch. */
const laden = (salt: number): Job => ({ multiplications: drawn(salt, 2e4, 9e4), weightBytes: drawn(salt + 1, 5e9, 2e10), exampleBytes: drawn(salt + 2, 2e7, 2e8), ...loop(salt + 3) });
/** Little of both: the network is called for next to nothing. */
const tiny = (salt: number): Job => ({ multiplications: drawn(salt, 1e2, 9e2), weightBytes: drawn(salt + 1, 1e3, 9e3), exampleBytes: drawn(salt + 2, 1e2, 9e2), ...loop(salt + 3) });
/** Either may be the longer, and both parts of the bytes count. */
const mixed = (salt: number): Job => ({ multiplications: drawn(salt, 3e5, 3e7), weightBytes: drawn(salt + 1, 1e6, 1e8), exampleBytes: drawn(salt + 2, 1e5, 4e6), ...loop(salt + 3) });

function partsOf({ multiplications, weightBytes, exampleBytes, batch }: Job, { flops, bandwidth, overhead }: Machine): Record<'arithmetic' | 'memory' | 'overhead', number> {
  return { arithmetic: (6 * multiplications * batch) / flops, memory: (weightBytes + batch * exampleBytes) / bandwidth, overhead };
}

function stepOf(job: Job, machine: Machine): number {
  const { arithmetic, memory, overhead } = partsOf(job, machine);
  return Math.max(arithmetic, memory) + overhead;
}

function trainingOf(job: Job, machine: Machine): number {
  const rest = job.examples % job.batch;
  const epoch = Math.floor(job.examples / job.batch) * stepOf(job, machine) + (rest === 0 ? 0 : stepOf({ ...job, batch: rest }, machine));
  return job.epochs * epoch;
}

const energyOf = (job: Job, machine: Machine): number => (trainingOf(job, machine) * machine.watts) / 3600;

function chosen(job: Job, machines: readonly Machine[], deadline: number): number {
  const rows = machines.map((machine, index) => ({ index, seconds: trainingOf(job, machine), energy: energyOf(job, machine) }));
  const inTime = rows.filter(({ seconds }) => seconds <= deadline);
  const ranked = inTime.length === 0 ? rows.sort((a, b) => a.seconds - b.seconds) : inTime.sort((a, b) => a.energy - b.energy);
  return ranked[0]?.index ?? -1;
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** As a learner would write it: { flops: 60000000000, … }. */
function written(...values: unknown[]): string {
  return values.map((value) => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1: ').replaceAll(',', ', ').replaceAll('{', '{ ').replaceAll('}', ' }')).join(', ');
}

async function number(name: string, args: (Job | Machine)[], wanted: number): Promise<void> {
  const came = (await submission.call(name, ...args)).number();
  // Sums and products in another order differ in the sixteenth digit; a forgotten step or byte in one of the first six.
  expect(Math.abs(came - wanted) / wanted, feedback('value', { what: `${name}(${written(...args)})`, wanted: short(wanted), came: short(came) })).toBeLessThan(1e-7);
}

test('stepSeconds counts the arithmetic of a step and the overhead', async () => {
  for (const salt of [100, 120]) {
    await number('stepSeconds', [busy(salt), cpu(salt + 10)], stepOf(busy(salt), cpu(salt + 10)));
    await number('stepSeconds', [busy(salt), gpu(salt + 10)], stepOf(busy(salt), gpu(salt + 10)));
  }
});

test('stepSeconds waits for the memory where that takes longer', async () => {
  for (const salt of [200, 220, 240]) {
    await number('stepSeconds', [laden(salt), cpu(salt + 10)], stepOf(laden(salt), cpu(salt + 10)));
    await number('stepSeconds', [mixed(salt), gpu(salt + 10)], stepOf(mixed(salt), gpu(salt + 10)));
    await number('stepSeconds', [mixed(salt), cpu(salt + 10)], stepOf(mixed(salt), cpu(salt + 10)));
  }
});

const names = ['arithmetic', 'memory', 'overhead'] as const;

test('waitsFor names what takes most of a step', async () => {
  for (const salt of [300, 330]) {
    for (const machine of [cpu(salt + 10), gpu(salt + 14)]) {
      // On the CPU, each of the three comes out once.
      for (const job of [busy(salt), laden(salt), tiny(salt)]) {
        const parts = partsOf(job, machine);
        const wanted = names.reduce((longest, name) => (parts[name] > parts[longest] ? name : longest));
        const text = (await submission.call('waitsFor', job, machine)).text();
        // Only our own three words may stand in a sentence, whatever the learner's text says.
        const came = names.find((name) => name === text) ?? '?';
        expect(came, feedback('value', { what: `waitsFor(${written(job, machine)})`, wanted, came })).toBe(wanted);
      }
    }
  }
});

test('trainingSeconds counts every step, the last small one too', async () => {
  for (const salt of [400, 420, 440]) {
    const whole = { ...mixed(salt), examples: 10 * mixed(salt).batch };
    const broken = { ...mixed(salt), examples: 10 * mixed(salt).batch + 1 };
    for (const job of [whole, broken, { ...whole, batch: whole.examples + 5 }]) await number('trainingSeconds', [job, gpu(salt + 10)], trainingOf(job, gpu(salt + 10)));
  }
});

test('wattHours is the energy of the whole training', async () => {
  for (const salt of [500, 520]) {
    for (const machine of [cpu(salt + 10), gpu(salt + 14)]) await number('wattHours', [mixed(salt), machine], energyOf(mixed(salt), machine));
  }
});

test('breakEvenBatch finds the first batch that suits the GPU', async () => {
  const most = Math.round(drawn(600, 500, 2000));
  for (const [job, salt] of [[{ ...tiny(610), multiplications: drawn(611, 5e5, 5e6) }, 620], [mixed(630), 640], [busy(650), 660], [tiny(670), 680]] as const) {
    const [slow, quick] = [cpu(salt), gpu(salt + 5)];
    const batches = Array.from({ length: most }, (_, at) => at + 1);
    const wanted = batches.find((batch) => stepOf({ ...job, batch }, quick) < stepOf({ ...job, batch }, slow)) ?? 0;
    const came = (await submission.call('breakEvenBatch', job, slow, quick, most)).number();
    // The curves cross between two batches: rounding cannot move a whole one.
    expect(came, feedback('value', { what: `breakEvenBatch(${written(job, slow, quick, most)})`, wanted: short(wanted), came: short(came) })).toBe(wanted);
  }
});

/** The faster of two machines uses more energy: its watts grow more than its speed. */
function tradeOffs(salt: number): Machine[] {
  const { flops, bandwidth, overhead, watts } = cpu(salt);
  const gain = 1.5 + share(salt + 4);
  const round = (value: number): number => Number(value.toPrecision(2));
  // Neither in the order of speed nor in the opposite one.
  return [2, 0, 3, 1].map((power) => ({ flops: round(flops * gain ** power), bandwidth: round(bandwidth * gain ** power), overhead: round(overhead / gain ** power), watts: round(watts * (1.4 * gain) ** power) }));
}

test('choose takes the least energy in time, or else the fastest', async () => {
  const cases: [Job, Machine[]][] = [
    // The hungry machine is so much faster that it uses least.
    [busy(700), [gpu(710), cpu(715), gpu(720), cpu(725)]],
    [mixed(730), tradeOffs(740)],
    [tiny(750), tradeOffs(760)],
    [busy(770), tradeOffs(780).slice(0, 3)],
  ];
  for (const [job, machines] of cases) {
    const seconds = machines.map((machine) => trainingOf(job, machine)).sort((a, b) => a - b);
    const last = seconds.at(-1) ?? 0;
    // With time for all, then for one machine fewer each time, then for none.
    const between = seconds.slice(1).map((long, at) => (long + (seconds[at] ?? 0)) / 2).reverse();
    for (const deadline of [2 * last, ...between, (seconds[0] ?? 0) / 2]) {
      const wanted = chosen(job, machines, deadline);
      const came = (await submission.call('choose', job, machines, deadline)).number();
      expect(came, feedback('value', { what: `choose(${written(job, machines)}, ${deadline})`, wanted: short(wanted), came: short(came) })).toBe(wanted);
    }
  }
});
