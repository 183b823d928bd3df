import { imdbSet } from '../../contract/review-set.ts';
import { padReviews, readReviewShard } from '../../contract/review-shard.ts';
import { hiddenShards } from './hidden-shards.ts';
import type { HiddenReviews } from './holdout.ts';

/** @param draw chooses `count` of that many reviews, by their place */
export async function hiddenReviews(count: number, length: number, draw: (available: number) => number[]): Promise<HiddenReviews> {
  const shards = await hiddenShards(imdbSet.name, readReviewShard, { count, available: imdbSet.holdout });
  const all = shards.flatMap(({ labels, ids }) => ids.map((words, index) => ({ words, label: labels[index] ?? 0 })));
  const chosen = draw(all.length).flatMap((place) => all[place] ?? []);
  return {
    tokens: { kind: 'tensor', shape: [count, length], dtype: 'int32', values: padReviews(chosen.map(({ words }) => words), length) },
    labels: Int32Array.from(chosen, ({ label }) => label),
  };
}
