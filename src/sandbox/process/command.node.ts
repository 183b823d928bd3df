import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { ProcessLimits } from './limits.ts';

/** The command that starts a learner's process, from the outside in: limits, bubblewrap, Deno. */

/** Deno alone refuses everything; bubblewrap puts a second wall around it that does not depend on Deno. */
export type Protection = 'bubblewrap' | 'deno';

export interface Command {
  program: string;
  args: string[];
  env: Record<string, string>;
}

/** Something is missing or broken on this machine; no fault of the learner's. */
export class SetupError extends Error {
  override name = 'SetupError';
}

const scriptInside = '/learner.js';
const denoInside = '/deno';
const folderInside = '/tmp';

function onPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '/usr/bin:/bin').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next folder.
    }
  }
  return undefined;
}

/** npm does not run install scripts, so the program is taken from the platform's own package, where it is from the start. */
export function findDeno(): string {
  const family = process.platform === 'linux' ? '-glibc' : '';
  const name = `@deno/${process.platform}-${process.arch}${family}`;
  const fromDeno = createRequire(createRequire(import.meta.url).resolve('deno/package.json'));
  try {
    const path = join(dirname(fromDeno.resolve(`${name}/package.json`)), process.platform === 'win32' ? 'deno.exe' : 'deno');
    if (existsSync(path)) return path;
  } catch {
    // Said below, with what to do.
  }
  throw new SetupError(`Deno is not installed: expected the npm package ${name}. Run "npm ci" and retry.`);
}

function denoArgs(script: string, limits: ProcessLimits): string[] {
  const closed = ['--no-prompt', '--no-config', '--no-lock', '--no-remote', '--no-npm', '--deny-import', '--cached-only', '--no-code-cache'];
  return ['run', ...closed, `--v8-flags=--max-old-space-size=${limits.heapMegabytes}`, script];
}

/** Empty but for what Deno reads itself. */
const environment = (folder: string): Record<string, string> => ({
  DENO_DIR: join(folder, 'deno'),
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
  // Windows programs do not start without it.
  ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? 'C:\\Windows' } : {}),
});

function prlimit(limits: ProcessLimits): string[] {
  const program = process.platform === 'linux' ? onPath('prlimit') : undefined;
  if (program === undefined) return [];
  return [
    program,
    // The hard limit is for code that catches the warning of the soft one.
    `--cpu=${Math.ceil(limits.cpuSeconds)}:${Math.ceil(limits.cpuSeconds) + 1}`,
    `--data=${limits.dataBytes}`,
    '--core=0',
    `--fsize=${limits.fileBytes}`,
    `--nofile=${limits.openFiles}`,
  ];
}

/** Without bubblewrap: the kernel ends the learner's process if ours is gone, even from an endless loop. */
function dieWithUs(): string[] {
  const program = process.platform === 'linux' ? onPath('setpriv') : undefined;
  return program === undefined ? [] : [program, '--pdeathsig', 'KILL'];
}

/** The shared libraries, and nothing else of this machine. */
function libraries(): string[] {
  return ['/usr/lib', '/usr/lib32', '/usr/lib64', '/lib', '/lib32', '/lib64'].flatMap((folder) => {
    if (!existsSync(folder)) return [];
    return lstatSync(folder).isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
  });
}

function bubblewrap(program: string, deno: string, script: string): string[] {
  return [
    program,
    ...['--unshare-all', '--unshare-user', '--uid', '65534', '--gid', '65534', '--cap-drop', 'ALL', '--die-with-parent'],
    ...libraries(),
    ...['--proc', '/proc', '--tmpfs', folderInside, '--chdir', folderInside],
    ...['--ro-bind', deno, denoInside, '--ro-bind', script, scriptInside],
  ];
}

function toCommand(words: string[], folder: string): Command {
  const [program, ...args] = words;
  if (program === undefined) throw new Error('a command needs a program');
  return { program, args, env: environment(folder) };
}

function wrapped(program: string, script: string, limits: ProcessLimits): Command {
  const deno = findDeno();
  return toCommand([...prlimit(limits), ...bubblewrap(program, deno, script), denoInside, ...denoArgs(scriptInside, limits)], folderInside);
}

let probed: { program: string } | 'none' | undefined;

/** Where user namespaces are forbidden, bubblewrap is installed and does not work: only a trial tells. */
function workingBubblewrap(): string | undefined {
  if (probed === undefined) {
    const program = process.platform === 'linux' ? onPath('bwrap') : undefined;
    probed = 'none';
    if (program !== undefined) {
      const deno = findDeno();
      const [, ...args] = bubblewrap(program, deno, deno);
      const trial = spawnSync(program, [...args, denoInside, '--version'], { env: environment(folderInside), timeout: 10_000 });
      if (trial.status === 0) probed = { program };
    }
  }
  return probed === 'none' ? undefined : probed.program;
}

/** `makeFolder` gives a new, empty folder for this process only; bubblewrap does without it. */
export function learnerCommand(
  script: string,
  limits: ProcessLimits,
  makeFolder: () => string,
  wanted?: Protection,
): { command: Command; protection: Protection } {
  const program = wanted === 'deno' ? undefined : workingBubblewrap();
  if (program !== undefined) return { command: wrapped(program, script, limits), protection: 'bubblewrap' };
  if (wanted === 'bubblewrap') throw new SetupError('bubblewrap is not installed, or this machine forbids user namespaces. Install or allow it and retry.');
  const words = [...dieWithUs(), ...prlimit(limits), findDeno(), ...denoArgs(script, limits)];
  return { command: toCommand(words, makeFolder()), protection: 'deno' };
}
