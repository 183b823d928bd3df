import { host } from '../link.ts';
import * as tf from '../tfjs.ts';

type Reader = (image: tf.Tensor4D) => tf.Tensor | tf.Tensor[] | Promise<tf.Tensor>;

const readers = new Map<string, Reader>();
const tenDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * A surface to draw a digit on. `read` gets the drawing as an image of shape [1, 28, 28, 1], values from 0
 * (paper) to 1 (ink), and returns one score per label, shape [1, labels].
 */
export function drawing(title: string, read: Reader, labels: string[] = tenDigits): void {
  readers.set(title, read);
  host().show({ kind: 'drawing', id: title, title, labels });
}

/** Has a drawing read by the function given for it, and shows the scores. */
export async function readDrawing(id: string, pixels: Float32Array): Promise<void> {
  const read = readers.get(id);
  if (read === undefined) return;
  const image = tf.tensor4d(pixels, [1, 28, 28, 1]);
  const answer = await read(image);
  const scores = Array.isArray(answer) ? answer[0] : answer;
  if (scores instanceof tf.Tensor) host().show({ kind: 'scores', id, scores: Array.from(scores.dataSync()) });
  tf.dispose([image, answer]);
}
