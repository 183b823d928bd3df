import type { Text } from './text.ts';

/** What the labels of CIFAR-10 stand for, from 0 to 9. */
export const cifar10Classes = [
  { en: 'airplane', fr: 'avion' },
  { en: 'automobile', fr: 'automobile' },
  { en: 'bird', fr: 'oiseau' },
  { en: 'cat', fr: 'chat' },
  { en: 'deer', fr: 'cerf' },
  { en: 'dog', fr: 'chien' },
  { en: 'frog', fr: 'grenouille' },
  { en: 'horse', fr: 'cheval' },
  { en: 'ship', fr: 'bateau' },
  { en: 'truck', fr: 'camion' },
] as const satisfies readonly Text[];

/** What the labels of IMDB stand for. */
export const imdbClasses = [
  { en: 'negative', fr: 'négative' },
  { en: 'positive', fr: 'positive' },
] as const satisfies readonly Text[];
