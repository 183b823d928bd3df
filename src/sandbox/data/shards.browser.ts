import { ShardError } from './shard-error.ts';
import { shardSentences } from './shard-sentences.ts';
import type { ReadFile } from './shard-source.ts';

const cacheName = 'sans-gpu-data';

/**
 * Fetches from the site, in a page or a worker, and keeps what came. `address` is where the data
 * folder is served. A worker made from a blob has no address of its own: give it an absolute one.
 */
export function readFromSite(address: string): ReadFile {
  const folder = address.endsWith('/') ? address : `${address}/`;

  return async (path, { onBytes, bypassCache = false }) => {
    const url = folder + path;
    const cache = await openCache();
    const kept = bypassCache ? undefined : await cache?.match(url);
    if (kept !== undefined) {
      const bytes = new Uint8Array(await kept.arrayBuffer());
      onBytes?.(bytes.length);
      return bytes;
    }

    const response = await fetch(url, { cache: bypassCache ? 'reload' : 'default' }).catch((cause: unknown) => {
      throw new ShardError(shardSentences.unreachable(path), { cause });
    });
    if (!response.ok) throw new ShardError(shardSentences.refused(path, response.status));
    const bytes = await collect(response, onBytes).catch((cause: unknown) => {
      throw new ShardError(shardSentences.unreachable(path), { cause });
    });
    // A full disk only means that the next visit fetches again.
    await cache?.put(url, new Response(bytes)).catch(() => undefined);
    return bytes;
  };
}

/** Undefined where the browser has no such cache (plain http) or refuses it (private windows): its HTTP cache serves then. */
async function openCache(): Promise<Cache | undefined> {
  if (!('caches' in globalThis)) return undefined;
  return caches.open(cacheName).catch(() => undefined);
}

async function collect(response: Response, onBytes?: (received: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    chunks.push(part.value);
    received += part.value.length;
    onBytes?.(received);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
