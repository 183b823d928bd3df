import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import * as z from 'zod';
import { root } from '../fixtures/site.ts';

/** "AMD EPYC (family 26, model 2), 2 cores, 24 GiB; Linux 6.18.0; no GPU" */
export function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}${generation()}, ${availableParallelism()} cores, ${gibibytes} GiB; ${type()} ${release()}; no GPU`;
}

/** Virtual machines often hide the name of the processor, but not its family. */
function generation(): string {
  try {
    const info = readFileSync('/proc/cpuinfo', 'utf8');
    const value = (name: string): string | undefined => new RegExp(`^${name}\\s*: (.+)$`, 'm').exec(info)?.[1];
    const [family, model] = [value('cpu family'), value('model')];
    return family === undefined || model === undefined ? '' : ` (family ${family}, model ${model})`;
  } catch {
    return '';
  }
}

const manifest = z.object({ version: z.string() });

/** The installed version of a package. */
export function versionOf(name: string): string {
  return manifest.parse(JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'))).version;
}

export const nodeVersion = process.versions.node;
