/**
 * Runs the programs whose output a page shows, and writes it to src/measured/captures/, with where and when it was printed.
 *
 *   node tests/bench/capture.ts pytorch-debian                               with Debian's Python
 *   PYTHON=/path/to/python node tests/bench/capture.ts pytorch tensorflow    with one that has what pip installs
 *
 * Exit status: 0 when all were captured, 1 when a program failed, 2 when there is none of that name.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { capture, type Capture } from '../../src/contract/capture.ts';
import { root } from '../fixtures/site.ts';
import { machine } from './machine.ts';

interface Program {
  file: string;
  environment: Record<string, string>;
  /** What it prints its version of. */
  library: 'PyTorch' | 'TensorFlow';
}

const pytorch: Program = { file: 'content/examples/cpu-device/libraries.py', environment: { OMP_NUM_THREADS: '2' }, library: 'PyTorch' };
const programs: Record<string, Program> = {
  pytorch,
  'pytorch-debian': pytorch,
  tensorflow: { file: 'content/examples/cpu-device/devices.py', environment: {}, library: 'TensorFlow' },
};

const folder = `${root}src/measured/captures`;
/** Debian's own has Debian's PyTorch; a `python3` found first on the path may be another. */
const python = process.env['PYTHON'] ?? '/usr/bin/python3';

/** What a program prints, warnings first: Python's libraries write theirs while they are imported. */
function run(args: readonly string[], environment: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(python, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(`${python} ${args.join(' ')} failed: ${stderr}`);
  return `${stderr}${stdout}`.trimEnd();
}

function captured({ file, environment, library }: Program): Capture {
  // -P: a file of the same folder may be called tensorflow.py.
  const output = run(['-P', file], environment);
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${value} `).join('');
  return capture.parse({
    command: `${settings}python3 -P ${file}`,
    machine: machine(),
    versions: { Python: run(['--version']).replace('Python ', ''), [library]: new RegExp(`^${library} (\\S+)$`, 'm').exec(output)?.[1] ?? '' },
    date: new Date().toISOString().slice(0, 10),
    output,
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in programs));
if (wanted.length === 0 || unknown.length > 0) {
  console.log(`Usage: node tests/bench/capture.ts <name>…, of ${Object.keys(programs).join(', ')}`);
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  for (const [name, program] of Object.entries(programs).filter(([name]) => wanted.includes(name))) {
    await writeFile(`${folder}/${name}.json`, `${JSON.stringify(captured(program), null, 2)}\n`);
    console.log(`written to src/measured/captures/${name}.json`);
  }
}
