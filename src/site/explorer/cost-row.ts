import type { Language } from '../../contract/text.ts';
import type { Machine, Range } from '../../cost/machine.ts';
import { timesFaster, trainingCost, type Bound, type Plan, type TrainingCost } from '../../cost/training-cost.ts';
import { durationText, energyText, timesText } from '../amounts.ts';

/** One machine's line of the table, as text; the page makes it at build time and again whenever the reader chooses. */
export interface CostRow {
  time: string;
  energy: string;
  /** Against the first machine; the first itself has none. */
  gain: string;
  fits: boolean;
  bound: Bound;
  /** Where the bar begins and ends, in percent of its axis. */
  bar: Range;
  cost: TrainingCost;
}

/** The axis of the bars: from a millisecond to a thousand years, each unit of its length ten times the one before. */
const axis = { from: -3, to: 10.5 };

/** Where a time stands on the axis, in percent. */
export function axisPercent(seconds: number): number {
  const place = (Math.log10(seconds) - axis.from) / (axis.to - axis.from);
  return 100 * Math.min(1, Math.max(0, place));
}

export function costRow(machine: Machine, plan: Plan, language: Language, first?: TrainingCost): CostRow {
  const cost = trainingCost(machine, plan);
  return {
    time: durationText(cost.seconds, language),
    energy: cost.wattHours === undefined ? '—' : energyText(cost.wattHours, language),
    gain: first === undefined ? '—' : timesText(timesFaster(first, cost), language),
    fits: cost.fits,
    bound: cost.bound,
    bar: [axisPercent(cost.seconds[0]), axisPercent(cost.seconds[1])],
    cost,
  };
}
