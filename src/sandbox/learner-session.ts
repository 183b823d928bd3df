import type { Part } from '../contract/dataset.ts';
import type { DisplayItem } from '../contract/display.ts';
import type { Language } from '../contract/text.ts';
import type { RateName } from '../contract/machine-rates.ts';
import { fromLearner, type Backend, type Crossing, type Death, type FromLearner, type LearnerError, type LinkedModule, type Port } from './protocol.ts';

/** What the engine needs to start, as the host fetched or read it. */
export interface EngineAssets {
  modules: LinkedModule[];
  wasm: { file: string; bytes: Uint8Array };
  /** Compiled training kernels for that build; null to run on TF.js's own. */
  kernels: Uint8Array | null;
  /** Script of a thread that helps them; null to run them on one thread. */
  thread: string | null;
}

export type Loaded = { ok: true; exports: string[] } | { ok: false; error: LearnerError };
export type Answered = { ok: true; value: Crossing } | { ok: false; error: LearnerError };

/** What a learner's side does on its own account, between its answers. */
export interface SessionEvents {
  onShow?(item: DisplayItem): void;
  onConsole?(method: 'log' | 'info' | 'warn' | 'error', text: string): void;
  /** Something was thrown while nothing waited for an answer. */
  onFailure?(error: LearnerError): void;
  onDeath?(death: Death): void;
  /** The learner's side began or ceased to owe us an answer: `isComputing` changed. */
  onTurn?(): void;
}

export interface SessionOptions extends SessionEvents {
  /** Unpacked shard bytes. The hold-out is never asked of it. */
  shard(dataset: string, part: Part, index: number): Promise<Uint8Array>;
}

/** All that a dead learner's side still owed is rejected with this. */
export class LearnerDied extends Error {
  override readonly name = 'LearnerDied';
  readonly death: Death;
  constructor(death: Death) {
    super(`The learner's side ended: ${death.reason === 'crash' ? death.detail : death.reason}`);
    this.death = death;
  }
}

interface Waiting<T> {
  resolve(value: T): void;
  reject(reason: LearnerDied): void;
}

/** The host's half of the conversation with one learner's side: boot, load, call; one thing at a time except calls. */
export class LearnerSession {
  private readonly port: Port;
  private readonly options: SessionOptions;
  private readonly calls = new Map<number, Waiting<Answered>>();
  private booting: Waiting<Backend> | undefined;
  private calibrating: Waiting<void> | undefined;
  private measuring: Waiting<number> | undefined;
  private loading: Waiting<Loaded> | undefined;
  private nextCall = 1;
  private owedAnswers = 0;
  private shardsOnTheirWay = 0;
  private death: Death | undefined;

  constructor(port: Port, options: SessionOptions) {
    this.port = port;
    this.options = options;
    port.listen(
      (message) => {
        this.receive(message);
      },
      (death) => {
        this.end(death);
      },
    );
  }

  /** Starts the engine. */
  boot(assets: EngineAssets, threads: number, language: Language): Promise<Backend> {
    return this.owed((waiting) => {
      this.booting = waiting;
      this.port.post({ type: 'boot', engine: assets.modules, wasm: assets.wasm, kernels: assets.kernels, thread: assets.thread, threads, language });
    });
  }

  /** Has the fixed workload run, before any learner code is there. */
  calibrate(): Promise<void> {
    return this.owed((waiting) => {
      this.calibrating = waiting;
      this.port.post({ type: 'calibrate' });
    });
  }

  /** Has one kind of work timed, before any learner code is there. Its unit: src/contract/machine-rates.ts. */
  measure(rate: RateName): Promise<number> {
    return this.owed((waiting) => {
      this.measuring = waiting;
      this.port.post({ type: 'measure', rate });
    });
  }

  /** Evaluates the learner's modules. */
  load(program: LinkedModule[], seed: number): Promise<Loaded> {
    return this.owed((waiting) => {
      this.loading = waiting;
      this.port.post({ type: 'load', program, seed });
    });
  }

  /** Calls an export of the entry module, or with `target` a method of a handle. */
  call(target: number | null, name: string, args: Crossing[]): Promise<Answered> {
    return this.owed((waiting) => {
      const id = this.nextCall++;
      this.calls.set(id, waiting);
      this.port.post({ type: 'call', id, target, name, args });
    });
  }

  draw(id: string, pixels: Float32Array): void {
    this.port.post({ type: 'drawing', id, pixels });
  }

  /** Ends the learner's side. What it owed is rejected, with the cause given. */
  close(cause: Death = { reason: 'crash', detail: 'closed' }): void {
    this.port.kill();
    this.end(cause, 'quietly');
  }

  /** True while the learner's side owes an answer and waits for nothing of ours. */
  isComputing(): boolean {
    return this.owedAnswers > 0 && this.shardsOnTheirWay === 0;
  }

  private async owed<T>(start: (waiting: Waiting<T>) => void): Promise<T> {
    if (this.death) throw new LearnerDied(this.death);
    this.owedAnswers++;
    this.options.onTurn?.();
    try {
      return await new Promise<T>((resolve, reject) => {
        start({ resolve, reject });
      });
    } finally {
      this.owedAnswers--;
      this.options.onTurn?.();
    }
  }

  private receive(raw: unknown): void {
    if (this.death) return;
    const parsed = fromLearner.safeParse(raw);
    if (parsed.success) this.handle(parsed.data);
    else this.kill({ reason: 'crash', detail: 'The code sent a message that is not part of the conversation.' });
  }

  private handle(message: FromLearner): void {
    switch (message.type) {
      case 'booted':
        this.booting?.resolve(message.backend);
        return;
      case 'calibrated':
        this.calibrating?.resolve();
        return;
      case 'measured':
        this.measuring?.resolve(message.value);
        return;
      case 'loaded':
        this.loading?.resolve({ ok: true, exports: message.exports });
        this.loading = undefined;
        return;
      case 'failed':
        if (this.loading) this.loading.resolve({ ok: false, error: message.error });
        else this.options.onFailure?.(message.error);
        this.loading = undefined;
        return;
      case 'replied':
        this.settle(message.id, { ok: true, value: message.value });
        return;
      case 'threw':
        this.settle(message.id, { ok: false, error: message.error });
        return;
      case 'want-shard':
        void this.sendShard(message);
        return;
      case 'console':
        this.options.onConsole?.(message.method, message.text);
        return;
      case 'show':
        this.options.onShow?.(message.item);
        return;
      case 'out-of-memory':
        this.kill({ reason: 'memory' });
        return;
      default:
        message satisfies never;
    }
  }

  /** A reply to a call that nobody made, or to one already answered, is ignored. */
  private settle(id: number, answer: Answered): void {
    this.calls.get(id)?.resolve(answer);
    this.calls.delete(id);
  }

  private async sendShard({ id, dataset, part, shard }: Extract<FromLearner, { type: 'want-shard' }>): Promise<void> {
    this.shardsOnTheirWay++;
    this.options.onTurn?.();
    try {
      if (part === 'holdout') throw new Error('Hold-out data belongs to the grader and is not given to learner code.');
      this.port.post({ type: 'shard', id, bytes: await this.options.shard(dataset, part, shard) });
    } catch (cause) {
      this.port.post({ type: 'no-shard', id, message: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      this.shardsOnTheirWay--;
      this.options.onTurn?.();
    }
  }

  private kill(death: Death): void {
    this.port.kill();
    this.end(death);
  }

  private end(death: Death, quietly?: 'quietly'): void {
    if (this.death) return;
    this.death = death;
    const reason = new LearnerDied(death);
    for (const waiting of [this.booting, this.calibrating, this.measuring, this.loading, ...this.calls.values()]) waiting?.reject(reason);
    this.calls.clear();
    if (!quietly) this.options.onDeath?.(death);
  }
}
