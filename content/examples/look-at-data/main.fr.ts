import { cifar10, display, imdb, mnist } from 'sans-gpu';

// Quarante de chaque. Changez les nombres pour en voir d’autres.
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
display.table('IMDB, les soixante derniers mots', reviews.train.tokens.arraySync().slice(from).map((words, at) => ({
  review: reviews.vocabulary.decode(words),
  opinion: opinions[judged[from + at] ?? 0] ?? '',
})));
