import { data, dataNames, type DataName, type TrainingData } from '../../cost/data.ts';
import type { Precision } from '../../cost/machine.ts';
import { modelNames, models, type Model, type ModelName } from '../../cost/models.ts';
import type { Plan } from '../../cost/training-cost.ts';

/** What the reader has chosen. It is the whole state of the explorer, and the address of the page carries it. */
export interface Choice {
  model: ModelName;
  data: DataName;
  epochs: number;
  runs: number;
  precision: Precision;
}

export const firstChoice: Choice = { model: 'resnet-18', data: 'cifar-10', epochs: 30, runs: 1, precision: 'float32' };

export const mostEpochs = 1000;
export const mostRuns = 1000;

export function planOf(choice: Choice): Plan {
  const model: Model = models[choice.model];
  const from: TrainingData = data[choice.data];
  return { ...choice, model, data: from };
}

/** Images for what reads images, text for what reads text. */
export function canLearnFrom(model: ModelName, from: DataName): boolean {
  return models[model].reads === data[from].example.kind;
}

/** The data a model is best known for, where the reader's no longer suits it. */
const usualData: Record<ModelName, DataName> = {
  mlp: 'mnist', cnn: 'mnist', 'resnet-8': 'cifar-10', 'resnet-20': 'cifar-10', 'resnet-18': 'cifar-10', 'resnet-50': 'imagenet', dcgan: 'cifar-10', lstm: 'imdb', bert: 'imdb', 'gpt-2': 'wikipedia',
};

/** A choice that makes sense, whatever a form or an address said: unknown words fall back, numbers keep within their limits. */
export function readChoice(given: { get(name: string): string | null }): Choice {
  const model = modelNames.find((name) => name === given.get('model')) ?? firstChoice.model;
  const wanted = dataNames.find((name) => name === given.get('data')) ?? usualData[model];
  const whole = (name: 'epochs' | 'runs', most: number): number => {
    const number = Math.round(Number(given.get(name) ?? firstChoice[name]));
    return Number.isFinite(number) ? Math.min(most, Math.max(1, number)) : firstChoice[name];
  };
  return {
    model,
    data: canLearnFrom(model, wanted) ? wanted : usualData[model],
    epochs: whole('epochs', mostEpochs),
    runs: whole('runs', mostRuns),
    precision: given.get('precision') === 'mixed' ? 'mixed' : 'float32',
  };
}

/** "?model=bert&data=imdb&epochs=3&runs=1&precision=mixed" */
export function addressOfChoice({ model, data: from, epochs, runs, precision }: Choice): string {
  return `?${new URLSearchParams({ model, data: from, epochs: String(epochs), runs: String(runs), precision }).toString()}`;
}
