import type { ExerciseManifest, Margin } from '../../contract/exercise.ts';
import type { Part } from '../../contract/dataset.ts';
import type { Feedback, Figures, GradeReport } from '../../contract/report.ts';
import { compile } from '../../sandbox/compiler/compile.ts';
import { LearnerDied, LearnerSession, type EngineAssets } from '../../sandbox/learner-session.ts';
import type { Backend, Death, Port } from '../../sandbox/protocol.ts';
import { scaleFrom } from '../limits.ts';
import { Budget } from './budget.ts';
import { beginGrading } from './context.ts';
import { feedback as tell, feedbackIn } from './feedback.ts';
import { blankChecks, checksFrom, erroneous } from './report.ts';
import { runTests } from './vitest.ts';

/** What the person waiting is told. */
export type GradingProgress = { kind: 'calibrating' } | { kind: 'check'; index: number; count: number };

export interface GradingJob {
  manifest: ExerciseManifest;
  /** The learner's file. */
  answer: string;
  seed: number;
  engine: EngineAssets;
  threads: number;
  /** Whether the report says how close the answer came to each threshold: for the exercise's author alone. */
  tellMargins: boolean;
  openPort(): Port;
  shard(dataset: string, part: Part, index: number): Promise<Uint8Array>;
  importGrader(): Promise<unknown>;
  /** Monotonic seconds. */
  now(): number;
  onProgress(progress: GradingProgress): void;
}

/** The learner's file, under this name in every message. */
const answerFile = 'answer.ts';

/**
 * One grading of one submission, the same on every host: the host brings the port, the data and the clock.
 * Rejects only when the set-up is at fault; whatever the learner's code does ends in a report.
 */
export async function gradeWith(job: GradingJob): Promise<GradeReport> {
  const { manifest } = job;
  const compiled = compile({ [answerFile]: job.answer }, answerFile);
  if (!compiled.ok) return erroneous(manifest, 'compile', { message: compiled.error.message, words: compiled.error.words }, compiled.error.place);
  const missing = manifest.exports.filter((name) => !compiled.exports.includes(name));
  if (missing.length > 0) return erroneous(manifest, 'missingExports', { missing, exported: compiled.exports });

  const grading = new Grading(job);
  try {
    await grading.start();
    const loaded = await grading.session.load(compiled.program, job.seed);
    if (!loaded.ok) {
      const { message, words, place } = loaded.error;
      return { ...erroneous(manifest, 'loading', { message, words }, place), figures: grading.figures() };
    }
    return await grading.run();
  } catch (cause) {
    // Before the learner's code is there, a death is ours; after that, it is a verdict.
    if (cause instanceof LearnerDied && grading.learnerCodeRuns) return grading.died(cause.death);
    throw cause;
  } finally {
    grading.end();
  }
}

class Grading {
  readonly session: LearnerSession;
  learnerCodeRuns = false;
  private readonly job: GradingJob;
  private readonly port: Port;
  private budget: Budget | undefined;
  private allowed = 0;
  private scale = 1;
  private backend: Backend | undefined;
  private death: Death | undefined;
  private readonly margins: Margin[] = [];
  private diedIn = -1;
  private running = -1;

  constructor(job: GradingJob) {
    this.job = job;
    this.port = job.openPort();
    this.session = new LearnerSession(this.port, {
      // A network trained by someone else is not an answer.
      shard: (dataset, part, index) =>
        dataset === 'networks' ? Promise.reject(new Error('Trained networks are not available in exercises: train your own.')) : job.shard(dataset, part, index),
      onTurn: () => {
        this.budget?.look();
      },
      onDeath: (death) => {
        this.die(death);
      },
    });
  }

  /** Starts the engine, calibrates, and starts the clock. */
  async start(): Promise<void> {
    const { job } = this;
    this.backend = await this.session.boot(job.engine, job.threads, 'en');
    job.onProgress({ kind: 'calibrating' });
    this.budget = this.newBudget();
    this.scale = scaleFrom(this.budget.clock, await this.budget.measure(() => this.session.calibrate()));
    this.allowed = job.manifest.cpuSeconds * this.scale;
    this.learnerCodeRuns = true;
    this.budget = this.newBudget();
    this.budget.watch(this.allowed, () => {
      this.session.close({ reason: 'cpu' });
      this.die({ reason: 'cpu' });
    });
    beginGrading({ session: this.session, seed: job.seed, sealed: false, margins: this.margins, shard: job.shard });
  }

  async run(): Promise<GradeReport> {
    const { manifest, importGrader, onProgress } = this.job;
    const outcomes = await runTests(importGrader, (index) => {
      this.running = index;
      onProgress({ kind: 'check', index, count: manifest.checks.length });
    });
    if (outcomes.length === 0) return erroneous(manifest, 'noChecks', undefined);
    const checks = checksFrom(manifest, outcomes, this.death === undefined ? undefined : { test: this.diedIn, feedback: feedbackOn(this.death) });
    if (this.death) return { ...this.ending(this.death), checks, figures: this.figures() };
    const verdict = checks.every(({ status }) => status === 'pass') ? 'pass' : 'fail';
    return { exercise: manifest.id, verdict, checks, figures: this.figures() };
  }

  /** The report when the learner's side ended before any check began. */
  died(death: Death): GradeReport {
    return { ...this.ending(death), checks: blankChecks(this.job.manifest), figures: this.figures() };
  }

  figures(): Figures {
    const round = (value: number, digits: number): number => Number(value.toFixed(digits));
    const { backend } = this;
    return {
      clock: this.budget?.clock ?? 'busy',
      secondsUsed: round(this.budget?.used() ?? 0, 2),
      secondsAllowed: round(this.allowed, 2),
      scale: round(this.scale, 2),
      backend: backend === undefined ? '' : backendText(backend),
      ...(this.job.tellMargins ? { margins: this.margins } : {}),
    };
  }

  end(): void {
    this.budget?.stop();
    this.session.close();
  }

  private ending(death: Death): Pick<GradeReport, 'exercise' | 'verdict' | 'feedback'> {
    const verdict = death.reason === 'cpu' ? 'timeout' : death.reason === 'memory' ? 'memory' : 'error';
    return { exercise: this.job.manifest.id, verdict, feedback: feedbackOn(death) };
  }

  private die(death: Death): void {
    this.death ??= death;
    if (this.diedIn < 0) this.diedIn = this.running;
  }

  private newBudget(): Budget {
    return new Budget({ now: this.job.now, cpuSeconds: () => this.port.cpuSeconds(), isComputing: () => this.session.isComputing() });
  }
}

function backendText({ name, simd, threads, kernels }: Backend): string {
  return [name, ...(simd ? ['SIMD'] : []), `${threads} thread${threads === 1 ? '' : 's'}`, ...(kernels === 'fast' ? ['our kernels'] : [])].join(', ');
}

function feedbackOn(death: Death): Feedback {
  const marker = tell(death.reason === 'cpu' ? 'timeout' : death.reason === 'memory' ? 'memory' : 'crash', undefined);
  const found = feedbackIn(marker);
  if (found === undefined) throw new Error('A sentence just written was not found.');
  return found;
}
