import { imageSets, type ImageSet } from '../../contract/image-set.ts';
import { seededRandom, shuffled } from '../../contract/seeded-random.ts';
import type { TensorData } from '../../sandbox/protocol.ts';
import { grading } from './context.ts';
import { hiddenImages } from './hidden-images.ts';
import { hiddenReviews } from './hidden-reviews.ts';

/** Values from 0 to 1, shape [count, height, width, channels], and the class of each image. */
export interface HiddenImages {
  images: TensorData;
  labels: Int32Array;
}

/** Numbers of words as `imdb` gives them, int32, shape [count, length], and 1 for each review that speaks well of its film. */
export interface HiddenReviews {
  tokens: TensorData;
  labels: Int32Array;
}

/**
 * Examples the learner's code has never seen, and their labels, which stay here. Which ones is drawn from the
 * grading's seed. From this call on the grading is sealed: no text of the learner's comes back.
 */
export function holdout(dataset: ImageSet['name'], wanted: { count: number }): Promise<HiddenImages>;
export function holdout(dataset: 'imdb', wanted: { count: number; length?: number }): Promise<HiddenReviews>;
export async function holdout(dataset: ImageSet['name'] | 'imdb', { count, length = 200 }: { count: number; length?: number }): Promise<HiddenImages | HiddenReviews> {
  const { seed } = seal();
  const draw = (available: number): number[] => drawFrom(available, count, seed);
  return dataset === 'imdb' ? hiddenReviews(count, length, draw) : hiddenImages(imageSets[dataset], count, draw);
}

function seal(): { seed: number } {
  const context = grading();
  context.sealed = true;
  return context;
}

function drawFrom(available: number, count: number, seed: number): number[] {
  const indices = Array.from({ length: available }, (_, index) => index);
  return shuffled(indices, seededRandom(seed)).slice(0, count);
}
