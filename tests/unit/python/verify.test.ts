import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAnyPython, findPython, pythonCommands } from '../../../src/cli/python/find-python.node.ts';
import { faultIn, readOutput } from '../../../src/cli/python/outcome.ts';
import { compileTwin, readTwins, runTwin, type Places } from '../../../src/cli/python/verify-twin.node.ts';
import type { Twin } from '../../../src/contract/twin.ts';
import { root } from '../../fixtures/site.ts';

const commands = pythonCommands(process.env);
const [pytorch, tensorflow, python] = await Promise.all([findPython('pytorch', commands), findPython('tensorflow', commands), findAnyPython(commands)]);
const places: Places = { examples: join(root, 'content/examples'), data: join(root, 'data') };
const twins = await readTwins(places);
// A machine for continuous integration has PyTorch, or these tests fail there. Elsewhere they need one to say anything.
const mayLack = !process.env['CI'];
const patience = 15 * 60_000;

/** Someone else's example: a folder with one file in Python. */
async function withTwin(source: string, use: (places: Places, twin: Twin) => Promise<void>): Promise<void> {
  const examples = await mkdtemp(join(tmpdir(), 'sans-gpu-'));
  try {
    await mkdir(join(examples, 'liar'));
    for (const framework of ['pytorch', 'tensorflow']) await writeFile(join(examples, 'liar', `${framework}.py`), source);
    await use({ ...places, examples }, { name: 'liar', title: { en: 'Liar', fr: 'Menteur' }, chapter: 'limits/mnist', data: [], parameters: [7], accuracy: 0.5 });
  } finally {
    await rm(examples, { recursive: true, force: true });
  }
}

test('a command that is no Python is passed over', async () => {
  expect(await findPython('pytorch', ['no-such-python'])).toBeUndefined();
  expect(await findAnyPython(['no-such-python', ...commands])).toBe(python);
});

test('PYTHON names the Python to try first', () => {
  expect(pythonCommands({ PYTHON: '/opt/python' })[0]).toBe('/opt/python');
  expect(pythonCommands({})).toContain('python3');
});

test('what a file prints is read: each count of parameters, and the last percentage', () => {
  const said = readOutput('218128 parameters\n201217 parameters\nepoch 1: 12.5%\n97.1%\ndone\n');
  expect(said).toEqual({ parameters: [218128, 201217], accuracy: 0.971 });
  expect(faultIn(said, { parameters: [218128, 201217], accuracy: 0.9 })).toBeUndefined();
  expect(faultIn(said, { parameters: [218128], accuracy: 0.9 })).toMatchObject({ kind: 'parameters' });
  expect(faultIn(said, { parameters: [218128, 201217], accuracy: 0.98 })).toMatchObject({ kind: 'accuracy' });
  expect(faultIn(readOutput(''), { parameters: [], accuracy: 0.1 })).toMatchObject({ kind: 'accuracy', came: undefined });
});

describe.skipIf(python === undefined && mayLack)('without the framework', () => {
  test('a name that TensorFlow does not have is found', async () => {
    await withTwin('import tensorflow as tf\ntf.keras.layers.Dence(1)\n', async (where, twin) => {
      expect(await compileTwin(python ?? 'python3', twin, 'tensorflow', where)).toMatchObject({ status: 'failed', fault: { kind: 'names', names: 'tf.keras.layers.Dence' } });
    });
  });

  test('a file that is not Python is found, with the compiler’s words', async () => {
    await withTwin('for x in\n', async (where, twin) => {
      expect(await compileTwin(python ?? 'python3', twin, 'tensorflow', where)).toMatchObject({ status: 'failed', fault: { kind: 'ended', detail: expect.stringContaining('SyntaxError') } });
    });
  });

  test.each(twins)('$name is Python in TensorFlow’s version, and uses names that exist', async (twin) => {
    expect(await compileTwin(python ?? 'python3', twin, 'tensorflow', places)).toMatchObject({ status: 'compiled' });
  });
});

describe.skipIf(pytorch === undefined && mayLack)('under a real PyTorch', () => {
  const command = pytorch?.command ?? 'python3';

  test('a file that says another number of parameters is found', async () => {
    await withTwin('print(6, "parameters")\nprint("90%")\n', async (where, twin) => {
      expect(await runTwin(command, twin, 'pytorch', where)).toMatchObject({ status: 'failed', fault: { kind: 'parameters', wanted: '7', came: '6' } });
    });
  });

  test('a file that stops on an error is found, with its words', async () => {
    await withTwin('raise RuntimeError("no such layer")\n', async (where, twin) => {
      expect(await runTwin(command, twin, 'pytorch', where)).toMatchObject({ status: 'failed', fault: { kind: 'ended', detail: expect.stringContaining('no such layer') } });
    });
  });

  test('a file is run for a few epochs only, and otherwise as it stands', async () => {
    await withTwin('epochs = 500\nwidth = 500\nprint(epochs + 5, "parameters")\nprint(f"{width / 10}%")\n', async (where, twin) => {
      expect(await runTwin(command, twin, 'pytorch', where)).toMatchObject({ status: 'ran', said: { parameters: [7], accuracy: 0.5 } });
    });
  });

  test.each(twins)('$name runs, and says the numbers that were counted by hand', { timeout: patience }, async (twin) => {
    expect(await runTwin(command, twin, 'pytorch', places)).toMatchObject({ status: 'ran' });
  });
});

describe.skipIf(tensorflow === undefined)('under a real TensorFlow, where there is one', () => {
  test.each(twins)('$name runs, and says the numbers that were counted by hand', { timeout: patience }, async (twin) => {
    expect(await runTwin(tensorflow?.command ?? 'python3', twin, 'tensorflow', places)).toMatchObject({ status: 'ran' });
  });
});
