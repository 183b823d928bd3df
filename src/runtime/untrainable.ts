import type { Text } from '../contract/text.ts';

/**
 * Operations without a gradient in TF.js 4.22, on any backend, that a network can meet: what the learner wrote,
 * and what to write instead. Found by training every layer.
 */
const withoutGradient: Readonly<Record<string, { writtenAs: string; instead: Text }>> = {
  Conv3DBackpropInputV2: {
    writtenAs: 'conv3dTranspose',
    instead: { en: 'Use upSampling and conv3d', fr: 'Employez upSampling et conv3d' },
  },
  Greater: {
    writtenAs: 'thresholdedReLU, tf.greater',
    instead: { en: 'Use reLU or leakyReLU, or tf.where with a condition that does not depend on the weights', fr: 'Employez reLU ou leakyReLU, ou tf.where avec une condition qui ne dépend pas des poids' },
  },
  ArgMax: {
    writtenAs: 'tf.argMax',
    instead: { en: 'Use softmax while training, and argMax only to read the answer', fr: 'Employez softmax pendant l’entraînement, et argMax seulement pour lire la réponse' },
  },
};

const missingKernel = /Kernel '(\w+)' not registered for backend '(\w+)'|registered kernel '(\w+)' for backend '(\w+)'/;
const missingGradient = /gradient function not found for (\w+)/;

/** A sentence in place of TF.js's own about what it lacks, or undefined for any other message. */
export function explainUntrainable(message: string): Text | undefined {
  const kernel = missingKernel.exec(message);
  if (kernel !== null) return kernelSentence(kernel[1] ?? kernel[3] ?? '', kernel[2] ?? kernel[4] ?? '');
  const gradient = missingGradient.exec(message);
  return gradient === null ? undefined : gradientSentence(gradient[1] ?? '');
}

function kernelSentence(kernel: string, backend: string): Text {
  return {
    en: `The ${backend} backend cannot do ${kernel}. Write await tf.setBackend('cpu') at the top: slower, but it knows more operations.`,
    fr: `Le backend ${backend} ne sait pas faire ${kernel}. Écrivez await tf.setBackend('cpu') en tête du fichier : plus lent, mais il connaît plus d’opérations.`,
  };
}

function gradientSentence(kernel: string): Text {
  const known = withoutGradient[kernel];
  const en = `TensorFlow.js has no gradient for ${kernel}${known === undefined ? '' : ` (${known.writtenAs})`}, so nothing in front of it can learn.`;
  const fr = `TensorFlow.js n’a pas de gradient pour ${kernel}${known === undefined ? '' : ` (${known.writtenAs})`} : rien de ce qui précède ne peut apprendre.`;
  if (known === undefined) return { en: `${en} Compute it outside of the loss, or write it with other operations.`, fr: `${fr} Calculez-le hors de la perte, ou écrivez-le avec d’autres opérations.` };
  return { en: `${en} ${known.instead.en}.`, fr: `${fr} ${known.instead.fr}.` };
}
