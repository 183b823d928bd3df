/** What every side must know about a set of images before a byte of it is there. */
export interface ImageSet {
  readonly name: 'mnist' | 'cifar10';
  readonly height: number;
  readonly width: number;
  /** 1 for grey, 3 for red, green, blue. */
  readonly channels: 1 | 3;
  /** Images that learners may load. */
  readonly train: number;
  readonly test: number;
  /** How the pixels lie in a file: see image-shard.ts. */
  readonly stored: 'plain' | 'predicted';
}

export const mnistSet: ImageSet = { name: 'mnist', height: 28, width: 28, channels: 1, train: 60_000, test: 5_000, stored: 'plain' };
/** Photographs hardly shrink under gzip as they are. */
export const cifar10Set: ImageSet = { name: 'cifar10', height: 32, width: 32, channels: 3, train: 50_000, test: 5_000, stored: 'predicted' };

export const imageSets: Readonly<Record<ImageSet['name'], ImageSet>> = { mnist: mnistSet, cifar10: cifar10Set };

/** Bytes of one image, one for each channel of each pixel. */
export function bytesPerImage({ height, width, channels }: ImageSet): number {
  return height * width * channels;
}
