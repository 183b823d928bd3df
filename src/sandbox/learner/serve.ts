import type { StartThread } from '../../kernels/threads/thread.ts';
import { memoryLimitBytes } from '../limits.ts';
import type { FromLearner, ToLearner } from '../protocol.ts';
import { consoleText } from './console-text.ts';
import { CannotCross, CrossingCodec } from './crossing.ts';
import { engineEntry, isEngine, ModuleAddresses, type Engine } from './engine.ts';
import { Handles } from './handles.ts';
import { learnerErrorFrom } from './learner-error.ts';
import { guardMemory } from './memory-guard.ts';

/** The pipe to the host: a worker's messages in a browser, frames on standard input and output in a process. */
export interface Connection {
  post(message: FromLearner): void;
  listen(onMessage: (message: ToLearner) => void): void;
  /** How to start threads from a script, where there can be any. */
  threadsFrom?(script: string): StartThread;
}

/**
 * The learner's side, the same in a browser worker and in a Deno process: starts the engine, evaluates the
 * learner's modules, answers calls. It shares its realm with learner code, so nothing it says is believed.
 */
export function serveLearner(connection: Connection): void {
  const post = connection.post.bind(connection);
  const addresses = new ModuleAddresses();
  const handles = new Handles();
  const waitingShards = new Map<number, { resolve(bytes: Uint8Array): void; reject(reason: Error): void }>();
  let engine: Engine | undefined;
  let codec: CrossingCodec | undefined;
  let entry: object = {};

  connection.listen((message) => {
    void handle(message);
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.error);
  });

  async function handle(message: ToLearner): Promise<void> {
    switch (message.type) {
      case 'boot':
        return boot(message);
      case 'calibrate':
        engine?.calibrate();
        return post({ type: 'calibrated' });
      case 'measure':
        return measure(message.rate);
      case 'load':
        return load(message);
      case 'call':
        return call(message);
      case 'shard':
        waitingShards.get(message.id)?.resolve(message.bytes);
        waitingShards.delete(message.id);
        return;
      case 'no-shard':
        waitingShards.get(message.id)?.reject(new Error(message.message));
        waitingShards.delete(message.id);
        return;
      case 'drawing':
        return engine?.readDrawing(message.id, message.pixels).catch(fail);
      default:
        message satisfies never;
    }
  }

  async function boot(message: Extract<ToLearner, { type: 'boot' }>): Promise<void> {
    yieldWithoutFrames();
    // TF.js stands many calls deep on the learner's line, and V8 keeps ten of a stack unless told otherwise.
    Object.assign(Error, { stackTraceLimit: 100 });
    guardMemory(memoryLimitBytes, () => {
      post({ type: 'out-of-memory' });
    });
    addresses.add(message.engine);
    const namespace = await addresses.import(engineEntry);
    if (!isEngine(namespace)) throw new Error('The engine is not the one this page was built with. Reload the page.');
    engine = namespace;
    codec = new CrossingCodec(engine, handles);
    engine.connect({
      language: message.language,
      show: (item) => {
        post({ type: 'show', item });
      },
      shard: (dataset, part, shard) =>
        new Promise((resolve, reject) => {
          const id = nextShard++;
          waitingShards.set(id, { resolve, reject });
          post({ type: 'want-shard', id, dataset, part, shard });
        }),
    });
    const { wasm, kernels, threads, thread } = message;
    const startThread = thread === null ? undefined : connection.threadsFrom?.(thread);
    post({ type: 'booted', backend: await engine.startBackend({ wasm, kernels, threads, startThread }) });
    captureConsole(engine);
  }
  let nextShard = 0;

  async function measure(rate: Extract<ToLearner, { type: 'measure' }>['rate']): Promise<void> {
    try {
      post({ type: 'measured', value: (await engine?.measureRate(rate)) ?? NaN });
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function load(message: Extract<ToLearner, { type: 'load' }>): Promise<void> {
    engine?.seedMathRandom(message.seed);
    try {
      addresses.add(message.program);
      entry = await addresses.import(message.program.at(-1)?.name ?? '');
      post({ type: 'loaded', exports: Object.keys(entry) });
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function call(message: Extract<ToLearner, { type: 'call' }>): Promise<void> {
    try {
      if (codec === undefined) throw new Error('The engine has not been started.');
      const decoded = codec;
      const target: unknown = message.target === null ? entry : handles.get(message.target);
      const callee: unknown = message.name === '' ? target : Reflect.get(Object(target), message.name);
      if (typeof callee !== 'function') throw new TypeError(`${message.name} is not a function`);
      const result: unknown = await Reflect.apply(callee, target, message.args.map((arg) => decoded.decode(arg)));
      post({ type: 'replied', id: message.id, value: codec.encode(result) });
    } catch (thrown) {
      const error = thrown instanceof CannotCross ? { name: thrown.name, message: thrown.message } : learnerErrorFrom(thrown, addresses, engine);
      post({ type: 'threw', id: message.id, error });
    }
  }

  function fail(thrown: unknown): void {
    post({ type: 'failed', error: learnerErrorFrom(thrown, addresses, engine) });
  }

  function captureConsole(withEngine: Engine): void {
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      console[method] = (...values: unknown[]) => {
        post({ type: 'console', method, text: consoleText(values, withEngine) });
      };
    }
    console.debug = console.log;
  }
}

/**
 * TF.js hands the thread back between batches by waiting for an animation frame, and a worker of a hidden
 * tab gets none: training would stand still. A message to oneself is not throttled.
 */
function yieldWithoutFrames(): void {
  Reflect.deleteProperty(globalThis, 'requestAnimationFrame');
  if ('setImmediate' in globalThis) return;
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  Object.defineProperty(globalThis, 'setImmediate', {
    value: (callback: () => void) => {
      waiting.push(callback);
      port2.postMessage(null);
    },
  });
}
