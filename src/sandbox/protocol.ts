import * as z from 'zod';
import { parts } from '../contract/dataset.ts';
import { displayItem } from '../contract/display.ts';
import type { RateName } from '../contract/machine-rates.ts';
import { place } from '../contract/report.ts';
import { text, type Language } from '../contract/text.ts';

/**
 * Every message between a host and the side where learner code runs, the same in a browser worker
 * and in a Deno process. The host trusts nothing that comes back: it parses each message with
 * `fromLearner`, and whatever passes still counts as learner output.
 */

/** One JavaScript module of a linked program. */
export const linkedModule = z.strictObject({
  /** File name as the learner sees it, "answer.ts"; or an engine name, "@tensorflow/tfjs". */
  name: z.string(),
  /** JavaScript. Line numbers are those of the source. */
  code: z.string(),
  /** Where the code names another module, in order: [start, end) holds the specifier without its quotes. */
  imports: z.array(z.strictObject({ start: z.number(), end: z.number(), module: z.string() })),
});
export type LinkedModule = z.infer<typeof linkedModule>;

const typedArray = z.custom<TypedArray>((value) => value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array);
export type TypedArray = Float32Array | Int32Array | Uint8Array;

const shape = z.array(z.number().int().nonnegative()).max(8);

/** A tensor as it crosses: row-major values. */
export const tensorData = z.strictObject({
  kind: z.literal('tensor'),
  shape,
  dtype: z.enum(['float32', 'int32', 'bool']),
  values: typedArray,
});
export type TensorData = z.infer<typeof tensorData>;

/**
 * A value that crosses, in either direction. Functions and objects that hold one cross as a handle:
 * a number that stands for a value which stays on the learner's side.
 */
export type Crossing =
  | { kind: 'nothing' }
  | { kind: 'truth'; value: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'array'; values: TypedArray }
  | TensorData
  | { kind: 'list'; items: Crossing[] }
  | { kind: 'record'; entries: [string, Crossing][] }
  | { kind: 'handle'; id: number };

export const crossing: z.ZodType<Crossing> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('nothing') }),
    z.strictObject({ kind: z.literal('truth'), value: z.boolean() }),
    // NaN and the infinities must arrive, to be named in the feedback.
    z.strictObject({ kind: z.literal('number'), value: z.union([z.number(), z.nan(), z.literal(Infinity), z.literal(-Infinity)]) }),
    z.strictObject({ kind: z.literal('text'), value: z.string() }),
    z.strictObject({ kind: z.literal('array'), values: typedArray }),
    tensorData,
    z.strictObject({ kind: z.literal('list'), items: z.array(crossing) }),
    z.strictObject({ kind: z.literal('record'), entries: z.array(z.tuple([z.string(), crossing])) }),
    z.strictObject({ kind: z.literal('handle'), id: z.number().int().nonnegative() }),
  ]),
);

/** Something learner code threw, or a sentence of ours about its code. */
export const learnerError = z.strictObject({
  name: z.string().max(200),
  message: z.string().max(4000),
  /** The message in both languages, where the sentence is ours and not the learner's or the engine's. */
  words: text.optional(),
  place: place.optional(),
});
export type LearnerError = z.infer<typeof learnerError>;

/** The TF.js backend that runs the code. */
export const backend = z.strictObject({
  name: z.enum(['wasm', 'cpu']),
  simd: z.boolean(),
  threads: z.number().int().positive(),
  /** Our training kernels: in use, switched off, or put away because they gave a wrong value when they were tried. */
  kernels: z.enum(['fast', 'off', 'failed']),
});
export type Backend = z.infer<typeof backend>;

export type ToLearner =
  /** First message: the engine's modules, in dependency order, the WASM build to use, our kernels for it and the script of their threads (null: do without). */
  | { type: 'boot'; engine: LinkedModule[]; wasm: { file: string; bytes: Uint8Array }; kernels: Uint8Array | null; thread: string | null; threads: number; language: Language }
  /** Trusted work of a fixed amount, before any learner code is loaded. */
  | { type: 'calibrate' }
  /** Trusted timing of one kind of work, before any learner code is loaded. */
  | { type: 'measure'; rate: RateName }
  /** Evaluates the modules (dependency order; the last one is the entry). */
  | { type: 'load'; program: LinkedModule[]; seed: number }
  /** Calls an export of the entry module (target null) or a method of a handle; `name` "" calls the handle itself. */
  | { type: 'call'; id: number; target: number | null; name: string; args: Crossing[] }
  | { type: 'shard'; id: number; bytes: Uint8Array }
  | { type: 'no-shard'; id: number; message: string }
  /** The reader drew on the surface with this id: 28 x 28 values from 0 to 1. */
  | { type: 'drawing'; id: string; pixels: Float32Array };

export const fromLearner = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('booted'), backend }),
  z.strictObject({ type: z.literal('calibrated') }),
  z.strictObject({ type: z.literal('measured'), value: z.number() }),
  z.strictObject({ type: z.literal('loaded'), exports: z.array(z.string()) }),
  /** Loading failed, or something was thrown where no call was waiting. */
  z.strictObject({ type: z.literal('failed'), error: learnerError }),
  z.strictObject({ type: z.literal('replied'), id: z.number(), value: crossing }),
  z.strictObject({ type: z.literal('threw'), id: z.number(), error: learnerError }),
  z.strictObject({
    type: z.literal('want-shard'),
    id: z.number(),
    dataset: z.string(),
    part: z.enum(parts),
    shard: z.number().int().nonnegative(),
  }),
  z.strictObject({ type: z.literal('console'), method: z.enum(['log', 'info', 'warn', 'error']), text: z.string().max(10_000) }),
  z.strictObject({ type: z.literal('show'), item: displayItem }),
  /** The learner's side went over its memory; it is killed at once. */
  z.strictObject({ type: z.literal('out-of-memory') }),
]);
export type FromLearner = z.infer<typeof fromLearner>;

/** Why a learner's side ended without being asked to. */
export type Death = { reason: 'memory' } | { reason: 'cpu' } | { reason: 'crash'; detail: string };

/** One learner's side: started fresh, used once, killed. */
export interface Port {
  post(message: ToLearner): void;
  /** Raw messages, not yet parsed. Called once, before the first `post`. */
  listen(onMessage: (message: unknown) => void, onDeath: (death: Death) => void): void;
  /** CPU seconds used so far, where the operating system counts them; undefined where nothing does. */
  cpuSeconds(): number | undefined;
  kill(): void;
}
