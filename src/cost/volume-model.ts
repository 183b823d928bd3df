import type { Work } from './models.ts';
import { models } from './models.ts';

/** The network that is trained on a kind of data in the calculator of volumes, and the operations of one item of it. */
export interface VolumeModel {
  name: 'cnn' | 'resnet-18' | 'resnet-50' | 'speech' | 'gpt-2' | 'video';
  work: Work;
  flopsPerItem: number;
}

/** A Transformer of 30 million weights over 25 positions a second: two operations a weight and position, three passes. */
const speechFlops = 3 * 2 * 30e6 * 25;
const photograph = models['resnet-50'].cost({ kind: 'image', shape: [224, 224, 3], classes: 1000 }).trainingFlops;
const framesOfClip = 16;
const contextTokens = 1024;

export function volumeModel(id: string): VolumeModel {
  switch (id) {
    case 'mnist':
      return { name: 'cnn', work: 'convolution', flopsPerItem: models.cnn.cost({ kind: 'image', shape: [28, 28, 1], classes: 10 }).trainingFlops };
    case 'cifar-10':
      return { name: 'resnet-18', work: 'convolution', flopsPerItem: models['resnet-18'].cost({ kind: 'image', shape: [32, 32, 3], classes: 10 }).trainingFlops };
    case 'imagenet':
      return { name: 'resnet-50', work: 'convolution', flopsPerItem: photograph };
    case 'librispeech':
      return { name: 'speech', work: 'attention', flopsPerItem: speechFlops };
    case 'kinetics':
      return { name: 'video', work: 'convolution', flopsPerItem: framesOfClip * photograph };
    case 'wikipedia':
    case 'c4':
      return { name: 'gpt-2', work: 'attention', flopsPerItem: models['gpt-2'].cost({ kind: 'text', tokens: contextTokens, classes: 2 }).trainingFlops / contextTokens };
    default:
      throw new Error(`No network is named for the data set "${id}". Name one in src/cost/volume-model.ts.`);
  }
}
