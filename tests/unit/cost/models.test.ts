import { describe, expect, test } from 'vitest';
import { data, dataNames } from '../../../src/cost/data.ts';
import { modelNames, models, type Example, type Model } from '../../../src/cost/models.ts';

const mnist: Example = { kind: 'image', shape: [28, 28, 1], classes: 10 };
const cifar: Example = { kind: 'image', shape: [32, 32, 3], classes: 10 };
const imagenet: Example = { kind: 'image', shape: [224, 224, 3], classes: 1000 };

test.each([
  ['the MLP of the first chapter', models.mlp, mnist, 101_770],
  ['PyTorch’s MNIST example', models.cnn, mnist, 1_199_882],
  ['ResNet-8', models['resnet-8'], cifar, 78_042],
  ['ResNet-20', models['resnet-20'], cifar, 272_474],
  ['ResNet-18 for small images', models['resnet-18'], cifar, 11_173_962],
  ['torchvision’s ResNet-18', models['resnet-18'], imagenet, 11_689_512],
  ['torchvision’s ResNet-50', models['resnet-50'], imagenet, 25_557_032],
  ['GPT-2 small', models['gpt-2'], { kind: 'text', tokens: 1024, classes: 2 } satisfies Example, 124_439_808],
] as const)('%s has as many parameters as its authors’', (_name, model: Model, example: Example, parameters) => {
  expect(model.cost(example).parameters).toBe(parameters);
});

test('an MLP learns from a digit in the 204,544 multiplications that its chapter counts by hand', () => {
  expect(models.mlp.cost(mnist).trainingFlops).toBe(2 * 204_544);
});

test('ResNet-50 reads a photograph in about 4.1 billion multiplications, as its authors’ tables say', () => {
  const multiplications = models['resnet-50'].cost(imagenet).trainingFlops / 2 / 3;
  expect(multiplications).toBeGreaterThan(4.0e9);
  expect(multiplications).toBeLessThan(4.2e9);
});

describe('whatever can be chosen', () => {
  const pairs = modelNames.flatMap((name) => dataNames.filter((from) => models[name].reads === data[from].example.kind).map((from) => [name, from] as const));

  test.each(pairs)('%s on %s has a cost', (name, from) => {
    const model: Model = models[name];
    const cost = model.cost(data[from].example);
    for (const count of Object.values(cost)) {
      expect(count).toBeGreaterThan(0);
      expect(Number.isFinite(count)).toBe(true);
    }
  });
});

test('a model refuses what it cannot read', () => {
  const bert: Model = models.bert;
  const mlp: Model = models.mlp;
  expect(() => bert.cost(mnist)).toThrow(/text/);
  expect(() => mlp.cost({ kind: 'text', tokens: 10, classes: 2 })).toThrow(/images/);
});
