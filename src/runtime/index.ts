/** The package learners import as "sans-gpu". */
export { display } from './display/index.ts';
export { cifar10 } from './datasets/cifar10.ts';
export type { LabelledImages } from './datasets/labelled-images.ts';
export { imdb, type Reviews } from './datasets/imdb.ts';
export { mnist, type Digits } from './datasets/mnist.ts';
export type { Vocabulary } from './datasets/vocabulary.ts';
export { pretrained } from './pretrained.ts';
export { sentenceEncoder, type SentenceEncoder } from './encoder/sentence-encoder.ts';
export { seededRandom, type SeededRandom } from './random.ts';
