import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { asNewVisitor, withSite, type BenchSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import type { Measurement, Reading, Topic } from './topic.ts';
import { learnerProgram, preparePage } from './training/chromium-trainer.ts';
import { contest } from './training/contest.ts';
import { allContestants } from './training/contestants.ts';
import { prepareNode } from './training/node-trainer.ts';
import { trainingOptions, type TrainingOptions } from './training/options.ts';
import { pythonWithTorch, PytorchTrainer } from './training/pytorch-trainer.ts';
import { readingsOf, tableOf } from './training/results.ts';

type Say = (line: string) => void;

/** Our training beside PyTorch's, TF.js's own kernels and its plain JavaScript: the same networks, step by step, in turn. */
export const training: Topic = {
  about: 'time of a training step relative to PyTorch, in Chromium and in Node (--only <workload>, --rounds <n>, --threads 1,2)',
  file: 'training.json',
  measure: (say, args) => {
    const options = trainingOptions(args, availableParallelism());
    return withSite(async (site) => {
      const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-training-'));
      try {
        return await asNewVisitor(site.browser, async (page) => {
          await preparePage(page, site.url);
          const python = pythonWithTorch();
          const places = { page, program: await learnerProgram(), node: await prepareNode(site.folder, folder), python };
          const versions = { ...versionsOf(site), ...(await versionsOfPython(say, python)) };
          const contestants = allContestants(places, options.threads);
          try {
            return await measureAll(say, contestants, options, versions);
          } finally {
            for (const { trainer } of contestants) trainer.close();
          }
        });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
};

async function measureAll(say: Say, contestants: Parameters<typeof contest>[1], options: TrainingOptions, versions: Record<string, string>): Promise<Measurement> {
  const readings: Reading[] = [];
  for (const workload of options.workloads) {
    const outcomes = await contest(workload, contestants, { rounds: options.rounds, secondsPerRound: options.seconds, patience: options.patience, say });
    for (const line of tableOf(workload, outcomes)) say(line);
    say('');
    readings.push(...readingsOf(workload, outcomes));
  }
  return { readings, versions, partial: options.isPartial };
}

function versionsOf({ browser }: BenchSite): Record<string, string> {
  return { Chromium: browser.version(), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') };
}

async function versionsOfPython(say: Say, python: string | undefined): Promise<Record<string, string>> {
  if (python === undefined) {
    say('NOTICE: no Python with PyTorch was found, so there are no ratios. Debian: apt-get install python3-torch libopenblas0-pthread; or name a Python in PYTHON.');
    return {};
  }
  const trainer = new PytorchTrainer(python, 1);
  try {
    const { python: version, torch, libraries } = await trainer.about();
    say(`PyTorch ${torch} (${libraries}), Python ${version}: ${python}`);
    return { Python: version, PyTorch: `${torch} (${libraries})` };
  } finally {
    trainer.close();
  }
}
