import { exerciseManifest } from '../../../contract/exercise.ts';
import { fetchAssets } from '../../../sandbox/assets.browser.ts';
import { createShardSource } from '../../../sandbox/data/shard-source.ts';
import { readFromSite } from '../../../sandbox/data/shards.browser.ts';
import { portOver } from '../../../sandbox/message-port.ts';
import type { Port } from '../../../sandbox/protocol.ts';
import { gradeWith } from '../../harness/grade.ts';
import { gradingThreads } from '../../limits.ts';
import type { FromGrader, ToGrader } from './messages.ts';

/** The part of a dedicated worker's scope that is used here; TypeScript's DOM types describe a window. */
declare const self: {
  postMessage(message: FromGrader): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToGrader>) => void): void;
};

let openLearner: ((pipe: MessagePort) => void) | undefined;
let learner: ReturnType<typeof portOver> | undefined;

self.addEventListener('message', ({ data }) => {
  switch (data.type) {
    case 'grade':
      grade(data).catch((cause: unknown) => {
        self.postMessage({ type: 'broken', message: cause instanceof Error ? cause.message : String(cause) });
      });
      return;
    case 'learner-opened':
      openLearner?.(data.pipe);
      return;
    case 'learner-died':
      learner?.die(data.death);
      return;
    default:
      data satisfies never;
  }
});

async function grade({ exercise, answer, seed, site }: Extract<ToGrader, { type: 'grade' }>): Promise<void> {
  const loading = (name: string) => (received: number, total: number) => {
    self.postMessage({ type: 'progress', progress: { kind: 'loading', name, received, total } });
  };
  const [assets, manifest] = await Promise.all([fetchAssets(site, loading('engine'), { threads: gradingThreads }), fetchManifest(site, exercise)]);
  const source = createShardSource(readFromSite(`${site}data/`));
  const port = await openPort(assets.scripts);
  const report = await gradeWith({
    manifest,
    answer,
    seed,
    engine: assets.engine,
    threads: gradingThreads,
    tellMargins: false,
    openPort: () => port,
    shard: (dataset, part, index) => source.shard(dataset, part, index, loading(dataset)),
    importGrader: () => import(/* @vite-ignore */ new URL(`graders/${exercise}.js`, site).href),
    now: () => performance.now() / 1000,
    onProgress: (progress) => {
      self.postMessage({ type: 'progress', progress });
    },
  });
  self.postMessage({ type: 'graded', report });
}

/** The frame needs a document, so the page opens it and hands over the pipe to the worker inside. */
async function openPort(scripts: { frame: string; worker: string }): Promise<Port> {
  const pipe = await new Promise<MessagePort>((resolve) => {
    openLearner = resolve;
    self.postMessage({ type: 'open-learner', scripts });
  });
  learner = portOver(pipe, () => {
    self.postMessage({ type: 'close-learner' });
  });
  return learner;
}

async function fetchManifest(site: string, exercise: string): Promise<ReturnType<typeof exerciseManifest.parse>> {
  const response = await fetch(new URL(`graders/${exercise}.json`, site));
  if (!response.ok) throw new Error(`The grader of "${exercise}" is not on this site (${response.status}).`);
  return exerciseManifest.parse(await response.json());
}
