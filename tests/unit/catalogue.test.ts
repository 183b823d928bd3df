import { expect, test } from 'vitest';
import type { Sourced } from '../../src/contract/catalogue.ts';
import { volumeModel } from '../../src/cost/volume-model.ts';
import { dataVolumes, disks, machines, sourceOf } from '../../src/measured/catalogue.ts';
import hardware from '../../src/measured/catalogue/hardware.json' with { type: 'json' };
import volumes from '../../src/measured/catalogue/volumes.json' with { type: 'json' };
import { sheetOf } from '../../src/site/explorer/sheet.ts';

const figures = machines.flatMap(({ id, float32, half, memory, bandwidth, watts }) => [float32, half, memory, bandwidth, watts].flatMap((figure): [string, Sourced][] => (figure ? [[id, figure]] : [])));
const sizes = [...dataVolumes.flatMap(({ id, bytes, items, files }): [string, Sourced][] => [[id, bytes], [id, items], [id, files]]), ...disks.flatMap(({ id, sequential, randomReads }): [string, Sourced][] => [[id, sequential], [id, randomReads]])];

test.each([...figures, ...sizes])('every figure of %s was read somewhere', (_id, figure) => {
  expect(sourceOf(figure).url).toMatch(/^https:\/\//);
});

test('no source is listed that nothing was read in', () => {
  const used = new Set([...figures, ...sizes].map(([, { source }]) => source));
  expect([...Object.keys(hardware.sources), ...Object.keys(volumes.sources)].filter((name) => !used.has(name))).toEqual([]);
});

test('what the explorer shows has a peak to compute from', () => {
  const explored = machines.filter(({ explored }) => explored);
  expect(explored.length).toBeGreaterThan(4);
  for (const machine of explored) expect(sheetOf(machine).float32).toBeGreaterThan(100);
});

test('units for 16-bit products are faster than those for 32 bits', () => {
  for (const { id, float32, half } of machines) {
    if (half && float32) expect(half.value, id).toBeGreaterThan(float32.value);
  }
});

test('every data set has a network to learn it', () => {
  for (const { id } of dataVolumes) expect(volumeModel(id).flopsPerItem, id).toBeGreaterThan(0);
});
