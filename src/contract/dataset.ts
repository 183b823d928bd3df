import * as z from 'zod';
import { networkNames, type NetworkName } from './network-names.ts';

/** `holdout` is for graders only: what learners load never contains it. */
export const splits = ['train', 'test', 'holdout'] as const;
export type Split = (typeof splits)[number];

/** What a folder of data is cut into: each part is a row of files, and only the parts that are needed are loaded. */
export const parts = [...splits, 'vocabulary', 'graph', 'float32', 'int8', ...networkNames] as const;
export type Part = (typeof parts)[number];

/** One gzip file. */
export const dataFile = z.strictObject({
  /** File name beside the manifest. */
  file: z.string().regex(/^[a-z0-9.-]+$/),
  /** Size of the gzip file, in bytes. */
  bytes: z.number().int().positive(),
  /** Size of what it holds, in bytes. */
  unpackedBytes: z.number().int().positive(),
  /** SHA-256 of the gzip file, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DataFile = z.infer<typeof dataFile>;

const files = z.array(dataFile).min(1);
const labelled = z.strictObject({
  count: z.number().int().positive(),
  /** Items of each class, in the order of `classes`. */
  perClass: z.array(z.number().int().nonnegative()),
});

const common = {
  /** Raised whenever the recipe makes other files than before, so that an older folder is made again. */
  recipe: z.number().int().positive(),
  source: z.strictObject({
    package: z.string(),
    version: z.string(),
    integrity: z.string(),
    /** Who made the data and where it is described. */
    credit: z.string(),
    /** What the package says about its licence; the text of it, where it asks to be passed on. */
    licence: z.string(),
    notice: z.string().optional(),
  }),
};
const labelledSet = {
  ...common,
  classes: z.array(z.string()).min(2),
  splits: z.strictObject({ train: labelled, test: labelled, holdout: labelled }),
};

/** data/<name>/manifest.json. What the files of each kind hold: image-shard.ts, review-shard.ts, model-graph.ts. */
export const datasetManifest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('images'),
    name: z.enum(['mnist', 'cifar10']),
    ...labelledSet,
    /** Height, width, channels. */
    itemShape: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]),
    parts: z.strictObject({ train: files, test: files, holdout: files }),
  }),
  z.strictObject({
    kind: z.literal('reviews'),
    name: z.literal('imdb'),
    ...labelledSet,
    /** Words of the vocabulary, and words at most that are kept of a review. */
    vocabularySize: z.number().int().positive(),
    longest: z.number().int().positive(),
    parts: z.strictObject({ train: files, test: files, holdout: files, vocabulary: files }),
  }),
  z.strictObject({
    kind: z.literal('model'),
    name: z.literal('sentence-encoder'),
    ...common,
    /** Numbers that the model has learned. */
    parameters: z.number().int().positive(),
    /** The graph with its vocabulary, and its weights twice: as they are, and in a quarter of the space. */
    parts: z.strictObject({ graph: files, float32: files, int8: files }),
  }),
  z.strictObject({
    kind: z.literal('networks'),
    name: z.literal('networks'),
    ...common,
    /** Of each network two files: its graph, and its weights in a quarter of the space. */
    parts: z.strictObject({ digits: files, objects: files, reviews: files } satisfies Record<NetworkName, typeof files>),
  }),
]);
export type DatasetManifest = z.infer<typeof datasetManifest>;
export type DatasetName = DatasetManifest['name'];
export const datasetNames = ['mnist', 'cifar10', 'imdb', 'sentence-encoder', 'networks'] as const satisfies readonly DatasetName[];

/** The files of one part, in order; none where the data has no such part. */
export function filesOf({ parts: ofManifest }: DatasetManifest, part: Part): readonly DataFile[] {
  const byPart: Partial<Record<Part, DataFile[]>> = ofManifest;
  return byPart[part] ?? [];
}
