import { mnistSet } from '../../contract/image-set.ts';
import { checkedCount } from './checked-count.ts';
import { loadImages, type LabelledImages } from './labelled-images.ts';

/** Handwritten digits: images of shape [count, 28, 28, 1], and the digit each one shows. */
export type Digits = LabelledImages;

/**
 * Handwritten digits, from the MNIST database (LeCun, Cortes, Burges). Loads only the shards it needs. The
 * official test images are shared between `test` and the graders' hold-out.
 * @param counts how many training and test images to take, from the first on; all of them when absent
 */
export async function mnist(counts: { train?: number; test?: number } = {}): Promise<{ train: Digits; test: Digits }> {
  const train = await load('train', counts.train);
  const test = await load('test', counts.test);
  return { train, test };
}

function load(split: 'train' | 'test', count: number = mnistSet[split]): Promise<Digits> {
  return loadImages(mnistSet, split, checkedCount(`mnist({ ${split}: ${count} })`, 'images', count, mnistSet[split]));
}
