import { cifar10, display, imdb, mnist } from 'sans-gpu';

// Forty of each. Change the numbers to see others.
const from = 0;
const digits = await mnist({ train: from + 40, test: 1 });
const digitNames = Array.from(digits.train.labels.dataSync(), String);
display.images('MNIST', digits.train.images.slice(from, 40), { captions: digitNames.slice(from) });

const photographs = await cifar10({ train: from + 40, test: 1 });
const names = cifar10.classes();
const labels = Array.from(photographs.train.labels.dataSync());
display.images('CIFAR-10', photographs.train.images.slice(from, 40), {
  captions: labels.slice(from).map((label) => names[label] ?? ''),
});

const reviews = await imdb({ train: from + 10, test: 1, length: 60 });
const opinions = imdb.classes();
const judged = Array.from(reviews.train.labels.dataSync());
display.table('IMDB, the last sixty words', reviews.train.tokens.arraySync().slice(from).map((words, at) => ({
  review: reviews.vocabulary.decode(words),
  opinion: opinions[judged[from + at] ?? 0] ?? '',
})));
