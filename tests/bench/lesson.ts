import { asNewVisitor, withSite, type BenchSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { listed, medianReading } from './statistics.ts';
import type { Topic } from './topic.ts';
import { undisturbed } from './undisturbed.ts';
import { watchRun, type WatchedRun } from './watched-run.ts';

const runs = 3;

/** What a reader waits for, and gets, when Run is pressed on the chapter and on the front page. */
export const lesson: Topic = {
  about: 'seconds per epoch, accuracy and whole seconds of the playgrounds, in Chromium',
  file: 'sans-gpu.json',
  measure: (say) =>
    withSite(async (site) => {
      const press = async (path: string, playground: string): Promise<WatchedRun[]> => {
        const watched: WatchedRun[] = [];
        for (let run = 1; run <= runs; run++) {
          const one = await undisturbed(say, () => pressRun(site, path, playground));
          watched.push(one);
          say(`${playground}, run ${run}: epochs ${listed(one.epochSeconds, 's')}, ${one.accuracy.toFixed(2)} %, finished after ${one.wholeSeconds.toFixed(1)} s (${one.backend})`);
        }
        return watched;
      };
      const mlp = await press('limits/mnist/', 'mnist-mlp');
      const cnn = await press('limits/mnist/', 'mnist-cnn');
      const front = await press('', 'front');
      return {
        readings: [
          medianReading('sans-gpu.mnist-mlp.epoch', 's', mlp.flatMap(({ epochSeconds }) => epochSeconds)),
          medianReading('sans-gpu.mnist-mlp.accuracy', '%', mlp.map(({ accuracy }) => accuracy)),
          medianReading('sans-gpu.mnist-mlp.whole-run', 's', mlp.map(({ wholeSeconds }) => wholeSeconds)),
          medianReading('sans-gpu.mnist-cnn.epoch', 's', cnn.flatMap(({ epochSeconds }) => epochSeconds)),
          medianReading('sans-gpu.mnist-cnn.accuracy', '%', cnn.map(({ accuracy }) => accuracy)),
          medianReading('sans-gpu.mnist-cnn.whole-run', 's', cnn.map(({ wholeSeconds }) => wholeSeconds)),
          medianReading('sans-gpu.front-page.accuracy', '%', front.map(({ accuracy }) => accuracy)),
          medianReading('sans-gpu.front-page.whole-run', 's', front.map(({ wholeSeconds }) => wholeSeconds)),
        ],
        versions: { Chromium: site.browser.version(), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs'), backend: mlp[0]?.backend ?? '' },
      };
    }),
};

function pressRun({ url, browser }: BenchSite, path: string, playground: string): Promise<WatchedRun> {
  return asNewVisitor(browser, (page) => watchRun(page, `${url}/${path}`, playground));
}
