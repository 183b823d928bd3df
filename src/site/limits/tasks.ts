import type { Text } from '../../contract/text.ts';
import { costOf, repeated, together, type Cost } from '../../estimate/cost.ts';
import { allMultiplications, countModel } from '../../estimate/count-model.ts';
import type { Model } from '../../estimate/layer.ts';
import { bertBase, characterGpt, gpt, gpt2Small, mnistCnn, mnistCnn3264, mnistMlp, resNet18, resNet20, resNet8 } from '../../estimate/models.ts';

/** A task whose time can be told. */
export interface Timed {
  name: Text;
  /** Ids in src/measured: one thread of Python, and a playground of this site. */
  pytorch?: string;
  tensorflow?: string;
  here?: string;
  cost: Cost;
}

/** A row of the document's table. */
export interface Task {
  id: string;
  name: Text;
  verdict: Text;
  remark: Text;
  /** The page that runs it. */
  page: string;
  timed: readonly Timed[];
}

function epoch(model: Model, examples: number, batch: number): Cost {
  return repeated(costOf(model, { batch, pass: 'training' }), Math.ceil(examples / batch));
}

function reading(model: Model, batch = 1): Cost {
  return costOf(model, { batch, pass: 'inference' });
}

/** What content/examples/architectures gives each of its networks to spend, and the networks. */
const budget = 3_000_000_000;
const compared: readonly (readonly [hidden: readonly number[], batch: number])[] = [
  [[64], 32], [[16], 32], [[256], 32], [[64, 64], 32], [[64, 64, 64, 64], 32], [[64], 8], [[64], 512],
];

function comparison(): Cost {
  const costs = compared.map(([hidden, batch]) => {
    const model = mnistMlp(...hidden);
    return epoch(model, budget / allMultiplications(countModel(model).training), batch);
  });
  return together(...costs);
}

const yes: Text = { en: 'Yes', fr: 'Oui' };
const digits = 60_000;
const pictures = 50_000;

/** The rows of the document, in its order. */
export const tasks: readonly Task[] = [
  {
    id: 'mnist',
    name: { en: 'Train an MLP or a CNN on MNIST', fr: 'Entraîner un MLP ou un CNN sur MNIST' },
    verdict: yes,
    remark: {
      en: '“In a few minutes”, people say. Three epochs of the small networks take seconds; one of the large CNN takes those minutes.',
      fr: '« En quelques minutes », dit-on. Trois époques des petits réseaux prennent des secondes ; une du grand CNN prend ces minutes.',
    },
    page: 'limits/mnist',
    timed: [
      {
        name: { en: 'MLP, 784 → 128 → 10, one epoch', fr: 'MLP, 784 → 128 → 10, une époque' },
        pytorch: 'pytorch.mnist-mlp.epoch.1-thread',
        tensorflow: 'tensorflow.mnist-mlp.epoch.1-thread',
        here: 'sans-gpu.mnist-mlp.epoch',
        cost: epoch(mnistMlp(128), digits, 64),
      },
      {
        name: { en: 'CNN, 8 and 16 filters, one epoch', fr: 'CNN, 8 et 16 filtres, une époque' },
        pytorch: 'pytorch.mnist-cnn-8-16.epoch.1-thread',
        tensorflow: 'tensorflow.mnist-cnn-8-16.epoch.1-thread',
        here: 'sans-gpu.mnist-cnn.epoch',
        cost: epoch(mnistCnn(8, 16), digits, 64),
      },
      {
        name: { en: 'CNN, 32 and 64 filters, one epoch', fr: 'CNN, 32 et 64 filtres, une époque' },
        pytorch: 'pytorch.mnist-cnn-32-64.epoch.1-thread',
        tensorflow: 'tensorflow.mnist-cnn-32-64.epoch.1-thread',
        cost: epoch(mnistCnn3264, digits, 128),
      },
    ],
  },
  {
    id: 'cifar-10',
    name: { en: 'Train a ResNet on CIFAR-10', fr: 'Entraîner un ResNet sur CIFAR-10' },
    verdict: yes,
    remark: {
      en: '“It may take several hours.” True of the small ones, which need some dozens of epochs. The large one takes days.',
      fr: '« Cela peut durer plusieurs heures. » C’est vrai des petits, à qui il faut quelques dizaines d’époques. Le grand prend des jours.',
    },
    page: 'limits/cifar-10',
    timed: [
      {
        name: { en: 'ResNet-8, one epoch', fr: 'ResNet-8, une époque' },
        pytorch: 'pytorch.cifar-resnet-8.epoch.1-thread',
        tensorflow: 'tensorflow.cifar-resnet-8.epoch.1-thread',
        cost: epoch(resNet8, pictures, 128),
      },
      {
        name: { en: 'ResNet-20, one epoch', fr: 'ResNet-20, une époque' },
        pytorch: 'pytorch.cifar-resnet-20.epoch.1-thread',
        tensorflow: 'tensorflow.cifar-resnet-20.epoch.1-thread',
        cost: epoch(resNet20, pictures, 128),
      },
      {
        name: { en: 'ResNet-18, one epoch', fr: 'ResNet-18, une époque' },
        pytorch: 'pytorch.cifar-resnet-18.epoch.1-thread',
        cost: epoch(resNet18, pictures, 128),
      },
    ],
  },
  {
    id: 'architectures',
    name: { en: 'Experiment with architectures', fr: 'Expérimenter des architectures' },
    verdict: yes,
    remark: {
      en: '“Ideally with smaller batches.” They take longer for each image and learn more from it: compare for yourself.',
      fr: '« Idéalement avec des lots plus petits. » Ils passent plus de temps sur chaque image et en apprennent davantage : comparez vous-même.',
    },
    page: 'limits/architectures',
    timed: [{ name: { en: 'Seven small networks under one budget', fr: 'Sept petits réseaux avec le même budget' }, cost: comparison() }],
  },
  {
    id: 'transformers',
    name: { en: 'Use BERT or GPT', fr: 'Utiliser BERT ou GPT' },
    verdict: yes,
    remark: {
      en: '“In theory; very slow unless compressed.” Reading a text is quick, even uncompressed. Training one of these is what a CPU is too slow for.',
      fr: '« En théorie ; très lent, sauf si le modèle est compressé. » Lire un texte va vite, même sans compression. C’est pour les entraîner qu’un CPU est trop lent.',
    },
    page: 'limits/transformers',
    timed: [
      {
        name: { en: 'BERT-base reads 128 tokens', fr: 'BERT-base lit 128 jetons' },
        pytorch: 'pytorch.bert-base.reading.1-thread',
        cost: reading(bertBase(128)),
      },
      {
        name: { en: 'GPT-2 small reads 64 tokens', fr: 'GPT-2 small lit 64 jetons' },
        pytorch: 'pytorch.gpt-2-small.reading.1-thread',
        cost: reading(gpt(gpt2Small, 64)),
      },
      {
        name: { en: 'BERT-base learns from 8 texts, one step', fr: 'BERT-base apprend de 8 textes, un pas' },
        pytorch: 'pytorch.bert-base.fine-tuning-step.1-thread',
        cost: costOf(bertBase(128), { batch: 8, pass: 'training', loop: 'own' }),
      },
      {
        name: { en: 'A small GPT learns, 1,000 steps', fr: 'Un petit GPT apprend, 1 000 pas' },
        cost: repeated(costOf(characterGpt(), { batch: 24, pass: 'training', loop: 'own' }), 1000),
      },
    ],
  },
  {
    id: 'inference',
    name: { en: 'Use trained models', fr: 'Utiliser des modèles entraînés' },
    verdict: yes,
    remark: {
      en: '“Enough for demonstrations or prototypes.” A small network answers faster than a screen is redrawn.',
      fr: '« Suffisant pour des démonstrations ou des prototypes. » Un petit réseau répond plus vite qu’un écran ne se redessine.',
    },
    page: 'limits/inference',
    timed: [
      { name: { en: 'The MLP reads one digit', fr: 'Le MLP lit un chiffre' }, cost: reading(mnistMlp(128)) },
      { name: { en: 'The small CNN reads one digit', fr: 'Le petit CNN lit un chiffre' }, cost: reading(mnistCnn(8, 16)) },
    ],
  },
];
