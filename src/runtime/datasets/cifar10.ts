import { cifar10Set } from '../../contract/image-set.ts';
import { cifar10Classes } from '../../contract/class-names.ts';
import { host } from '../link.ts';
import { checkedCount } from './checked-count.ts';
import { loadImages, streamImages, type LabelledImages } from './labelled-images.ts';

/** Training images at once. As numbers each takes 12 kB, and TF.js holds them twice for a moment. */
const mostAtOnce = 20_000;

/** Two training files and one test file, some 11 MB to fetch. */
const usual = { train: 5_000, test: 1_000 };

/**
 * Small colour photographs of ten kinds of things, from CIFAR-10 (Krizhevsky, Nair, Hinton): images of shape
 * [count, 32, 32, 3]. Loads only the shards it needs. The official test images are shared between `test` and
 * the graders' hold-out.
 * @param counts how many images to take, from the first on: up to 20,000 for training, up to 5,000 for testing
 */
async function load({ train = usual.train, test = usual.test }: { train?: number; test?: number } = {}): Promise<{ train: LabelledImages; test: LabelledImages }> {
  if (train > mostAtOnce && train <= cifar10Set.train) {
    throw new RangeError(`cifar10({ train: ${train} }): that many do not fit in memory at once. Take them in parts, with cifar10.stream({ train: ${train} }).`);
  }
  checkedCount(`cifar10({ train: ${train} })`, 'images', train, mostAtOnce);
  checkedCount(`cifar10({ test: ${test} })`, 'images', test, cifar10Set.test);
  return { train: await loadImages(cifar10Set, 'train', train), test: await loadImages(cifar10Set, 'test', test) };
}

/**
 * Training images in parts of at most 2,500, each as soon as it is there, so that training begins after the
 * first one while the next is fetched:
 *
 *     for await (const part of cifar10.stream({ train: 50_000 })) {
 *       await model.fit(part.images, part.labels);
 *       tf.dispose([part.images, part.labels]);
 *     }
 *
 * A second pass over the same images is a second stream, which the browser reads from its cache.
 * @param counts how many images to take, from the first on; all 50,000 when absent
 */
function stream({ train = cifar10Set.train }: { train?: number } = {}): AsyncGenerator<LabelledImages, void> {
  return streamImages(cifar10Set, 'train', checkedCount(`cifar10.stream({ train: ${train} })`, 'images', train, cifar10Set.train));
}

/** The names of the ten classes in the reader's language, in the order of the labels. */
function classes(): string[] {
  return cifar10Classes.map((name) => name[host().language]);
}

export const cifar10 = Object.assign(load, { stream, classes });
