import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Death, Port } from '../protocol.ts';
import { causeOfDeath } from './cause-of-death.ts';
import { learnerCommand, type Protection } from './command.node.ts';
import { cpuSecondsOf } from './cpu-time.node.ts';
import { FrameReader } from './frame-reader.ts';
import { encodeFrame, FrameError } from './frames.ts';
import type { ProcessLimits } from './limits.ts';

export interface DenoPort extends Port {
  readonly protection: Protection;
  /** Leader of the process group, for whoever must end it should this process die first. */
  readonly pid: number | undefined;
}

const stderrKept = 8 * 1024;
/** The last look at the clock before a death tells a CPU limit from other reasons. */
const lookEveryMs = 500;

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** Goes with the learner's process, or with ours if that ends first. */
function temporaryFolder(): { make(): string; remove(): void } {
  let folder: string | undefined;
  const remove = (): void => {
    process.off('exit', remove);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  const make = (): string => {
    folder = mkdtempSync(join(tmpdir(), 'sans-gpu-'));
    process.on('exit', remove);
    return folder;
  };
  return { make, remove };
}

/** Starts a learner's process: one Deno, used once. `protection` is for tests; by default the best there is. */
export function openDenoPort(options: { script: string; limits: ProcessLimits; protection?: Protection }): DenoPort {
  const { script, limits } = options;
  const folder = temporaryFolder();
  const { command, protection } = learnerCommand(script, limits, folder.make, options.protection);
  const { program, args, env } = command;
  // A process group of its own, so that one signal reaches all of it.
  const child = spawn(program, args, { env, cwd: tmpdir(), detached: process.platform !== 'win32', stdio: 'pipe', windowsHide: true });

  const reader = new FrameReader(limits.frame);
  let onMessage: (message: unknown) => void = () => {};
  let onDeath: (death: Death) => void = () => {};
  let over = false;
  let stderr = '';
  let output = 0;
  let cpuSeconds: number | undefined;

  const look = (): number | undefined => {
    const now = child.pid === undefined || child.exitCode !== null ? undefined : cpuSecondsOf(child.pid);
    // A tree that is falling apart counts less than it did.
    if (now !== undefined) cpuSeconds = Math.max(now, cpuSeconds ?? 0);
    return cpuSeconds;
  };
  const looking = setInterval(look, lookEveryMs).unref();

  const end = (death: Death | undefined): void => {
    if (over) return;
    over = true;
    clearInterval(looking);
    look();
    killGroup(child);
    if (death !== undefined) onDeath(death);
  };
  const count = (bytes: number): void => {
    output += bytes;
    if (output > limits.outputBytes) end({ reason: 'crash', detail: `it wrote more than ${limits.outputBytes} bytes` });
  };

  child.stdout?.on('data', (chunk: Buffer) => {
    count(chunk.length);
    try {
      for (const message of reader.feed(chunk)) {
        if (over) return;
        onMessage(message);
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      end({ reason: 'crash', detail: `it broke the protocol: ${error.message}` });
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    count(chunk.length);
    stderr = (stderr + chunk.toString('latin1')).slice(-stderrKept);
  });
  // A process that died does not read what is on its way to it: its death is told by 'close'.
  child.stdin?.on('error', () => {});
  child.on('error', (error) => end({ reason: 'crash', detail: `it could not be started: ${error.message}` }));
  child.on('close', (code, signal) => {
    folder.remove();
    end(causeOfDeath({ code, signal, stderr, cpuSeconds, cpuSecondsAllowed: limits.cpuSeconds }));
  });

  return {
    protection,
    pid: child.pid,
    post: (message) => {
      if (!over) child.stdin?.write(encodeFrame(message));
    },
    listen: (hearMessage, hearDeath) => {
      onMessage = hearMessage;
      onDeath = hearDeath;
    },
    cpuSeconds: look,
    kill: () => end(undefined),
  };
}
