import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDenoPort, type DenoPort } from '../../../src/sandbox/process/deno-port.node.ts';
import { processLimits } from '../../../src/sandbox/process/limits.ts';
import type { Crossing, Death } from '../../../src/sandbox/protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'deno-port-test-'));
const script = join(folder, 'hostile.js');
/** Smaller than in earnest: the same ends, sooner. */
const limits = { ...processLimits, cpuSeconds: 20, dataBytes: 800 * 1024 * 1024, outputBytes: 5_000_000 };

beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder);
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/hostile.deno.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    target: 'esnext',
  });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

type Ending = { message: unknown } | { death: Death };

interface Open {
  port: DenoPort;
  next: Promise<Ending>;
}

/** Starts a process, asks one thing of it, and waits for the first thing that comes back. */
function ask(name: string, options: { protection?: 'deno'; cpuSeconds?: number; args?: Crossing[] } = {}): Open {
  const { protection, cpuSeconds = 20, args = [] } = options;
  const port = openDenoPort({ script, limits: { ...limits, cpuSeconds }, ...(protection === undefined ? {} : { protection }) });
  const next = new Promise<Ending>((resolve) => {
    port.listen((message) => resolve({ message }), (death) => resolve({ death }));
  });
  port.post({ type: 'call', id: 1, target: null, name, args });
  return { port, next };
}

/** The same, and kills what is left. */
async function outcome(name: string, options: Parameters<typeof ask>[1] = {}): Promise<Ending> {
  const { port, next } = ask(name, options);
  const ending = await next;
  port.kill();
  return ending;
}

/** Processes of the group, zombies aside. */
function groupMembers(leader: number): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [state, , group] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
      return group === String(leader) && state !== 'Z';
    } catch {
      return false;
    }
  });
}

/** The kernel's limits are Linux's; elsewhere the grader's own clock and Deno's heap limit are all there is. */
const onLinux = process.platform === 'linux';

/** Both walls where both stand; Deno alone everywhere. */
const protections = [undefined, 'deno'] as const;

describe.each(protections)('a learner process (protection: %s)', (protection) => {
  const options = protection === undefined ? {} : { protection };

  test('answers with what was sent', async () => {
    const args: Crossing[] = [{ kind: 'array', values: new Float32Array([1, NaN, -0]) }, { kind: 'number', value: Infinity }];
    expect(await outcome('echo', { ...options, args })).toEqual({ message: { type: 'replied', id: 1, value: args } });
  });

  test.runIf(onLinux)('is killed out of an endless loop, leaves nothing behind, and nobody is told of a death', async () => {
    const { port, next } = ask('loop', options);
    const told = vi.fn();
    void next.then(told);
    await vi.waitFor(() => expect(port.cpuSeconds()).toBeGreaterThan(0.2), { timeout: 20_000 });
    const leader = port.pid ?? 0;
    expect(groupMembers(leader)).not.toEqual([]);
    port.kill();
    await vi.waitFor(() => expect(groupMembers(leader)).toEqual([]), { timeout: 20_000 });
    expect(told).not.toHaveBeenCalled();
  });

  test.runIf(onLinux).each(['loop', 'loop through the warning'])('%s: ended by the CPU limit', async (name) => {
    expect(await outcome(name, { ...options, cpuSeconds: 1 })).toEqual({ death: { reason: 'cpu' } });
  });

  test.runIf(onLinux).each(['fill the heap', 'fill the memory with buffers', 'start 400 workers'])('%s: out of memory', async (name) => {
    expect(await outcome(name, options)).toEqual({ death: { reason: 'memory' } });
  });

  test.each(['write text', 'write one character and wait', 'write text with console.log', 'flood standard error', 'exit'])('%s: a crash', async (name) => {
    expect(await outcome(name, options)).toEqual({ death: { reason: 'crash', detail: expect.any(String) } });
  });

  test.runIf(onLinux)('does not outlive the process that opened it, not even in an endless loop', async () => {
    const opener = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/open-and-loop.node.ts'), script, protection ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const leader = await new Promise<number>((resolve) => opener.stdout.once('data', (line: Buffer) => resolve(Number(line))));
    expect(groupMembers(leader)).not.toEqual([]);
    opener.kill('SIGKILL');
    await vi.waitFor(() => expect(groupMembers(leader)).toEqual([]), { timeout: 20_000 });
  });

  test('a flood of messages is cut off', async () => {
    const port = openDenoPort({ script, limits, ...options });
    let received = 0;
    const death = await new Promise<Death>((resolve) => {
      port.listen(() => (received += 1), resolve);
      port.post({ type: 'call', id: 1, target: null, name: 'flood the output', args: [] });
    });
    expect(death).toEqual({ reason: 'crash', detail: expect.stringContaining('5000000') });
    expect(received).toBeLessThan(6);
  });

  test('no file, network, program, library or environment is within reach', async () => {
    const deeds = [
      'read a file', 'read its own script', 'write a file', 'connect', 'fetch', 'look up a name', 'import from the network',
      'import a file', 'run a program', 'read the environment', 'read PATH', 'load a library', 'signal another process',
    ];
    const port = openDenoPort({ script, limits, ...options });
    const answers: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      port.listen((message) => answers.push(message) === deeds.length && resolve(), (death) => reject(new Error(JSON.stringify(death))));
      deeds.forEach((name, id) => port.post({ type: 'call', id, target: null, name, args: [] }));
    });
    port.kill();
    // Deno refuses to look up a name; inside bubblewrap there is not even a list of servers to ask.
    const refused = { name: expect.any(String), message: expect.stringMatching(/Requires (\w+ )?access|os error 2/) };
    expect(answers).toEqual(deeds.map((_, id) => ({ type: 'threw', id, error: refused })));
    expect(existsSync('/tmp/sans-gpu-was-here')).toBe(false);
  });
});

test('a script that does not exist is a crash, told with words', async () => {
  const port = openDenoPort({ script: join(folder, 'missing.js'), limits, protection: 'deno' });
  const death = await new Promise<Death>((resolve) => port.listen(() => {}, resolve));
  expect(death).toEqual({ reason: 'crash', detail: expect.stringContaining('Module not found') });
});

test('the temporary folder of a process goes with it', async () => {
  const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('sans-gpu-'));
  const before = folders();
  const { port, next } = ask('echo', { protection: 'deno' });
  await next;
  expect(folders().length).toBe(before.length + 1);
  port.kill();
  await vi.waitFor(() => expect(folders()).toEqual(before), { timeout: 20_000 });
});
