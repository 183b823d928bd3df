import { expect, test } from 'vitest';
import { playgroundOn, beginning } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

const colours = `import { cifar10, display } from 'sans-gpu';

const counts: number[] = [];
for await (const part of cifar10.stream({ train: 2_600 })) {
  counts.push(part.count);
  if (counts.length === 1) {
    const labels = part.labels.slice(0, 8).dataSync();
    display.images('First photographs', part.images.slice(0, 8), { captions: Array.from(labels, (label) => cifar10.classes()[label] ?? '') });
  }
  part.images.dispose();
  part.labels.dispose();
}
display.text('parts of ' + counts.join(' and '));
`;

const reviews = `import { display, imdb } from 'sans-gpu';

const { test, vocabulary } = await imdb({ train: 1, test: 3, length: 250 });
const rows = test.tokens.arraySync().map((ids, at) => ({ review: vocabulary.decode(ids), opinion: imdb.classes()[test.labels.dataSync()[at] ?? 0] ?? '' }));
display.table('Reviews', rows);
display.text(vocabulary.decode(vocabulary.encode('A GREAT film, zxqzxq!')));
`;

const sentences = `import { display, sentenceEncoder } from 'sans-gpu';

const encoder = await sentenceEncoder();
const points = await encoder.embed(['The cat sleeps on the sofa.', 'A kitten is napping on the couch.', 'What is your age?']);
const cosines = points.matMul(points, false, true).arraySync();
display.text('alike ' + cosines[0]?.[1]?.toFixed(1) + ', unlike ' + cosines[0]?.[2]?.toFixed(1));
`;

test.each([
  { what: 'CIFAR-10 comes in parts, and its photographs are shown in colour with their names', path: '/limits/mnist/', code: colours, says: ['parts of 2500 and 100', 'frog', 'truck'] },
  { what: 'reviews come as words, in French pages with opinions in French', path: '/fr/limits/mnist/', code: reviews, says: ['a great film …', /négative|positive/] },
  { what: 'sentences that say the same come out nearer than others', path: '/limits/mnist/', code: sentences, says: ['alike 0.9, unlike 0.1'] },
])('$what', async ({ path, code, says }) => {
  const page = await reader.opens(path);
  const playground = playgroundOn(page, path.startsWith('/fr/') ? 'fr' : 'en');
  await playground.openEditor();
  await playground.paste(code);
  await playground.button('playground.run').click();
  await playground.waitForStatus(beginning(playground.words['playground.finished']));
  for (const words of says) await playground.results.getByText(words).first().waitFor();
  expect(await playground.results.locator('.pg-failure').count()).toBe(0);
});
