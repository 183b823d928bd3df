import { describe, expect, test } from 'vitest';
import { calibratedMachine } from '../../../src/cost/calibration.ts';
import { data, type TrainingData } from '../../../src/cost/data.ts';
import { machineOf, timedMachine, utilisation, type Machine } from '../../../src/cost/machine.ts';
import { models, type Model } from '../../../src/cost/models.ts';
import { passCost, type Disk, type Volume } from '../../../src/cost/pass.ts';
import { referenceMachine } from '../../../src/cost/reference-machine.ts';
import { demandOf, timesFaster, trainingCost, type Plan } from '../../../src/cost/training-cost.ts';
import python from '../../../src/measured/python-cpu.json' with { type: 'json' };

function planFor(model: Model, from: TrainingData, more: Partial<Plan> = {}): Plan {
  return { model, data: from, epochs: 1, runs: 1, precision: 'float32', ...more };
}
const mlpOnMnist = planFor(models.mlp, data.mnist);
const resnetOnCifar = planFor(models['resnet-18'], data['cifar-10']);
const t4 = machineOf({ kind: 'gpu', float32: 8141, half: 65_130, bandwidth: 320, memory: 16, watts: 70 });
const laptop = machineOf({ kind: 'cpu', float32: 563, bandwidth: 51.2, watts: 28 });

test('epochs and runs multiply, and nothing else changes', () => {
  const once = demandOf(resnetOnCifar);
  const often = demandOf({ ...resnetOnCifar, epochs: 30, runs: 4 });
  expect(often.flops).toBe(120 * once.flops);
  expect(often.steps).toBe(120 * once.steps);
  expect(often.memoryBytes).toBe(once.memoryBytes);
});

test('an epoch of MNIST in batches of 64 is the 938 steps of its chapter', () => {
  expect(demandOf(mlpOnMnist).steps).toBe(938);
});

describe('the reference machine, within its range, is what the clock said of PyTorch on two threads', () => {
  const measured = (id: string): number => {
    const figure = python.figures.find((one) => one.id === id);
    if (figure === undefined) throw new Error(`python-cpu.json has no ${id}.`);
    return figure.value;
  };

  test.each([
    ['CNN on MNIST', planFor(models.cnn, data.mnist), 'pytorch.mnist-cnn-32-64.epoch.2-threads', 1],
    // Two threads disturb each other on products so small; the page says so.
    ['MLP on MNIST, to a tenth', mlpOnMnist, 'pytorch.mnist-mlp.epoch.2-threads', 1.15],
  ] as const)('%s', (_name, plan, id, slack) => {
    const { seconds } = trainingCost(referenceMachine, plan);
    expect(measured(id)).toBeGreaterThanOrEqual(seconds[0]);
    expect(measured(id)).toBeLessThanOrEqual(slack * seconds[1]);
  });
});

describe('what a step waits for', () => {
  test('a GPU waits for calls in a small MLP, and for arithmetic in ResNet-18', () => {
    expect(trainingCost(t4, mlpOnMnist).bound).toBe('calls');
    expect(trainingCost(t4, resnetOnCifar).bound).toBe('arithmetic');
  });

  test('a faster GPU is no faster on a small MLP', () => {
    const fast = machineOf({ kind: 'gpu', float32: 82_580, bandwidth: 1008 });
    expect(trainingCost(fast, mlpOnMnist).seconds).toEqual(trainingCost(t4, mlpOnMnist).seconds);
  });

  test('on a CPU calls come on top of the work, on a GPU they overlap with it', () => {
    const one = { matrix: [10, 10], convolution: [10, 10], attention: [10, 10], recurrent: [10, 10] } as const;
    const cpu = timedMachine(one, { callMicroseconds: [20, 20] });
    const gpu: Machine = { ...cpu, kind: 'gpu' };
    const step = demandOf(resnetOnCifar).perStep;
    const work = step.flops / 10e9;
    const steps = demandOf(resnetOnCifar).steps;
    expect(trainingCost(cpu, resnetOnCifar).seconds[0]).toBeCloseTo(steps * (work + step.calls * 20e-6), 3);
    expect(trainingCost(gpu, resnetOnCifar).seconds[0]).toBeCloseTo(steps * work, 3);
  });

  test('a layer that does little with each weight waits for the memory', () => {
    const wide = planFor(models.mlp, data.imagenet);
    expect(trainingCost(t4, wide).bound).toBe('memory');
  });
});

test('Colab’s GPU against a laptop gains ten to fifty times on large networks, and little on a small one', () => {
  const gain = (plan: Plan): number => timesFaster(trainingCost(laptop, plan), trainingCost(t4, plan));
  expect(gain(resnetOnCifar)).toBeGreaterThan(10);
  expect(gain(resnetOnCifar)).toBeLessThan(50);
  expect(gain(mlpOnMnist)).toBeLessThan(4);
});

describe('mixed precision', () => {
  const mixed: Plan = { ...resnetOnCifar, precision: 'mixed' };

  test('is never slower, and changes nothing on a machine without units for it', () => {
    expect(trainingCost(t4, mixed).seconds[0]).toBeLessThan(trainingCost(t4, resnetOnCifar).seconds[0]);
    const without = machineOf({ kind: 'gpu', float32: 8141 });
    expect(without.reached('convolution', 'mixed')).toEqual(without.reached('convolution', 'float32'));
  });

  test('keeps half the bytes of what layers hand on', () => {
    expect(demandOf(mixed).memoryBytes).toBeLessThan(0.6 * demandOf(resnetOnCifar).memoryBytes);
  });
});

test('GPT-2 small with eight texts of 1,024 tokens does not fit where there are 16 GB, and fits where there are 24', () => {
  const plan = planFor(models['gpt-2'], data.wikipedia);
  expect(trainingCost(t4, plan).fits).toBe(false);
  expect(trainingCost(machineOf({ kind: 'gpu', float32: 82_580, memory: 24 }), plan).fits).toBe(true);
});

test('energy is time at the power of the data sheet, and unknown where the sheet is silent', () => {
  const { seconds, wattHours } = trainingCost(t4, resnetOnCifar);
  expect(wattHours?.[1]).toBeCloseTo((seconds[1] * 70) / 3600);
  expect(trainingCost(referenceMachine, resnetOnCifar).wattHours).toBeUndefined();
});

test('no machine reaches its peak', () => {
  for (const shares of Object.values(utilisation)) {
    for (const [low, high] of Object.values(shares)) {
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThan(high);
      expect(high).toBeLessThan(1);
    }
  }
});

describe('the reader’s calibration', () => {
  const rates = { gemmGflops: 40, serialGflops: 30, convGflops: 20, opMicroseconds: 10, bandwidthGbps: 15, batchMicroseconds: 300 };

  test('becomes a machine with a range around each rate', () => {
    const machine = calibratedMachine(JSON.stringify({ date: '2026-11-24', rates }), { watts: 28 });
    expect(machine?.reached('matrix', 'float32')).toEqual([30, 50]);
    expect(machine?.reached('convolution', 'float32')).toEqual([15, 25]);
    expect(machine?.reached('recurrent', 'float32')).toEqual([22.5, 37.5]);
    expect(machine?.callMicroseconds).toEqual([7.5, 12.5]);
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{"rates":'],
    ['another shape', '{"gemmGflops":40}'],
    ['a rate that is missing', JSON.stringify({ rates: { ...rates, convGflops: undefined } })],
    ['a rate that is no rate', JSON.stringify({ rates: { ...rates, gemmGflops: -1 } })],
  ])('is ignored when storage holds %s', (_name, stored) => {
    expect(calibratedMachine(stored, {})).toBeUndefined();
  });
});

describe('a pass over a data set', () => {
  const photographs: Volume = { bytes: 138e9, items: 1_281_167, files: 1_281_167, flopsPerItem: 24e9, work: 'convolution' };
  const hardDisk: Disk = { sequential: 160e6, randomReads: 100 };

  test('waits for the processor on a CPU, and for a hard disk full of small files on a fast GPU', () => {
    const fast = machineOf({ kind: 'gpu', float32: 82_580 });
    expect(passCost(photographs, hardDisk, 'own-files', referenceMachine).waitsFor).toBe('machine');
    expect(passCost(photographs, hardDisk, 'own-files', fast).waitsFor).toBe('disk');
  });

  test('takes as long as the longer of reading and computing, not their sum', () => {
    const { reading, computing, pass } = passCost(photographs, hardDisk, 'large-files', referenceMachine);
    expect(reading).toBeCloseTo(138e9 / 160e6);
    expect(pass).toEqual(computing);
  });

  test('reads small files one movement of the arm after the other', () => {
    const { reading } = passCost(photographs, hardDisk, 'own-files', referenceMachine);
    expect(reading).toBeCloseTo(138e9 / 160e6 + 1_281_167 / 100);
  });
});
