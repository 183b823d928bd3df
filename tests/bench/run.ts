/**
 * Measures what the site promises, on the built site, and writes it to src/measured/.
 *
 *   npm run bench                  lists the topics
 *   npm run bench -- lesson        measures one
 *   npm run bench -- all           measures every one
 *   npm run bench -- training --only gpt --rounds 2    a part of one; prints and writes nothing
 *   npm run bench -- exercises --only gan              a part that stands alone; replaces its figures
 *
 * Exit status: 0 when measured, whatever the figures; 2 when there is no such topic.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { measuredFile, type MeasuredFigure } from '../../src/contract/measured.ts';
import { root } from '../fixtures/site.ts';
import { calibration } from './calibration.ts';
import { check } from './check.ts';
import { classMarking } from './class.ts';
import { exercises } from './exercises.ts';
import { lesson } from './lesson.ts';
import { lighthouse } from './lighthouse.ts';
import { machine } from './machine.ts';
import { networks } from './networks.ts';
import { predictions } from './predictions.ts';
import { profile } from './profile.ts';
import { roofline } from './roofline.ts';
import { sizes } from './sizes.ts';
import type { Reading, Topic } from './topic.ts';
import { training } from './training.ts';

const topics: Record<string, Topic> = { lesson, calibration, sizes, check, lighthouse, training, profile, roofline, predictions, exercises, networks, class: classMarking };

function say(line: string): void {
  console.log(line);
}

async function measure(name: string, topic: Topic): Promise<void> {
  say(`${name}: ${topic.about}`);
  const { readings, versions, partial = false } = await topic.measure((line) => say(`  ${line}`), options);
  for (const reading of readings) say(`  ${reading.id}: ${reading.value} ${reading.unit}${verdictOn(reading)}`);
  if (partial && topic.partsStandAlone !== true) return say('  A part of the topic: not written.');
  const shared = { machine: machine(), versions, date: new Date().toISOString().slice(0, 10), origin: { command: `npm run bench -- ${name}` } };
  const figures: MeasuredFigure[] = readings.map(({ budget: _printed, ...reading }) => ({ ...reading, ...shared }));
  const path = `${root}src/measured/${topic.file}`;
  const written = partial ? replacedIn(measuredFile.parse(JSON.parse(await readFile(path, 'utf8'))).figures, figures) : figures;
  await writeFile(path, `${JSON.stringify(measuredFile.parse({ figures: written }), null, 2)}\n`);
  say(`  written to src/measured/${topic.file}\n`);
}

/** Each of the new figures in the place of the one it replaces, or at the end. */
function replacedIn(all: readonly MeasuredFigure[], figures: readonly MeasuredFigure[]): MeasuredFigure[] {
  const byId = new Map([...all, ...figures].map((figure) => [figure.id, figure]));
  return [...byId.values()];
}

function verdictOn({ value, unit, budget }: Reading): string {
  if (budget === undefined) return '';
  const [met, words] = 'atMost' in budget ? [value <= budget.atMost, `at most ${budget.atMost}`] : [value >= budget.atLeast, `at least ${budget.atLeast}`];
  return `, promised ${words} ${unit}: ${met ? 'kept' : 'MISSED'}`;
}

const [wanted, ...options] = process.argv.slice(2);
const chosen = wanted === 'all' ? Object.entries(topics) : Object.entries(topics).filter(([name]) => name === wanted);
if (chosen.length === 0) {
  if (wanted !== undefined) {
    say(`There is no topic "${wanted}".`);
    process.exitCode = 2;
  }
  say('Usage: npm run bench -- <topic>');
  for (const [name, { about }] of Object.entries(topics)) say(`  ${name.padEnd(12)} ${about}`);
  say('  all          every one of them');
}
for (const [name, topic] of chosen) await measure(name, topic);
