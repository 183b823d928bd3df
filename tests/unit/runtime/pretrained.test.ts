import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { networkNames, type NetworkName } from '../../../src/contract/network-names.ts';
import { installKernels } from '../../../src/kernels/bindings/install.ts';
import { installFallbacks } from '../../../src/kernels/fallback/install.ts';
import { figureById } from '../../../src/measured/figures.ts';
import { cifar10 } from '../../../src/runtime/datasets/cifar10.ts';
import { imdb } from '../../../src/runtime/datasets/imdb.ts';
import { mnist } from '../../../src/runtime/datasets/mnist.ts';
import { pretrained } from '../../../src/runtime/pretrained.ts';
import { preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';
import { modules, startStock } from '../kernels/kernels-backend.node.ts';
import { connectData } from './connect-data.ts';

let asked: string[] = [];

beforeAll(async () => {
  await prepareProjectData();
  await startStock();
  installFallbacks(tf);
  installKernels(tf, (await modules()).plain);
}, preparationTimeout);
beforeEach(() => {
  ({ asked } = connectData());
});

/** Share of public test examples, in percent, that a network gets right. */
const tried: Record<NetworkName, (network: tf.LayersModel) => Promise<number>> = {
  digits: async (network) => {
    const { test } = await mnist({ train: 1, test: 5_000 });
    return percentRight(network.predict(test.images, { batchSize: 100 }), test.labels);
  },
  objects: async (network) => {
    const { test } = await cifar10({ train: 1, test: 5_000 });
    return percentRight(network.predict(test.images, { batchSize: 100 }), test.labels);
  },
  reviews: async (network) => {
    const { test } = await imdb({ train: 1, test: 12_336, length: 200 });
    const answers = network.predict(test.tokens, { batchSize: 100 });
    return percent(tf.tidy(() => (answers as tf.Tensor).flatten().greater(0.5).equal(test.labels.cast('bool')).mean()));
  },
};

function percentRight(chances: tf.Tensor | tf.Tensor[], labels: tf.Tensor): number {
  return percent(tf.tidy(() => (chances as tf.Tensor).argMax(1).equal(labels).mean()));
}

function percent(share: tf.Tensor): number {
  return 100 * (share.dataSync()[0] ?? NaN);
}

test.each(networkNames)('%s: in 8 bits, as right on the public test data as the site says, to half a point', async (name) => {
  const network = await pretrained(name);
  expect(network.countParams()).toBe(figureById(`networks.${name}.parameters`).value);
  const right = await tried[name](network);
  expect(Math.abs(right - figureById(`networks.${name}.accuracy`).value)).toBeLessThan(0.5);
  expect(asked.slice(0, 2)).toEqual([`networks/${name} 0`, `networks/${name} 1`]);
});

test('a loaded network can be trained further', async () => {
  const network = await pretrained('digits');
  network.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  const before = network.getWeights()[0]?.dataSync().slice();
  await network.fit(tf.ones([4, 28, 28, 1]), tf.oneHot(tf.tensor1d([1, 2, 3, 4], 'int32'), 10), { epochs: 1 });
  expect(network.getWeights()[0]?.dataSync()).not.toEqual(before);
});

test('a name that does not exist is answered with those that do', async () => {
  await expect(pretrained('cats' as NetworkName)).rejects.toThrow('pretrained("cats"): there is no trained network of that name. These exist: digits, objects, reviews.');
  expect(asked).toEqual([]);
});
