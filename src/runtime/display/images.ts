import { host } from '../link.ts';
import type * as tf from '../tfjs.ts';

export interface ImageNotes {
  /** A line under each image. */
  captions?: string[];
  /** Whether what each caption says is right. */
  right?: boolean[];
}

/**
 * A grid of images.
 * @param images values from 0 to 1, shape [count, height, width, channels] with 1 (grey) or 3 (RGB) channels, or [count, height, width]
 */
export function images(title: string, images: tf.Tensor, notes: ImageNotes = {}): void {
  const [count, height, width, channels = 1] = images.shape;
  if (count === undefined || height === undefined || width === undefined || (channels !== 1 && channels !== 3) || images.rank > 4) {
    throw new Error(`display.images: expected a tensor [count, height, width, 1 or 3], got [${images.shape.join(', ')}].`);
  }
  const pixels = Uint8Array.from(images.dataSync(), (value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
  host().show({
    kind: 'images',
    id: title,
    title,
    width,
    height,
    channels,
    pixels,
    captions: notes.captions ?? Array.from({ length: count }, () => ''),
    ...(notes.right === undefined ? {} : { right: notes.right }),
  });
}
