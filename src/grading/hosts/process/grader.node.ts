/**
 * The grader's process, started by `gradeInProcess` for one grading: hears a job over IPC, says a report, ends.
 * The grader and the hidden data are here, the learner's code is in the process below.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEngine } from '../../../sandbox/assets.node.ts';
import { createShardSource } from '../../../sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../sandbox/data/shards.node.ts';
import { openDenoPort, type DenoPort } from '../../../sandbox/process/deno-port.node.ts';
import { processLimits } from '../../../sandbox/process/limits.ts';
import { gradeWith } from '../../harness/grade.ts';
import { gradingThreads, scaleFrom } from '../../limits.ts';
import { readManifest } from '../../exercises.node.ts';
import { graderJob, type FromGrader, type GraderJob } from './messages.ts';

async function grade(job: GraderJob): Promise<void> {
  const manifest = await readManifest(job.root, job.exercise);
  const engine = await readEngine(job.engine);
  const shards = createShardSource(readFromFolder(join(job.root, 'data')));
  // The kernel's limit stands behind the harness's: it must not speak first even on the slowest machine.
  const limits = { ...processLimits, cpuSeconds: 30 + 2 * manifest.cpuSeconds * scaleFrom('process', Infinity) };
  const openPort = (): DenoPort => {
    const port = openDenoPort({ script: join(job.engine, 'learner.deno.js'), limits });
    say({ type: 'opened', protection: port.protection, ...(port.pid === undefined ? {} : { pid: port.pid }) });
    return port;
  };
  const report = await gradeWith({
    manifest,
    answer: job.answer,
    seed: job.seed,
    engine,
    threads: gradingThreads,
    tellMargins: job.tellMargins,
    openPort,
    shard: (dataset, part, index) => shards.shard(dataset, part, index),
    // Not bundled: Node gives the grader and the harness one and the same "sans-gpu/grading".
    importGrader: () => import(pathToFileURL(join(job.root, 'exercises', job.exercise, 'grader.test.ts')).href),
    now: () => performance.now() / 1000,
    onProgress: () => {},
  });
  say({ type: 'report', report });
}

function say(message: FromGrader): void {
  process.send?.(message);
}

// Whoever asked is gone: nobody waits for the report.
process.on('disconnect', () => process.exit(1));
process.once('message', (raw) => {
  grade(graderJob.parse(raw)).catch((cause: unknown) => {
    say({ type: 'trouble', detail: cause instanceof Error ? cause.message : String(cause) });
  });
});
