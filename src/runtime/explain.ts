import type { Text } from '../contract/text.ts';
import { outOfMemoryMessage } from '../kernels/bindings/out-of-memory.ts';
import { explainUntrainable } from './untrainable.ts';

/** A sentence in both languages in place of an error of the engine, or undefined for any other message. */
export function explain(message: string): Text | undefined {
  return explainUntrainable(message) ?? explainOutOfMemory(message);
}

function explainOutOfMemory(message: string): Text | undefined {
  const [, needed, held] = outOfMemoryMessage.exec(message) ?? [];
  if (needed === undefined || held === undefined) return undefined;
  const comma = (figure: string): string => figure.replace('.', ',');
  return {
    en: message,
    fr:
      `Mémoire épuisée : il fallait encore ${comma(needed)} Mo, et le backend WASM en occupe déjà ${comma(held)}. ` +
      'Prenez des lots plus petits ou un modèle plus petit, et libérez les tenseurs avec tf.tidy ou dispose.',
  };
}
