import type { Part } from '../../../src/contract/dataset.ts';
import type { Language } from '../../../src/contract/text.ts';
import { connect } from '../../../src/runtime/link.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { dataFolder } from '../datasets/prepared-data.ts';

/** Gives the package learners import the project's own data, and notes what is asked for: "cifar10/train 0". */
export function connectData(language: Language = 'en'): { asked: string[] } {
  const source = createShardSource(readFromFolder(dataFolder));
  const asked: string[] = [];
  const shard = (dataset: string, part: Part, index: number): Promise<Uint8Array> => {
    asked.push(`${dataset}/${part} ${index}`);
    return source.shard(dataset, part, index);
  };
  connect({ language, show: () => undefined, shard });
  return { asked };
}
