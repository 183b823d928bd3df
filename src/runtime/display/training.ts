import { host } from '../link.ts';
import * as tf from '../tfjs.ts';
import { words } from './words.ts';

/** Milliseconds between two updates: fast enough to look live, slow enough to cost nothing. */
const updateInterval = 150;

/**
 * A callback for `model.fit` that draws the loss and accuracy while the model trains and tells how far it is:
 * `model.fit(images, labels, { epochs: 5, callbacks: training() })`.
 */
export function training(): tf.CustomCallback {
  return new TrainingDisplay();
}

class TrainingDisplay extends tf.CustomCallback {
  private epoch = 0;
  private examplesDone = 0;
  private startedAt = 0;
  private shownAt = 0;

  constructor() {
    super({
      onTrainBegin: () => {
        this.startedAt = performance.now();
        this.examplesDone = 0;
      },
      onEpochBegin: (epoch) => {
        this.epoch = epoch;
      },
      onEpochEnd: (epoch, logs) => {
        this.plot(epoch + 1, logs ?? {}, ['training', 'validation']);
        this.progress();
      },
    });
  }

  /** Asks for the batch's numbers only when they will be drawn: reading them from the backend costs time. */
  override onBatchEnd(_batch: number, logs?: tf.Logs | Record<string, number | tf.Scalar>): Promise<void> {
    const size = logs?.['size'];
    this.examplesDone += typeof size === 'number' ? size : 0;
    const now = performance.now();
    if (now - this.shownAt < updateInterval) return Promise.resolve();
    this.shownAt = now;
    const samples = this.total('samples');
    const inEpoch = (this.examplesDone - this.epoch * samples) / samples;
    this.plot(this.epoch + inEpoch, logs ?? {}, ['training']);
    this.progress();
    return Promise.resolve();
  }

  private plot(x: number, logs: Record<string, number | tf.Scalar>, which: readonly ('training' | 'validation')[]): void {
    const names = words();
    for (const [id, title, key] of [['loss', names.loss, 'loss'], ['accuracy', names.accuracy, 'acc']] as const) {
      const points = which.flatMap((series) => {
        const value = logs[series === 'training' ? key : `val_${key}`];
        if (value === undefined) return [];
        return [{ series: names[series], y: typeof value === 'number' ? value : (value.dataSync()[0] ?? NaN) }];
      });
      if (points.length > 0) host().show({ kind: 'curve', id, title, xLabel: names.epoch, yLabel: title, x, points });
    }
  }

  private progress(): void {
    const epochs = this.total('epochs');
    const done = Math.min(1, this.examplesDone / (this.total('samples') * epochs));
    const seconds = (performance.now() - this.startedAt) / 1000;
    host().show({
      kind: 'progress',
      epoch: Math.min(epochs, this.epoch + 1),
      epochs,
      done,
      secondsLeft: done > 0 ? (seconds / done) * (1 - done) : 0,
      examplesPerSecond: seconds > 0 ? this.examplesDone / seconds : 0,
    });
  }

  private total(name: 'samples' | 'epochs'): number {
    const value = this.params[name];
    return typeof value === 'number' && value > 0 ? value : 1;
  }
}
