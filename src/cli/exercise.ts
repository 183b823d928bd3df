/**
 * For authors of exercises.
 *
 *   npm run exercise -- new first-tensors      makes its folder and its two prompts, to be filled in
 *   npm run exercise -- record first-tensors   marks the starter and every wrong answer, writes the report beside each
 *   npm run exercise -- margin first-tensors   marks the solution with 20 seeds, writes into exercise.json how near it came to failing
 *   npm run exercise -- check first-tensors    tries every proof of the exercise; --seeds 20 marks the solution with so many
 *   npm run exercise -- table                  writes the table of all exercises into README.md
 *
 * Exit status: 0 when done, 1 when the exercise is at fault, 2 when called wrongly.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exerciseIds } from '../grading/exercises.node.ts';
import { checkExercise } from './exercise/check.node.ts';
import { recordMargin } from './exercise/margin.node.ts';
import { newExercise } from './exercise/new-exercise.node.ts';
import { record } from './exercise/record.node.ts';
import { writeTable } from './exercise/table.node.ts';
import { optionIn } from './option-in.ts';
import { Trouble } from './trouble.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const usage = 'Usage: npm run exercise -- new|record|margin|check <id> [--seeds <number>]\n       npm run exercise -- table';

interface Call {
  verb: string;
  id: string;
  seeds: number;
}

function readCall(): Call {
  const { values, positionals } = parse();
  const [verb, id = '', ...more] = positionals;
  if (verb === undefined || (verb === 'table') !== (id === '') || more.length > 0) throw new Trouble(usage);
  const { seeds = '5' } = values;
  if (!/^[1-9]\d{0,2}$/.test(seeds)) throw new Trouble(`The number of seeds must be a whole number from 1 to 999, not “${seeds}”.`);
  return { verb, id, seeds: Number(seeds) };
}

function parse(): { values: { seeds?: string | undefined }; positionals: string[] } {
  try {
    return parseArgs({ options: { seeds: { type: 'string' } }, allowPositionals: true });
  } catch (cause) {
    throw new Trouble(`Option ${optionIn(cause)} is not known, or lacks its value.\n${usage}`);
  }
}

/** Resolves to whether the exercise is as it should be. */
async function carryOut({ verb, id, seeds }: Call): Promise<boolean> {
  if (verb === 'table') {
    await writeTable(root);
    return true;
  }
  if (verb === 'new') {
    await newExercise(root, id, console.log);
    return true;
  }
  const ids = await exerciseIds(root);
  if (!ids.includes(id)) throw new Trouble(`There is no exercise “${id}”. These exist: ${ids.join(', ')}.`);
  switch (verb) {
    case 'check':
      return checkExercise(root, id, seeds, console.log);
    case 'record':
      await record(root, id, console.log);
      return true;
    case 'margin':
      await recordMargin(root, id, console.log);
      return true;
    default:
      throw new Trouble(usage);
  }
}

try {
  process.exitCode = (await carryOut(readCall())) ? 0 : 1;
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = cause instanceof Trouble ? 2 : 1;
}
