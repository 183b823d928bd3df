import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GradeReport } from '../../../contract/report.ts';
import type { Protection } from '../../../sandbox/process/command.node.ts';
import { scaleFrom, wallSeconds } from '../../limits.ts';
import { readManifest } from '../../exercises.node.ts';
import { fromGrader, type FromGrader, type GraderJob } from './messages.ts';
import { prepareEngine } from './prepare-engine.node.ts';

/** Nothing could be graded, and the answer has no part in it. */
export class GraderTrouble extends Error {
  override name = 'GraderTrouble';
  readonly kind: 'died' | 'nonsense' | 'slow' | 'other';
  /** For people: last words of a dead grader, seconds waited for a slow one. */
  readonly detail: string;
  constructor(kind: GraderTrouble['kind'], detail: string, options?: ErrorOptions) {
    super(kind === 'other' ? detail : `The grader's process: ${kind}. ${detail}`, options);
    this.kind = kind;
    this.detail = detail;
  }
}

export interface GradeInProcessOptions {
  exercise: string;
  /** The learner's source text. */
  answer: string;
  /** The same seed gives the same report. */
  seed?: number;
  /** Whether the figures say how close the answer came to each threshold. Not for learners' eyes. */
  tellMargins?: boolean;
  /** Folder of the project; this one's by default. */
  root?: string;
  signal?: AbortSignal;
  /** Told once the learner's process runs, and how well it is shut in. */
  onOpened?: (protection: Protection) => void;
}

const projectRoot = fileURLToPath(new URL('../../../..', import.meta.url));
const graderScript = fileURLToPath(new URL('grader.node.ts', import.meta.url));
const defaultSeed = 1;
const stderrKept = 4000;

/**
 * Grades one answer. The grader runs in a process of its own, fresh each time, the learner's code in another
 * below it; the verdict is made in the grader's, and both are gone when this settles.
 */
export async function gradeInProcess(options: GradeInProcessOptions): Promise<GradeReport> {
  const { exercise, answer, seed = defaultSeed, tellMargins = false, root = projectRoot, signal, onOpened } = options;
  signal?.throwIfAborted();
  const { cpuSeconds } = await readManifest(root, exercise);
  const engine = await prepareEngine(root);
  const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-grading-'));
  try {
    // The harness has its own cap; only a grader that hangs meets this one.
    const longestSeconds = 120 + wallSeconds(cpuSeconds * scaleFrom('process', Infinity));
    return await runGrader({ root, engine, exercise, answer, seed, tellMargins }, { folder, longestSeconds, signal, onOpened });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Run {
  /** For the temporary files of both processes, so that they go even if neither can tidy up. */
  folder: string;
  longestSeconds: number;
  signal: AbortSignal | undefined;
  onOpened: ((protection: Protection) => void) | undefined;
}

/** Empty but for what a program needs to run at all; nothing of ours is in it. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, TMPDIR: folder, TEMP: folder };
}

async function runGrader(job: GraderJob, { folder, longestSeconds, signal, onOpened }: Run): Promise<GradeReport> {
  const grader = spawn(process.execPath, [graderScript], {
    env: environment(folder),
    cwd: job.root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Typed arrays never come this way; plain JSON is harder to abuse.
    serialization: 'json',
    windowsHide: true,
  });
  let learner: number | undefined;
  let stderr = '';
  const { promise, resolve, reject } = Promise.withResolvers<GradeReport>();

  const hear = (message: FromGrader): void => {
    switch (message.type) {
      case 'opened':
        learner = message.pid;
        return onOpened?.(message.protection);
      case 'report':
        return resolve(message.report);
      case 'trouble':
        return reject(new GraderTrouble('other', message.detail));
      default:
        message satisfies never;
    }
  };
  grader.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-stderrKept);
  });
  grader.on('message', (raw: unknown) => {
    const message = fromGrader.safeParse(raw);
    if (message.success) hear(message.data);
    else reject(new GraderTrouble('nonsense', '', { cause: message.error }));
  });
  grader.on('error', (cause) => reject(new GraderTrouble('died', cause.message, { cause })));
  grader.on('close', (code, how) => reject(new GraderTrouble('died', `${how ?? `code ${code}`}\n${stderr}`.trim())));
  grader.send(job, (cause) => {
    if (cause !== null) reject(new GraderTrouble('died', cause.message, { cause }));
  });

  const timer = setTimeout(() => reject(new GraderTrouble('slow', String(longestSeconds))), longestSeconds * 1000);
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    await endBoth(grader, learner);
  }
}

/** The learner's process has a group of its own, which the grader's end alone does not reach on every system. */
async function endBoth(grader: ChildProcess, learner: number | undefined): Promise<void> {
  const ended = grader.exitCode === null && grader.signalCode === null && grader.pid !== undefined ? new Promise((resolve) => grader.once('exit', resolve)) : undefined;
  grader.kill('SIGKILL');
  if (learner !== undefined && process.platform !== 'win32') {
    try {
      process.kill(-learner, 'SIGKILL');
    } catch {
      // It had ended before.
    }
  }
  await ended;
}
