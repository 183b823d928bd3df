import type { Language } from '../../contract/text.ts';
import { host } from '../link.ts';

const en = {
  loss: 'Loss',
  accuracy: 'Accuracy',
  epoch: 'epoch',
  training: 'training',
  validation: 'validation',
  truth: 'digit shown',
  predicted: 'read as',
  trueClass: 'true class',
  predictedClass: 'taken for',
};
const fr = {
  loss: 'Perte',
  accuracy: 'Exactitude',
  epoch: 'époque',
  training: 'entraînement',
  validation: 'validation',
  truth: 'chiffre montré',
  predicted: 'lu comme',
  trueClass: 'vraie classe',
  predictedClass: 'prise pour',
} satisfies Record<keyof typeof en, string>;

const byLanguage: Record<Language, typeof en> = { en, fr };

/** Words that displays write by themselves, in the reader's language. */
export function words(): typeof en {
  return byLanguage[host().language];
}
