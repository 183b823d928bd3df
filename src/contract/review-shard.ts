/** Reviews as numbers of words, with what each one thinks of its film: 0 badly, 1 well. */
export interface LabelledReviews {
  readonly labels: Uint8Array;
  /** The reviews, one after another. */
  readonly ids: readonly Uint16Array[];
}

/**
 * One file of reviews, unpacked: their number (32 bits, little-endian); the label of each; the length of each,
 * one byte; then of all words the lower byte of the number, then of all words the upper byte. Apart, the two
 * kinds of bytes pack better.
 */
export function writeReviewShard({ labels, ids }: LabelledReviews): Uint8Array {
  const count = labels.length;
  const words = ids.reduce((sum, { length }) => sum + length, 0);
  const shard = new Uint8Array(4 + 2 * count + 2 * words);
  new DataView(shard.buffer).setUint32(0, count, true);
  shard.set(labels, 4);
  shard.set(ids.map(({ length }) => length), 4 + count);
  let at = 4 + 2 * count;
  for (const review of ids) {
    for (const id of review) {
      shard[at] = id & 255;
      shard[at + words] = id >> 8;
      at++;
    }
  }
  return shard;
}

/** The inverse of `writeReviewShard`. */
export function readReviewShard(shard: Uint8Array): LabelledReviews {
  const count = new DataView(shard.buffer, shard.byteOffset).getUint32(0, true);
  const labels = shard.subarray(4, 4 + count);
  const lengths = shard.subarray(4 + count, 4 + 2 * count);
  const words = (shard.length - 4 - 2 * count) / 2;
  let at = 4 + 2 * count;
  const ids = Array.from(lengths, (length) => {
    const start = at;
    at += length;
    return Uint16Array.from({ length }, (_, word) => (shard[start + word] ?? 0) | ((shard[start + words + word] ?? 0) << 8));
  });
  return { labels, ids };
}

/** Rows of the same length: of a longer review the last words, before a shorter one zeros. Shape [reviews, length]. */
export function padReviews(reviews: readonly ArrayLike<number>[], length: number): Int32Array {
  const rows = new Int32Array(reviews.length * length);
  reviews.forEach((review, row) => {
    const kept = Math.min(review.length, length);
    for (let word = 0; word < kept; word++) {
      rows[(row + 1) * length - kept + word] = review[review.length - kept + word] ?? 0;
    }
  });
  return rows;
}
