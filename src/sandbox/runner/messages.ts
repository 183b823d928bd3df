import type { DisplayItem } from '../../contract/display.ts';
import type { Backend, LearnerError } from '../protocol.ts';

/**
 * What the runner page says to the page that holds the editor, beside Sandpack's own messages, and
 * what it is told. Both travel in Sandpack's envelope as `{ type: 'sans-gpu', … }`.
 */
export type RunnerEvent =
  /** Bytes on their way, before or during the run. `name` is a data set's name or "engine". */
  | { kind: 'loading'; name: string; received: number; total: number }
  /** The engine is ready and learner code begins. */
  | { kind: 'started'; backend: Backend }
  | { kind: 'console'; method: 'log' | 'info' | 'warn' | 'error'; text: string }
  | { kind: 'show'; item: DisplayItem }
  /** The entry module was evaluated to its end; drawings are still answered. */
  | { kind: 'finished'; seconds: number }
  | { kind: 'failed'; error: LearnerError }
  | { kind: 'stopped' }
  | { kind: 'died'; reason: 'memory' | 'crash' };

export type RunnerCommand =
  | { kind: 'stop' }
  /** A drawing for the surface `id`: 28 x 28 values from 0 (paper) to 1 (ink), already centred like MNIST. */
  | { kind: 'drawing'; id: string; pixels: Float32Array };

export type RunnerEnvelope = { type: 'sans-gpu'; event: RunnerEvent };
export type CommandEnvelope = { type: 'sans-gpu'; command: RunnerCommand };
