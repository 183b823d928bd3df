import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { withServedSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { rounded } from './statistics.ts';
import type { Reading, Topic } from './topic.ts';
import { NodeTrainer, prepareNode } from './training/node-trainer.ts';
import { trainingOptions } from './training/options.ts';
import { outside, partsOf, sharesOf } from './training/profile-groups.ts';
import type { Variant } from './training/trainer.ts';
import type { Workload } from './training/workloads.ts';
import { undisturbed } from './undisturbed.ts';

const profiled = z.object({ steps: z.number(), ms: z.number(), parts: z.record(z.string(), z.object({ ms: z.number(), calls: z.number() })) });
const longestList = 14;

/** What a training step is made of: where a promise about its time is missed, this says what is left. */
export const profile: Topic = {
  about: 'share of a training step that each kernel takes, and what is outside of them, in Node (--only <workload>)',
  file: 'profile.json',
  measure: (say, args) => {
    const options = trainingOptions(args, 1);
    return withServedSite(async ({ folder: site }) => {
      const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-profile-'));
      const trainer = new NodeTrainer(await prepareNode(site, folder), { backend: 'kernels', threads: 1 });
      const readings: Reading[] = [];
      try {
        for (const workload of options.workloads) {
          for (const variant of workload.goals.byHand === undefined ? (['fit'] as const) : (['fit', 'by-hand'] as const)) {
            const { steps, ms, parts } = await undisturbed(say, () => profileOf(trainer, workload, variant, options.seconds), options.patience);
            say(`${workload.name}, ${variant === 'fit' ? 'model.fit' : 'by hand'}: ${(ms / steps).toPrecision(3)} ms a step, of which`);
            for (const { name, share, msPerStep, calls } of partsOf({ steps, ms, parts }).slice(0, longestList)) {
              say(`  ${name.padEnd(28)} ${(100 * share).toFixed(1).padStart(5)} %  ${msPerStep.toPrecision(3).padStart(6)} ms${name === outside ? '' : `  ${(calls / steps).toFixed(1)} calls`}`);
            }
            if (variant === 'fit') {
              readings.push(...sharesOf({ steps, ms, parts }).map(({ group, share }) => ({ id: `profile.${workload.name}.${group}`, value: rounded(100 * share), unit: '%' as const })));
            }
          }
        }
        return { readings, versions: { Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') }, partial: options.isPartial };
      } finally {
        trainer.close();
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
};

async function profileOf(trainer: NodeTrainer, workload: Workload, variant: Variant, seconds: number): Promise<z.infer<typeof profiled>> {
  await trainer.prepare(workload, variant, 120);
  await trainer.train(variant, 1, 120);
  const { steps, ms } = await trainer.train(variant, 3, 120);
  const enough = Math.max(2, Math.round((1000 * seconds) / (ms / steps)));
  // Warms up, and has the examples ready.
  await trainer.train(variant, enough, 300);
  return profiled.parse(await trainer.ask({ method: 'profile', variant, steps: enough }, 300));
}
