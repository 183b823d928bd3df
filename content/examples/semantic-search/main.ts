import * as tf from '@tensorflow/tfjs';
import { display, sentenceEncoder } from 'sans-gpu';

// A Transformer that was trained elsewhere, its weights rounded
// to 8 bits: 7 MB instead of 26.
const encoder = await sentenceEncoder({ weights: 'int8' });
display.text(`${encoder.parameters} numbers, none of them learned here`);

const library = [
  'How do I cook rice without burning it?',
  'My laptop is too slow to train a network.',
  'The weather will be sunny all week.',
  'A cat fell asleep on the keyboard.',
  'Which graphics card should I buy?',
  'Add a pinch of salt before the water boils.',
  'The processor has four cores and a small cache.',
  'Our team lost the match in the last minute.',
];
const question = 'Can I learn deep learning on an old computer?';

// Each sentence becomes a point in 512 dimensions. The product of
// two points is near 1 when the sentences say much the same.
const start = performance.now();
const points = await encoder.embed([question, ...library]);
const milliseconds = performance.now() - start;

const [asked, known] = [points.slice(0, 1), points.slice(1)];
const likeness = Array.from(tf.matMul(known, asked, false, true).dataSync());
display.table(question, library
  .map((sentence, at) => ({ sentence, likeness: Number((likeness[at] ?? 0).toFixed(2)) }))
  .sort((a, b) => b.likeness - a.likeness));
display.text(`${Math.round(milliseconds / (library.length + 1))} ms for each sentence`);
