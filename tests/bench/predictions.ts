import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { machineRates, type MachineRates } from '../../src/contract/machine-rates.ts';
import { costOf, type Cost } from '../../src/estimate/cost.ts';
import { characterGpt, mnistCnn, mnistCnn3264, mnistMlp, resNet8, reviewLstm } from '../../src/estimate/models.ts';
import { partsOf, predict } from '../../src/estimate/predict.ts';
import { compile } from '../../src/sandbox/compiler/compile.ts';
import type { LinkedModule } from '../../src/sandbox/protocol.ts';
import { root } from '../fixtures/site.ts';
import { asNewVisitor, scriptFor, withSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { median, medianReading, rounded } from './statistics.ts';
import type { Topic } from './topic.ts';
import { undisturbed } from './undisturbed.ts';

const runs = 3;
/** Of each row in each run; PREDICTION_SECONDS shortens it for a trial. */
const secondsPerRow = Number(process.env['PREDICTION_SECONDS'] ?? 5);

/** What is predicted, and the export of predictions/trainees.ts that does it. */
const rows: readonly { id: string; trainee: string; cost: Cost }[] = [
  { id: 'mnist-mlp.step', trainee: 'mnistMlp', cost: costOf(mnistMlp(128), { batch: 64, pass: 'training' }) },
  { id: 'mnist-cnn-8-16.step', trainee: 'mnistCnn816', cost: costOf(mnistCnn(8, 16), { batch: 64, pass: 'training' }) },
  { id: 'mnist-cnn-32-64.step', trainee: 'mnistCnn3264', cost: costOf(mnistCnn3264, { batch: 128, pass: 'training' }) },
  { id: 'cifar-resnet-8.step', trainee: 'cifarResNet8', cost: costOf(resNet8, { batch: 128, pass: 'training' }) },
  { id: 'imdb-lstm-32.step', trainee: 'imdbLstm32', cost: costOf(reviewLstm(10_000, 32, 32), { batch: 64, pass: 'training' }) },
  { id: 'small-gpt.step', trainee: 'smallGptStep', cost: costOf(characterGpt(), { batch: 24, pass: 'training', loop: 'own' }) },
  { id: 'mnist-mlp.reading-1', trainee: 'mlpInference1', cost: costOf(mnistMlp(128), { batch: 1, pass: 'inference' }) },
  { id: 'mnist-mlp.reading-32', trainee: 'mlpInference32', cost: costOf(mnistMlp(128), { batch: 32, pass: 'inference' }) },
  { id: 'mnist-cnn.reading-1', trainee: 'cnnInference1', cost: costOf(mnistCnn(8, 16), { batch: 1, pass: 'inference' }) },
  { id: 'mnist-cnn.reading-32', trainee: 'cnnInference32', cost: costOf(mnistCnn(8, 16), { batch: 32, pass: 'inference' }) },
];

/** Predictions from the limits page's measurement against the same work done for real, both in Chromium's sandbox. */
export const predictions: Topic = {
  about: 'how far predicted times are from real ones: the button of the limits page against training and inference',
  file: 'predictions.json',
  measure: (say) =>
    withSite(async ({ url, browser }) => {
      const script = await scriptFor('predictions/predictions.browser.ts', 'predictions');
      const program = await trainees();
      const onPage = <T>(use: (page: Page) => Promise<T>): Promise<T> =>
        asNewVisitor(browser, async (page) => {
          await page.goto(`${url}/about/measurements/`);
          await page.addScriptTag({ content: script });
          return use(page);
        });
      const errors = new Map(rows.map(({ id }) => [id, Array<number>()]));
      for (let run = 1; run <= runs; run++) {
        const rates = await undisturbed(say, () => onPage(async (page) => machineRates.parse(await page.evaluate('predictions.ratesOfThisMachine(new URL("/", location.href).href)'))));
        say(`run ${run}: ${Object.entries(rates).map(([name, rate]) => `${name} ${rounded(rate)}`).join(', ')}`);
        for (const { id, trainee, cost } of rows) {
          const call = `predictions.secondsOfAStep(new URL("/", location.href).href, ${JSON.stringify(program)}, "${trainee}", ${secondsPerRow})`;
          const real = await undisturbed(say, () => onPage(async (page) => z.number().parse(await page.evaluate(call))));
          errors.get(id)?.push(100 * Math.abs(predict(cost, rates).seconds / real - 1));
          say(`${id}: ${described(cost, rates, real)}`);
        }
      }
      const readings = rows.map(({ id }) => medianReading(`sans-gpu.predictions.${id}.error`, '%', errors.get(id) ?? []));
      const all = readings.map(({ value }) => value);
      return {
        readings: [...readings, { id: 'sans-gpu.predictions.error', value: rounded(median(all)), unit: '%', spread: [Math.min(...all), Math.max(...all)], budget: { atMost: 25 } }],
        versions: { Chromium: browser.version(), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') },
      };
    }),
};

/** "predicted 1.3 ms, real 1.4 ms (arithmetic 0.8, memory 0.1, overhead 0.4)" */
function described(cost: Cost, rates: MachineRates, real: number): string {
  const milliseconds = (seconds: number): string => String(rounded(1000 * seconds));
  const parts = Object.entries(partsOf(cost, rates)).map(([part, seconds]) => `${part} ${milliseconds(seconds)}`);
  const { seconds } = predict(cost, rates);
  return `predicted ${milliseconds(seconds)} ms (${parts.join(', ')}), real ${milliseconds(real)} ms: ${seconds >= real ? '+' : '−'}${Math.round(100 * Math.abs(seconds / real - 1))} %`;
}

async function trainees(): Promise<LinkedModule[]> {
  const files = Object.fromEntries(await Promise.all(['trainees.ts', 'small-gpt.ts'].map(async (file) => [file, await readFile(`${root}tests/bench/predictions/${file}`, 'utf8')] as const)));
  const compiled = compile(files, 'trainees.ts');
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.program;
}
