/**
 * Verifies the Python twins of the playgrounds (content/examples/<name>/pytorch.py and tensorflow.py): runs them under a
 * real PyTorch and a real TensorFlow where this machine has them, and compares what they print with what is known.
 *
 *   npm run verify:python                  # all of them
 *   npm run verify:python -- mnist-mlp     # some
 *   PYTHON=path/to/python npm run verify:python
 *
 * Exit status: 0 when nothing is wrong, 1 when something is, 2 when there is no such twin. Without a PyTorch nothing can be
 * said: a notice and 0, or 1 on a machine for continuous integration (CI is set), which must have one.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frameworks, type Framework } from '../contract/twin.ts';
import { say, systemLanguage, type MessageKey } from './messages/say.ts';
import { findAnyPython, findPython, pythonCommands } from './python/find-python.node.ts';
import type { Fault, Outcome } from './python/outcome.ts';
import { compileTwin, readTwins, runTwin, type Places } from './python/verify-twin.node.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places: Places = { examples: join(root, 'content/examples'), data: join(root, 'data') };
const language = systemLanguage(process.env);
const tell = (key: MessageKey, values?: Record<string, string | number>): string => say(language, key, values);
const titles: Record<Framework, string> = { pytorch: 'PyTorch', tensorflow: 'TensorFlow' };

async function verify(wanted: readonly string[]): Promise<number> {
  const all = await readTwins(places);
  const unknown = wanted.find((name) => !all.some((twin) => twin.name === name));
  if (unknown !== undefined) {
    console.error(tell('python.unknown', { name: unknown, known: all.map(({ name }) => name).join(', ') }));
    return 2;
  }
  const commands = pythonCommands(process.env);
  const pytorch = await findPython('pytorch', commands);
  if (pytorch === undefined) {
    console.log(tell('python.none'));
    return process.env['CI'] ? 1 : 0;
  }
  const runners = { pytorch, tensorflow: await findPython('tensorflow', commands) };
  const compiler = (await findAnyPython(commands)) ?? pytorch.command;

  let failed = 0;
  for (const framework of frameworks) {
    const runner = runners[framework];
    console.log(runner === undefined ? tell('python.only-compiled', { framework: titles[framework] }) : `${titles[framework]} ${runner.version} (${runner.command})`);
    for (const twin of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const outcome = runner === undefined ? await compileTwin(compiler, twin, framework, places) : await runTwin(runner.command, twin, framework, places);
      console.log(lineFor(outcome));
      if (outcome.status === 'failed') failed++;
    }
  }
  console.log(failed === 0 ? tell('python.fine') : tell('python.failed', { count: failed }));
  return failed === 0 ? 0 : 1;
}

function lineFor(outcome: Outcome): string {
  switch (outcome.status) {
    case 'ran': {
      const { parameters, accuracy } = outcome.said;
      const counts = parameters.map((count) => tell('python.parameters', { count }));
      return `  ✓ ${[outcome.name, ...counts, ...(accuracy === undefined ? [] : [percent(accuracy)])].join(' · ')}`;
    }
    case 'compiled':
      return `  ✓ ${outcome.name}`;
    case 'skipped':
      return `  – ${outcome.name} · ${tell('python.no-data', { data: outcome.data })}`;
    case 'failed':
      return `  ✗ ${outcome.name} · ${faultText(outcome.fault)}`;
    default:
      return outcome satisfies never;
  }
}

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'ended':
      return fault.detail;
    case 'parameters':
      return tell('python.wrong-parameters', { wanted: fault.wanted, came: fault.came || '–' });
    case 'accuracy':
      return tell('python.low-accuracy', { wanted: percent(fault.wanted), came: fault.came === undefined ? '–' : percent(fault.came) });
    case 'names':
      return tell('python.names', { names: fault.names });
    default:
      return fault satisfies never;
  }
}

function percent(share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

process.exitCode = await verify(process.argv.slice(2));
