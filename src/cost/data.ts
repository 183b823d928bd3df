import type { Example } from './models.ts';

export interface TrainingData {
  /** Examples of one epoch. */
  examples: number;
  example: Example;
}

/** English Wikipedia of March 2024, 22,057,264,844 bytes of text, at four bytes a token, in pieces of 1,024 tokens. */
const wikipediaPieces = Math.round(22_057_264_844 / 4 / 1024);

/** What can be learned from in the explorer. Texts of IMDB are cut at 200 tokens, as everywhere in this course. */
export const data = {
  mnist: { examples: 60_000, example: { kind: 'image', shape: [28, 28, 1], classes: 10 } },
  'cifar-10': { examples: 50_000, example: { kind: 'image', shape: [32, 32, 3], classes: 10 } },
  imagenet: { examples: 1_281_167, example: { kind: 'image', shape: [224, 224, 3], classes: 1000 } },
  imdb: { examples: 25_000, example: { kind: 'text', tokens: 200, classes: 2 } },
  wikipedia: { examples: wikipediaPieces, example: { kind: 'text', tokens: 1024, classes: 2 } },
} satisfies Record<string, TrainingData>;

export type DataName = keyof typeof data;
export const dataNames = ['mnist', 'cifar-10', 'imagenet', 'imdb', 'wikipedia'] as const satisfies readonly DataName[];
