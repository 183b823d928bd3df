import type { DatasetName } from '../../contract/dataset.ts';
import { grading } from './context.ts';

/**
 * As few files of a hold-out as have `count` examples: each file is a random part of it.
 * @param available how many examples the whole hold-out has
 */
export async function hiddenShards<Shard extends { labels: Uint8Array }>(
  dataset: DatasetName,
  read: (bytes: Uint8Array) => Shard,
  { count, available }: { count: number; available: number },
): Promise<Shard[]> {
  if (count > available) throw new RangeError(`holdout: ${count} examples of ${dataset} asked for, ${available} there.`);
  const shards: Shard[] = [];
  for (let held = 0; held < count; ) {
    const shard = read(await grading().shard(dataset, 'holdout', shards.length));
    shards.push(shard);
    held += shard.labels.length;
  }
  return shards;
}
