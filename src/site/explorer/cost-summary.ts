import type { Language } from '../../contract/text.ts';
import { demandOf } from '../../cost/training-cost.ts';
import { bytesText, operationsText } from '../amounts.ts';
import { fill } from '../fill.ts';
import { planOf, type Choice } from './choice.ts';
import type { CostRow } from './cost-row.ts';
import type { CostWords } from './cost-words.ts';

interface Named {
  name: string;
  row: CostRow;
}

/** The table in a sentence, for those who hear the page rather than see it, and for those in a hurry. */
export function summaryOf(choice: Choice, told: { language: Language; words: CostWords; model: string; data: string; first: Named; second: Named }): string {
  const { language, words, model, data, first, second } = told;
  const demand = demandOf(planOf(choice));
  const counted = (count: number, one: string, more: string): string => fill(count === 1 ? one : more, { count: new Intl.NumberFormat(language).format(count) });
  return fill(words.summary, {
    model,
    data,
    epochs: counted(choice.epochs, words.oneEpoch, words.epochs),
    runs: counted(choice.runs, words.oneRun, words.runs),
    flops: operationsText(demand.flops, language),
    memory: bytesText(demand.memoryBytes, language),
    first: first.name,
    firstTime: first.row.time,
    second: second.name,
    secondTime: second.row.time,
    gain: second.row.gain,
  });
}

/** What a reader would not guess from the time alone. */
export function noteOf(row: CostRow, words: CostWords): string {
  if (!row.fits) return words.doesNotFit;
  if (row.bound === 'calls') return words.byCalls;
  return row.bound === 'memory' ? words.byMemory : '';
}
