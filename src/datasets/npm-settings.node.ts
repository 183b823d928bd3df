import { readFileSync } from 'node:fs';
import type { Options } from 'pacote';
import { DatasetError } from './dataset-error.ts';

/** What pacote understands beyond its published types. */
export type NpmSettings = Options & { noProxy?: string | undefined; signal?: AbortSignal | undefined };

/** The reader's own npm settings, which npm hands to its scripts: a mirror, a proxy, a school's certificate. */
export function npmSettings(environment: NodeJS.ProcessEnv): NpmSettings & { registry: string } {
  const setting = (key: string): string | undefined => environment[`npm_config_${key}`];
  const certificates = setting('cafile');
  return {
    registry: setting('registry') || 'https://registry.npmjs.org/',
    proxy: setting('https_proxy') || setting('proxy') || undefined,
    noProxy: setting('noproxy') || undefined,
    // npm hands over `false` as an empty string.
    strictSSL: !['', 'false'].includes(setting('strict_ssl') ?? 'true'),
    ca: certificates ? readCertificates(certificates) : undefined,
  };
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DatasetError(
      `npm's setting “cafile” names ${path}, which cannot be read: correct it with “npm config set cafile”, then run again.`,
      { cause },
    );
  }
}
