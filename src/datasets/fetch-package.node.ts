import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pacote from 'pacote';
import { DatasetError } from './dataset-error.ts';
import { downloadFailure } from './failures.node.ts';
import type { NpmSettings } from './npm-settings.node.ts';
import type { PackagePin } from './recipe.ts';
import { readIfPresent, writeWhole } from './write-file.node.ts';

export interface FetchOptions {
  /** Where tarballs are kept, so that no package is downloaded twice. */
  readonly folder: string;
  readonly npm: NpmSettings & { registry: string };
  readonly onBytes: (received: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The package's tarball, bit for bit the one that was pinned. */
export async function fetchPackage(pin: PackagePin, options: FetchOptions): Promise<Uint8Array> {
  const path = join(options.folder, `${pin.name.replace('/', '-')}-${pin.version}.tgz`);
  const kept = await readIfPresent(path);
  if (kept !== undefined && isPinned(kept, pin)) return kept;

  const tarball = await download(pin, options);
  await writeWhole(path, tarball);
  return tarball;
}

async function download(pin: PackagePin, { npm, onBytes, signal }: FetchOptions): Promise<Uint8Array> {
  const settings: NpmSettings = {
    ...npm,
    signal,
    integrity: pin.integrity,
    timeout: 60_000,
    // npm's own pauses, of up to a minute, would leave someone without a network waiting for the sentence.
    retry: { retries: 2, factor: 2, minTimeout: 500, maxTimeout: 2_000 },
  };
  try {
    return await pacote.tarball.stream(`${pin.name}@${pin.version}`, (stream) => collect(stream, onBytes, signal), settings);
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof DatasetError ? cause : downloadFailure(cause, pin, npm.registry);
  }
}

async function collect(
  stream: AsyncIterable<Uint8Array>,
  onBytes: (received: number) => void,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    chunks.push(chunk);
    received += chunk.length;
    onBytes(received);
  }
  return Buffer.concat(chunks);
}

function isPinned(tarball: Uint8Array, pin: PackagePin): boolean {
  return `sha512-${createHash('sha512').update(tarball).digest('base64')}` === pin.integrity;
}
