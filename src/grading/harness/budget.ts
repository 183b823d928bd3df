import { stalledAfterSeconds, wallSeconds } from '../limits.ts';

/** What the budget looks at. */
export interface Meter {
  /** Monotonic, in seconds. */
  now(): number;
  /** CPU seconds of the learner's side, where the operating system counts them. */
  cpuSeconds(): number | undefined;
  /** True while the learner's side owes us an answer and waits for nothing of ours. */
  isComputing(): boolean;
}

/** Waiting longer than this between two looks means that the machine slept, not that the learner's code was busy. */
const longestTick = 1;
const tickMs = 50;

/**
 * Counts what the learner's side uses up and says when it is too much. Where no CPU clock exists, the time
 * it keeps us waiting stands in for it.
 */
export class Budget {
  readonly clock: 'process' | 'busy';
  private readonly meter: Meter;
  private readonly startedCpu: number;
  private allowed = Infinity;
  private busy = 0;
  private wall = 0;
  private idle = 0;
  private lastLook: number;
  private lastCpu: number;
  private wasComputing = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(meter: Meter) {
    this.meter = meter;
    const cpu = meter.cpuSeconds();
    this.clock = cpu === undefined ? 'busy' : 'process';
    this.startedCpu = cpu ?? 0;
    this.lastCpu = this.startedCpu;
    this.lastLook = meter.now();
    this.wasComputing = meter.isComputing();
  }

  /** Starts to watch. `onExceeded` is called once. */
  watch(allowedSeconds: number, onExceeded: () => void): void {
    this.allowed = allowedSeconds;
    this.timer = setInterval(() => {
      this.look();
      if (!this.exceeded()) return;
      this.stop();
      onExceeded();
    }, tickMs);
  }

  /** Seconds that `work` takes on this budget's clock, however long it takes. */
  async measure(work: () => Promise<void>): Promise<number> {
    // Looked at as often as a limited one: a wait of many seconds in one piece would count as a machine that slept.
    this.watch(Infinity, () => undefined);
    try {
      await work();
      return this.used();
    } finally {
      this.stop();
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Seconds used so far, on this budget's clock. */
  used(): number {
    this.look();
    return this.clock === 'process' ? this.lastCpu - this.startedCpu : this.busy;
  }

  /** To be called whenever `isComputing` changes: what passed since the last look belongs to the state before. */
  look(): void {
    const now = this.meter.now();
    const passed = Math.min(longestTick, now - this.lastLook);
    this.lastLook = now;
    this.wall += passed;
    if (this.wasComputing) this.busy += passed;
    const cpu = Math.max(this.lastCpu, this.meter.cpuSeconds() ?? 0);
    // A share of the passed time that is too small to be work: timers and garbage collection.
    const isIdle = this.wasComputing && cpu - this.lastCpu < passed * 0.02;
    this.idle = isIdle ? this.idle + passed : 0;
    this.lastCpu = cpu;
    this.wasComputing = this.meter.isComputing();
  }

  private exceeded(): boolean {
    const used = this.clock === 'process' ? this.lastCpu - this.startedCpu : this.busy;
    const stalled = this.clock === 'process' && this.idle > stalledAfterSeconds;
    return used > this.allowed || stalled || this.wall > wallSeconds(this.allowed);
  }
}
