import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { twins as twinsFile, type Framework, type Twin } from '../../contract/twin.ts';
import { faultIn, readOutput, type Outcome } from './outcome.ts';
import { tensorflowNames } from './tensorflow-names.ts';

export interface Places {
  /** content/examples, or a folder like it. */
  readonly examples: string;
  /** Where `npm run data` puts the data sets. */
  readonly data: string;
}

export async function readTwins({ examples }: Places): Promise<Twin[]> {
  return twinsFile.parse(JSON.parse(await readFile(join(examples, 'twins.json'), 'utf8')));
}

/** Packages that a twin may import: Python's own, and those that Colab has. */
const packages = ['collections', 'copy', 'datasets', 'io', 'math', 'numpy', 'os', 'random', 're', 'tensorflow', 'time', 'torch', 'torchvision', 'urllib'];

/** Longer than any of them takes on a slow machine; a twin that never ends must not hold up a test for ever. */
const patience = 15 * 60_000;

/** Runs a twin for real, with the first images and reviews of our own copies and few steps: see run_twin.py. */
export async function runTwin(python: string, twin: Twin, framework: Framework, places: Places): Promise<Outcome> {
  const about = { name: twin.name, framework };
  const missing = twin.data.find((name) => !existsSync(join(places.data, name, 'manifest.json')));
  if (missing !== undefined) return { ...about, status: 'skipped', data: missing };
  // Where its downloads and weights would go.
  const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-twin-'));
  try {
    const ended = await start(python, script('run_twin.py'), [fileOf(places, twin.name, framework), places.data], folder);
    if (!ended.ok) return { ...about, status: 'failed', fault: { kind: 'ended', detail: ended.detail } };
    const said = readOutput(ended.output);
    const fault = faultIn(said, twin);
    return fault === undefined ? { ...about, status: 'ran', said } : { ...about, status: 'failed', fault };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const description = z.strictObject({ imports: z.array(z.string()), names: z.array(z.string()) });

/** Looks at a twin without running it. */
export async function compileTwin(python: string, { name }: Twin, framework: Framework, places: Places): Promise<Outcome> {
  const about = { name, framework };
  const ended = await start(python, script('describe_twin.py'), [fileOf(places, name, framework)], tmpdir());
  if (!ended.ok) return { ...about, status: 'failed', fault: { kind: 'ended', detail: ended.detail } };
  const { imports, names } = description.parse(JSON.parse(ended.output));
  const unknown = [...imports.filter((each) => !packages.includes(each)), ...names.filter((each) => !tensorflowNames.includes(each))];
  return unknown.length === 0
    ? { ...about, status: 'compiled' }
    : { ...about, status: 'failed', fault: { kind: 'names', names: unknown.join(', ') } };
}

function fileOf({ examples }: Places, name: string, framework: Framework): string {
  return join(examples, name, `${framework}.py`);
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

type Ended = { ok: true; output: string } | { ok: false; detail: string };

function start(python: string, program: string, args: readonly string[], folder: string): Promise<Ended> {
  // One thread: these networks are too small to share. No __pycache__ in the source, none of TensorFlow's remarks on the processor.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', TF_CPP_MIN_LOG_LEVEL: '3' };
  return new Promise((resolve) => {
    execFile(python, [program, ...args], { cwd: folder, env, timeout: patience, maxBuffer: 16 * 2 ** 20 }, (error, output, errors) => {
      resolve(error ? { ok: false, detail: errors.trim().split('\n').slice(-12).join('\n') || error.message } : { ok: true, output });
    });
  });
}
