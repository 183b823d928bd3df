/**
 * A process that trains with TF.js, asked by lines of JSON on standard input: the backend's name and what it starts from
 * first, then calls of the trainer's functions. Bundled by node-trainer.ts, so that TF.js is the one the site has.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import process from 'node:process';
import * as z from 'zod';
import { connect, startBackend } from '../../../src/runtime/host.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { profiled } from './profile.ts';
import { measureRoofline } from './roofline.ts';
import { startCpu, startStock } from './stock-backends.ts';
import { prepare, release, train } from './tfjs/trainer.ts';

const start = z.object({
  backend: z.enum(['kernels', 'stock-wasm', 'cpu-backend']),
  wasm: z.object({ file: z.string(), path: z.string() }),
  kernels: z.string(),
  threads: z.number(),
  data: z.string(),
});
const request = z.discriminatedUnion('method', [
  z.object({ method: z.literal('start'), options: start }),
  z.object({ method: z.literal('prepare'), name: z.string(), variant: z.string() }),
  z.object({ method: z.literal('train'), variant: z.enum(['fit', 'by-hand']), steps: z.number() }),
  z.object({ method: z.literal('profile'), variant: z.enum(['fit', 'by-hand']), steps: z.number() }),
  z.object({ method: z.literal('roofline') }),
  z.object({ method: z.literal('release') }),
]);

/** The compiled kernels this process trains with. */
let kernelBytes: Uint8Array | undefined;

async function answerTo(asked: z.infer<typeof request>): Promise<unknown> {
  switch (asked.method) {
    case 'start':
      return startAs(asked.options);
    case 'prepare':
      return prepare(asked.name, asked.variant);
    case 'train':
      return train(asked.variant, asked.steps);
    case 'profile':
      return profiled(() => train(asked.variant, asked.steps));
    case 'roofline':
      if (kernelBytes === undefined) throw new Error('The roofline is one of our kernels.');
      return measureRoofline(kernelBytes);
    case 'release':
      return release();
  }
}

async function startAs({ backend, wasm, kernels, threads, data }: z.infer<typeof start>): Promise<{ threads: number }> {
  const shards = createShardSource(readFromFolder(data));
  connect({ language: 'en', show: () => undefined, shard: (dataset, split, index) => shards.shard(dataset, split, index) });
  const bytes = await readFile(wasm.path);
  switch (backend) {
    case 'kernels': {
      kernelBytes = await readFile(kernels);
      const started = await startBackend({ wasm: { file: wasm.file, bytes }, kernels: kernelBytes, threads });
      if (started.kernels !== 'fast') throw new Error(`The training kernels did not start: ${started.kernels}.`);
      return { threads: started.threads };
    }
    case 'stock-wasm':
      await startStock(bytes);
      return { threads: 1 };
    case 'cpu-backend':
      await startCpu();
      return { threads: 1 };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer: unknown;
  try {
    answer = { value: (await answerTo(request.parse(JSON.parse(line)))) ?? null };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
