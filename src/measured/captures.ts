import { capture, type Capture } from '../contract/capture.ts';
import pytorchDebian from './captures/pytorch-debian.json' with { type: 'json' };
import pytorch from './captures/pytorch.json' with { type: 'json' };
import tensorflow from './captures/tensorflow.json' with { type: 'json' };

const captures: Record<string, Capture> = {
  'pytorch': capture.parse(pytorch),
  'pytorch-debian': capture.parse(pytorchDebian),
  'tensorflow': capture.parse(tensorflow),
};

/** The output a page shows. An unknown name is a bug of the page and fails the build. */
export function captureNamed(name: string): Capture {
  const found = captures[name];
  if (found === undefined) throw new Error(`There is no src/measured/captures/${name}.json. Known: ${Object.keys(captures).join(', ')}.`);
  return found;
}
