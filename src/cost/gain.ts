import type { Machine, Range } from './machine.ts';
import type { Model } from './models.ts';
import { trainingCost, type Plan } from './training-cost.ts';

/** Between which factors one machine is ahead of another, over all their utilisations; below 1 it is behind. */
export function gainRange(slower: Machine, faster: Machine, plan: Plan): Range {
  const [slow, fast] = [trainingCost(slower, plan).seconds, trainingCost(faster, plan).seconds];
  return [slow[0] / fast[1], slow[1] / fast[0]];
}

/** What the gain of a GPU depends on most: the arithmetic of one step. */
export function flopsPerStep(model: Model, { data }: Plan): number {
  return model.cost(data.example).trainingFlops * model.batch;
}
