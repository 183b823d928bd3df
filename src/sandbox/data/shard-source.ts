import { datasetManifest, datasetNames, filesOf } from '../../contract/dataset.ts';
import type { DataFile, DatasetManifest, DatasetName, Part } from '../../contract/dataset.ts';
import { sha256 } from './sha256.ts';
import { ShardError } from './shard-error.ts';
import { shardSentences } from './shard-sentences.ts';

export interface ReadOptions {
  onBytes?: (received: number) => void;
  /** Ask the origin even if a copy is at hand: the copy is broken, or may be out of date. */
  bypassCache?: boolean;
}

/** Reads one file of the data folder, "mnist/manifest.json". Rejects with a `ShardError`. */
export type ReadFile = (path: string, options: ReadOptions) => Promise<Uint8Array<ArrayBuffer>>;

export interface ShardSource {
  manifest(name: string): Promise<DatasetManifest>;
  /**
   * One file of a part, unpacked. It gives `holdout` like any other part: whoever passes on a learner's
   * wish refuses that one first.
   */
  shard(
    name: string,
    part: Part,
    index: number,
    onBytes?: (received: number, total: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>>;
}

/** The one way to the data, on a page, in a worker and in Node: only `read` differs. */
export function createShardSource(read: ReadFile): ShardSource {
  const manifests = new Map<DatasetName, Promise<DatasetManifest>>();

  function manifest(name: string): Promise<DatasetManifest> {
    const known = datasetNames.find((each) => each === name);
    // Learner code chooses the name, and names become paths: nothing unknown gets further.
    if (known === undefined) return Promise.reject(new ShardError(shardSentences.unknownDataset(name, datasetNames)));
    const asked = manifests.get(known) ?? readManifest(read, known);
    manifests.set(known, asked);
    // A failure is not remembered, so that the next run asks again.
    asked.catch(() => manifests.delete(known));
    return asked;
  }

  return {
    manifest,
    async shard(name, part, index, onBytes) {
      const files = filesOf(await manifest(name), part);
      const entry = files[index];
      if (entry === undefined) throw new ShardError(shardSentences.unknownShard(name, part, index, files.length));

      const path = `${name}/${entry.file}`;
      const attempt = async (bypassCache: boolean): Promise<Uint8Array<ArrayBuffer>> => {
        const packed = await read(path, { bypassCache, onBytes: (received) => onBytes?.(received, entry.bytes) });
        return unpack(path, entry, packed);
      };
      return attempt(false).catch((cause: unknown) => {
        if (cause instanceof BrokenShard) return attempt(true);
        throw cause;
      });
    },
  };
}

/** The file came, but it is not the one the manifest describes. */
class BrokenShard extends ShardError {}

async function readManifest(read: ReadFile, name: DatasetName): Promise<DatasetManifest> {
  const path = `${name}/manifest.json`;
  const bytes = await read(path, { bypassCache: true });
  const parsed = datasetManifest.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (parsed.success && parsed.data.name === name) return parsed.data;
  throw new ShardError(shardSentences.badManifest(path), { cause: parsed.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function unpack(
  path: string,
  entry: DataFile,
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (packed.length !== entry.bytes) {
    throw new BrokenShard(shardSentences.wrongSize(path, entry.bytes, packed.length));
  }
  if ((await sha256(packed)) !== entry.sha256) throw new BrokenShard(shardSentences.wrongContent(path));

  const unpacked = await gunzip(packed).catch((cause: unknown) => {
    throw new BrokenShard(shardSentences.cannotUnpack(path), { cause });
  });
  if (unpacked.length !== entry.unpackedBytes) {
    throw new BrokenShard(shardSentences.wrongSize(path, entry.unpackedBytes, unpacked.length));
  }
  return unpacked;
}

async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
