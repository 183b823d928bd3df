import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { withServedSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { medianReading } from './statistics.ts';
import type { Reading, Topic } from './topic.ts';
import { NodeTrainer, prepareNode } from './training/node-trainer.ts';
import { trainingOptions } from './training/options.ts';
import { undisturbed } from './undisturbed.ts';

const runs = 5;
const measured = z.object({ peak: z.number(), memory: z.number(), points: z.record(z.string(), z.number()) });
type Measured = z.infer<typeof measured>;

/** What one thread can compute and move with our kernels, and how near to that some of them come. */
export const roofline: Topic = {
  about: 'operations and bytes a second of our kernels on one thread, in Node: the roofline of this machine',
  file: 'roofline.json',
  measure: (say, args) =>
    withServedSite(async ({ folder: site }) => {
      const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-roofline-'));
      const trainer = new NodeTrainer(await prepareNode(site, folder), { backend: 'kernels', threads: 1 });
      const { patience } = trainingOptions(args, 1);
      const all: Measured[] = [];
      try {
        for (let run = 0; run < runs; run++) {
          all.push(await undisturbed(say, async () => measured.parse(await trainer.ask({ method: 'roofline' }, 300)), patience));
        }
      } finally {
        trainer.close();
        await rm(folder, { recursive: true, force: true });
      }
      const reading = (name: string, unit: Reading['unit'], pick: (one: Measured) => number): Reading => medianReading(`roofline.${name}`, unit, all.map(pick));
      return {
        readings: [
          reading('tile', 'GFLOP/s', ({ peak }) => peak),
          reading('memory', 'GB/s', ({ memory }) => memory),
          ...Object.keys(all[0]?.points ?? {}).map((name) => reading(name, 'GFLOP/s', ({ points }) => points[name] ?? NaN)),
        ],
        versions: { Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') },
      };
    }),
};
