import type { MeasuredFigure } from '../contract/measured.ts';
import type { Language, Text } from '../contract/text.ts';

type Unit = MeasuredFigure['unit'];

const narrowSpace = '\u202f';

const units: Record<Unit, Text> = {
  s: { en: `${narrowSpace}s`, fr: `${narrowSpace}s` },
  ms: { en: `${narrowSpace}ms`, fr: `${narrowSpace}ms` },
  µs: { en: `${narrowSpace}µs`, fr: `${narrowSpace}µs` },
  B: { en: `${narrowSpace}B`, fr: `${narrowSpace}o` },
  kB: { en: `${narrowSpace}kB`, fr: `${narrowSpace}ko` },
  MB: { en: `${narrowSpace}MB`, fr: `${narrowSpace}Mo` },
  '%': { en: '%', fr: `${narrowSpace}%` },
  'images/s': { en: `${narrowSpace}images/s`, fr: `${narrowSpace}images/s` },
  ratio: { en: '×', fr: '×' },
  count: { en: '', fr: '' },
  'GFLOP/s': { en: `${narrowSpace}GFLOP/s`, fr: `${narrowSpace}GFLOP/s` },
  'GB/s': { en: `${narrowSpace}GB/s`, fr: `${narrowSpace}Go/s` },
  h: { en: `${narrowSpace}h`, fr: `${narrowSpace}h` },
};

/** "1.25 s" in English, "1,25 s" in French. */
export function quantityText(value: number, unit: Unit, language: Language): string {
  // A count is exact; anything timed has no more than three honest digits.
  const digits = unit === 'count' ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(language, digits).format(value) + units[unit][language];
}

/** The words an id is made of: a new figure has a name in both languages once each of its words has. */
const words: Record<string, Text> = {
  pytorch: { en: 'PyTorch', fr: 'PyTorch' },
  tensorflow: { en: 'TensorFlow', fr: 'TensorFlow' },
  'sans-gpu': { en: 'This site', fr: 'Ce site' },
  'mnist-mlp': { en: 'MLP on MNIST', fr: 'MLP sur MNIST' },
  'mnist-cnn-8-16': { en: 'small CNN on MNIST (8 and 16 filters)', fr: 'petit CNN sur MNIST (8 et 16 filtres)' },
  'mnist-cnn-32-64': { en: 'CNN on MNIST (32 and 64 filters)', fr: 'CNN sur MNIST (32 et 64 filtres)' },
  'cifar-resnet-8': { en: 'ResNet-8 on CIFAR-10', fr: 'ResNet-8 sur CIFAR-10' },
  'cifar-resnet-20': { en: 'ResNet-20 on CIFAR-10', fr: 'ResNet-20 sur CIFAR-10' },
  'cifar-resnet-18': { en: 'ResNet-18 on CIFAR-10', fr: 'ResNet-18 sur CIFAR-10' },
  'imdb-lstm-32': { en: 'LSTM of 32 units on IMDB', fr: 'LSTM de 32 unités sur IMDB' },
  'imdb-lstm-128': { en: 'LSTM of 128 units on IMDB', fr: 'LSTM de 128 unités sur IMDB' },
  'bert-base': { en: 'BERT-base', fr: 'BERT-base' },
  'gpt-2-small': { en: 'GPT-2 small', fr: 'GPT-2 small' },
  'feed-forward-blocks': { en: 'feed-forward blocks of BERT-base', fr: 'blocs feed-forward de BERT-base' },
  dcgan: { en: 'generator of a DCGAN', fr: 'générateur d’un DCGAN' },
  predictions: { en: 'predicted time against the real one', fr: 'durée prédite contre durée réelle' },
  error: { en: 'difference', fr: 'écart' },
  'small-gpt': { en: 'small GPT', fr: 'petit GPT' },
  'reading-1': { en: 'one image at a time', fr: 'une image à la fois' },
  'reading-32': { en: '32 images at a time', fr: '32 images à la fois' },
  step: { en: 'one step', fr: 'un pas' },
  reading: { en: 'reading one text', fr: 'lecture d’un texte' },
  'fine-tuning-step': { en: 'one step of fine-tuning', fr: 'un pas d’ajustement fin' },
  fp32: { en: '32-bit floats', fr: 'flottants de 32 bits' },
  int8: { en: '8-bit integers', fr: 'entiers de 8 bits' },
  weights: { en: 'size of the weights', fr: 'taille des poids' },
  epoch: { en: 'one epoch', fr: 'une époque' },
  accuracy: { en: 'accuracy on the test images', fr: 'exactitude sur les images de test' },
  speed: { en: 'training speed', fr: 'vitesse d’entraînement' },
  'mnist-cnn': { en: 'CNN on MNIST', fr: 'CNN sur MNIST' },
  'front-page': { en: 'front page', fr: 'page d’accueil' },
  'whole-run': { en: 'from Run to the end', fr: 'd’Exécuter à la fin' },
  calibration: { en: 'calibration', fr: 'étalonnage' },
  process: { en: 'in a process', fr: 'dans un processus' },
  busy: { en: 'in the browser', fr: 'dans le navigateur' },
  check: { en: 'Check, beyond the training', fr: 'Vérifier, en plus de l’entraînement' },
  first: { en: 'first time', fr: 'la première fois' },
  again: { en: 'next times', fr: 'les fois suivantes' },
  starlight: { en: 'Starlight alone', fr: 'Starlight seul' },
  'page-scripts': { en: 'scripts of a page', fr: 'scripts d’une page' },
  named: { en: 'named in the page', fr: 'nommés dans la page' },
  'chapter-scripts': { en: 'scripts of a chapter', fr: 'scripts d’un chapitre' },
  'beyond-starlight': { en: 'beyond Starlight', fr: 'en plus de Starlight' },
  'first-run': { en: 'first run', fr: 'première exécution' },
  'second-run': { en: 'second run', fr: 'deuxième exécution' },
  engine: { en: 'engine downloaded', fr: 'moteur téléchargé' },
  editor: { en: 'editor downloaded', fr: 'éditeur téléchargé' },
  data: { en: 'data downloaded', fr: 'données téléchargées' },
  lighthouse: { en: 'Lighthouse', fr: 'Lighthouse' },
  front: { en: 'front page', fr: 'page d’accueil' },
  chapter: { en: 'chapter', fr: 'chapitre' },
  exercise: { en: 'exercise', fr: 'exercice' },
  en: { en: 'in English', fr: 'en anglais' },
  fr: { en: 'in French', fr: 'en français' },
  performance: { en: 'performance, out of 100', fr: 'performance, sur 100' },
  accessibility: { en: 'accessibility, out of 100', fr: 'accessibilité, sur 100' },
  published: { en: 'Published', fr: 'Publié' },
  'amin-2026': { en: 'Al Amin et al. 2026', fr: 'Al Amin et al. 2026' },
  'boukhenoun-2025': { en: 'Boukhenoun et al. 2025', fr: 'Boukhenoun et al. 2025' },
  'nishanth-2022': { en: 'Nishanth et al. 2022', fr: 'Nishanth et al. 2022' },
  'hobbhahn-2021': { en: 'Hobbhahn 2021', fr: 'Hobbhahn 2021' },
  lin: { en: 'Lin', fr: 'Lin' },
  'smallest-gain': { en: 'smallest gain of a GPU', fr: 'plus petit gain d’un GPU' },
  'largest-gain': { en: 'largest gain of a GPU', fr: 'plus grand gain d’un GPU' },
  gain: { en: 'gain of a GPU', fr: 'gain d’un GPU' },
  'cpu-ahead': { en: 'lead of the CPU', fr: 'avance du CPU' },
  dense: { en: 'dense network', fr: 'réseau dense' },
  recurrent: { en: 'recurrent network', fr: 'réseau récurrent' },
  convolution: { en: 'convolutional network', fr: 'réseau convolutif' },
  'resnet-18': { en: 'ResNet-18', fr: 'ResNet-18' },
  cpu: { en: 'on a CPU', fr: 'sur un CPU' },
  gpu: { en: 'on a GPU', fr: 'sur un GPU' },
  utilisation: { en: 'share of the peak reached', fr: 'part du maximum atteinte' },
  call: { en: 'fixed cost of one call', fr: 'coût fixe d’un appel' },
  from: { en: 'lowest', fr: 'au plus bas' },
  to: { en: 'highest', fr: 'au plus haut' },
  training: { en: 'Training', fr: 'Entraînement' },
  'cifar10-resnet-8': { en: 'ResNet-8 on CIFAR-10', fr: 'ResNet-8 sur CIFAR-10' },
  'cifar10-resnet-20': { en: 'ResNet-20 on CIFAR-10', fr: 'ResNet-20 sur CIFAR-10' },
  'imdb-lstm': { en: 'LSTM on IMDB', fr: 'LSTM sur IMDB' },
  gpt: { en: 'small GPT', fr: 'petit GPT' },
  chromium: { en: 'in Chromium', fr: 'dans Chromium' },
  'chromium-by-hand': { en: 'in Chromium, training step by hand', fr: 'dans Chromium, pas d’entraînement écrit à la main' },
  node: { en: 'in Node', fr: 'dans Node' },
  'node-by-hand': { en: 'in Node, training step by hand', fr: 'dans Node, pas d’entraînement écrit à la main' },
  'stock-wasm': { en: 'TF.js’s own WASM kernels', fr: 'noyaux WASM d’origine de TF.js' },
  'cpu-backend': { en: 'TF.js’s plain JavaScript', fr: 'TF.js en JavaScript seul' },
  ratio: { en: 'time relative to PyTorch', fr: 'temps par rapport à PyTorch' },
  profile: { en: 'Share of a training step', fr: 'Part d’un pas d’entraînement' },
  products: { en: 'matrix products', fr: 'produits de matrices' },
  convolutions: { en: 'convolutions', fr: 'convolutions' },
  other: { en: 'other kernels and the optimizer', fr: 'autres noyaux et optimiseur' },
  outside: { en: 'outside the kernels', fr: 'hors des noyaux' },
  roofline: { en: 'Roofline of the machine', fr: 'Toit de la machine' },
  tile: { en: 'the tile alone', fr: 'la tuile seule' },
  memory: { en: 'reading and writing memory', fr: 'lecture et écriture en mémoire' },
  'mlp-hidden': { en: 'product of 64 × 784 and 784 × 128', fr: 'produit de 64 × 784 par 784 × 128' },
  'square-1024': { en: 'product of 1,024 × 1,024 and 1,024 × 1,024', fr: 'produit de 1 024 × 1 024 par 1 024 × 1 024' },
  'conv-16': { en: 'convolution of 16 images of 32 × 32, 16 channels', fr: 'convolution de 16 images de 32 × 32, 16 canaux' },
  'conv-64': { en: 'convolution of 16 images of 8 × 8, 64 channels', fr: 'convolution de 16 images de 8 × 8, 64 canaux' },
  relu: { en: 'ReLU of 8 million numbers', fr: 'ReLU de 8 millions de nombres' },
  'cpu-cache': { en: 'cache of a processor', fr: 'cache d’un processeur' },
  'level-1': { en: 'first level', fr: 'premier niveau' },
  'level-2': { en: 'second level', fr: 'deuxième niveau' },
  'level-3': { en: 'third level', fr: 'troisième niveau' },
  colab: { en: 'Google Colab, free of charge', fr: 'Google Colab, gratuit' },
  kaggle: { en: 'Kaggle, free of charge', fr: 'Kaggle, gratuit' },
  session: { en: 'a session', fr: 'une session' },
  longest: { en: 'at most', fr: 'au plus' },
  week: { en: 'in a week', fr: 'par semaine' },
  'gpu-quota': { en: 'hours with a GPU', fr: 'heures avec un GPU' },
  '1-thread': { en: '1 thread', fr: '1 fil d’exécution' },
  '2-threads': { en: '2 threads', fr: '2 fils d’exécution' },
};

/** "PyTorch, MLP on MNIST, one epoch, 1 thread" */
export function figureName(id: string, language: Language): string {
  return id
    .split('.')
    .map((part) => {
      const word = words[part];
      if (word === undefined) throw new Error(`The figure ${id} has no name: add "${part}" to src/site/figure-text.ts, in both languages.`);
      return word[language];
    })
    .join(', ');
}
