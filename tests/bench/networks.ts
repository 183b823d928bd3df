import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { countWeights, type ModelGraph } from '../../src/contract/model-graph.ts';
import { packWeights } from '../../src/contract/model-weights.ts';
import { networkNames } from '../../src/contract/network-names.ts';
import { prepareEngine } from '../../src/grading/hosts/process/prepare-engine.node.ts';
import { gradingThreads } from '../../src/grading/limits.ts';
import { readEngine } from '../../src/sandbox/assets.node.ts';
import { compile } from '../../src/sandbox/compiler/compile.ts';
import { createShardSource } from '../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../src/sandbox/data/shards.node.ts';
import { LearnerSession, type Answered } from '../../src/sandbox/learner-session.ts';
import { openDenoPort } from '../../src/sandbox/process/deno-port.node.ts';
import { processLimits } from '../../src/sandbox/process/limits.ts';
import { root } from '../fixtures/site.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { rounded } from './statistics.ts';
import type { Reading, Topic } from './topic.ts';

const folder = join(root, 'content/networks');
const mostSeconds = 4 * 3600;
const seed = 1;

const weights = z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') }));
const topology = z.looseObject({ class_name: z.string() });

/** Trains the networks that come with the site, each by the program of its name in content/networks, and writes them beside it. */
export const networks: Topic = {
  about: 'trains the networks that come with the site, and tells how good they are (--only digits)',
  file: 'networks.json',
  measure: async (say, args) => {
    const { only } = parseArgs({ args: [...args], options: { only: { type: 'string', multiple: true } } }).values;
    const readings: Reading[] = [];
    for (const name of networkNames.filter((each) => only?.includes(each) !== false)) {
      const start = performance.now();
      const { graph, values, accuracy } = await trained(name, (line) => say(`${name}: ${line}`));
      const seconds = (performance.now() - start) / 1000;
      const packed = packWeights(graph.weights, values);
      await writeFile(join(folder, `${name}.json`), `${JSON.stringify(graph)}\n`);
      await writeFile(join(folder, `${name}.bin`), packed);
      readings.push(
        { id: `networks.${name}.accuracy`, value: rounded(100 * accuracy), unit: '%' },
        { id: `networks.${name}.training`, value: rounded(seconds), unit: 's' },
        { id: `networks.${name}.parameters`, value: countWeights(graph.weights), unit: 'count' },
        { id: `networks.${name}.bytes`, value: rounded(packed.length / 1000), unit: 'kB' },
      );
    }
    return { readings, versions: { Node: nodeVersion, Deno: versionOf('deno'), 'TensorFlow.js': versionOf('@tensorflow/tfjs') }, partial: only !== undefined };
  },
};

/** Runs the program as a learner's would be, on the same engine, with time enough. */
async function trained(name: string, say: (line: string) => void): Promise<{ graph: ModelGraph; values: Uint8Array; accuracy: number }> {
  const entry = `${name}.ts`;
  const read = async (file: string): Promise<[string, string]> => [file, await readFile(join(folder, file), 'utf8')];
  const compiled = compile(Object.fromEntries(await Promise.all([read(entry), read('saved.ts')])), entry);
  if (!compiled.ok) throw new Error(`content/networks/${entry}: ${compiled.error.message}`);

  const engine = await prepareEngine(root);
  const data = createShardSource(readFromFolder(join(root, 'data')));
  const session = new LearnerSession(openDenoPort({ script: join(engine, 'learner.deno.js'), limits: { ...processLimits, cpuSeconds: mostSeconds } }), {
    shard: (dataset, part, index) => data.shard(dataset, part, index),
    onConsole: (_method, text) => say(text),
  });
  try {
    await session.boot(await readEngine(engine), gradingThreads, 'en');
    const loaded = await session.load(compiled.program, seed);
    if (!loaded.ok) throw new Error(`content/networks/${entry}: ${loaded.error.message}`);
    return readSaved(await session.call(null, 'train', []));
  } finally {
    session.close();
  }
}

function readSaved(answer: Answered): { graph: ModelGraph; values: Uint8Array; accuracy: number } {
  if (!answer.ok) throw new Error(answer.error.message);
  if (answer.value.kind !== 'record') throw new Error(`Expected a record of what was saved, got: ${answer.value.kind}.`);
  const fields = Object.fromEntries(answer.value.entries);
  const text = (key: string): unknown => JSON.parse(fields[key]?.kind === 'text' ? fields[key].value : 'null');
  const { values, accuracy } = fields;
  if (values?.kind !== 'array' || !(values.values instanceof Float32Array) || accuracy?.kind !== 'number') throw new Error('The weights, or the accuracy, are missing.');
  return {
    graph: { topology: topology.parse(text('topology')), weights: weights.parse(text('weights')), vocabulary: [] },
    values: new Uint8Array(values.values.slice().buffer),
    accuracy: accuracy.value,
  };
}
