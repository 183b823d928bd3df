import { expect, test } from 'vitest';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

/** Trains a layer that TF.js has no gradient for, on line 5. */
const trainWithoutGradient = `import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [3], units: 4 }), tf.layers.thresholdedReLU(), tf.layers.dense({ units: 1 })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 3]), tf.ones([4, 1]), { epochs: 1 });
`;

const mistakes = [
  { what: 'a syntax error', code: `const a = 1;\nconst b = ;\n`, says: /Unexpected token/, place: 'main.ts:2' },
  { what: 'an unknown import', code: `\n\nimport { cat } from 'zoo';\nconsole.log(cat);\n`, says: /Nothing called "zoo" can be imported here\. There are the packages "@tensorflow\/tfjs", "sans-gpu"/, place: 'main.ts:3' },
  { what: 'an unknown name of a known package', code: `import { cifar } from 'sans-gpu';\nconsole.log(cifar);\n`, says: /"sans-gpu" has no export called "cifar"/, place: 'main.ts:1' },
  { what: 'a thrown error', code: `type Box = { side: number };\nfunction open(box: Box): never {\n  throw new Error(\`no key for \${box.side}\`);\n}\nopen({ side: 3 });\n`, says: /^Error: no key for 3$/m, place: 'main.ts:3' },
  { what: 'a rejected promise', code: `async function later(): Promise<void> {\n  await null;\n  throw new RangeError('too late');\n}\nvoid later();\nawait new Promise(() => {});\n`, says: /^RangeError: too late$/m, place: 'main.ts:3' },
  { what: 'shapes that do not fit', code: `import * as tf from '@tensorflow/tfjs';\n\ntf.matMul(tf.ones([2, 3]), tf.ones([2, 3]));\n`, says: /inner shapes \(3\) and \(2\)/, place: 'main.ts:3' },
  {
    what: 'a layer that cannot be trained',
    code: trainWithoutGradient,
    says: /TensorFlow\.js has no gradient for Greater \(thresholdedReLU.*Use reLU or leakyReLU/s,
    place: 'main.ts:5',
  },
] as const;

test.each(mistakes)('$what shows a sentence and leads to its line', async ({ code, says, place }) => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste(code);
  await playground.button('playground.run').click();
  const failure = playground.results.locator('.pg-failure');
  await failure.waitFor();

  const text = (await failure.locator('pre').textContent()) ?? '';
  expect(text).toMatch(says);
  expect(text).not.toMatch(/blob:|https?:\/\/|^\s+at /m);
  await failure.getByRole('button', { name: place }).click();
  await page.locator('.cm-activeLine').getByText(code.split('\n')[Number(place.split(':')[1]) - 1] ?? '', { exact: true }).waitFor();
});

test('a French page explains in French what the course has words for', async () => {
  const page = await reader.opens('/fr/');
  const playground = playgroundOn(page, 'fr');
  await playground.openEditor();
  await playground.paste(`import { cat } from 'zoo';\nconsole.log(cat);\n`);
  await playground.button('playground.run').click();
  await playground.results.locator('.pg-failure').getByText('Rien ne s’appelle « zoo » ici').waitFor();
});

test('an error in one file of several opens that file', async () => {
  const page = await reader.opens('/exercises/first-tensors/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste(`export function toImages(): never {\n  throw new Error('not today');\n}\nexport const [brightness, scores, nearest] = [toImages, toImages, toImages];\n`);
  await page.getByRole('tab', { name: 'try.ts' }).click();
  await playground.button('playground.run').click();
  await playground.results.getByRole('button', { name: 'answer.ts:2' }).click();
  await page.getByRole('tab', { name: 'answer.ts', selected: true }).waitFor();
});
