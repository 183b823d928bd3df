/**
 * Prepares the data, builds the site where something changed, and serves it.
 *
 *   npm start
 *   npm start -- --port 8080
 *   npm start -- --mode course   a site that marks nothing: see build.ts
 *
 * Exit status: 0 when stopped while serving, 130 when stopped before, 2 when something is missing or in the way.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DatasetError } from '../datasets/dataset-error.ts';
import { prepareData } from '../datasets/prepare.node.ts';
import { buildSite } from './build.ts';
import { isBuildMode, type BuildMode } from './build-mode.ts';
import { say, systemLanguage, type MessageKey } from './messages/say.ts';
import { optionIn } from './option-in.ts';
import { createProgressLine } from './progress-line.ts';
import { checkPort, PortUnavailable, serveFolder } from './serve-dist.node.ts';
import { buildIfChanged } from './site-build.node.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const language = systemLanguage(process.env);
const tell = (key: MessageKey, values?: Record<string, string | number>): string => say(language, key, values);

/** A sentence for the person at the terminal is all there is to say. */
class Trouble extends Error {
  override name = 'Trouble';
}

interface Options {
  mode: BuildMode;
  port: number;
  host?: string;
}

function readOptions(): Options {
  let values: { port?: string | undefined; host?: string | undefined; mode?: string | undefined };
  try {
    ({ values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' }, mode: { type: 'string' } } }));
  } catch (cause) {
    throw new Trouble(`${tell('start.option', { option: optionIn(cause) })}\n${tell('start.usage')}`);
  }
  const text = values.port ?? process.env['PORT'] ?? '4321';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) throw new Trouble(tell('start.port', { port: text }));
  const { mode = 'open' } = values;
  if (!isBuildMode(mode)) throw new Trouble(tell('build.mode', { mode }));
  return { mode, port, ...(values.host === undefined ? {} : { host: values.host }) };
}

let serving = false;

async function start(): Promise<void> {
  const options = readOptions();
  // Before the long steps: nobody should wait for a build to learn that the port is taken.
  await checkPort(options);

  const line = createProgressLine(process.stdout);
  try {
    await prepareData({ folder: join(root, 'data'), onProgress: line.show });
    line.end();
    const built = await buildIfChanged(root, options.mode, () => buildSite({ mode: options.mode, onProgress: line.show }));
    line.end();
    if (!built) console.log(tell('start.built'));
    line.show({ step: tell('start.serving'), done: 0, total: 1 });
    const served = await serveFolder(join(root, 'dist'), options);
    line.end();
    console.log(tell('start.ready', { url: served.url }));
    serving = true;
  } finally {
    line.end();
  }
}

/** The one sentence for a failure that can be expected; undefined for a bug. */
function sentenceFor(cause: unknown): string | undefined {
  if (cause instanceof Trouble || cause instanceof DatasetError) return cause.message;
  if (cause instanceof PortUnavailable) {
    const key = cause.reason === 'taken' ? 'start.port-taken' : 'start.port-forbidden';
    return tell(key, { port: cause.port, other: cause.port < 1024 ? 8080 : cause.port + 1 });
  }
  for (let error = cause; error instanceof Error; error = error.cause) {
    const code = 'code' in error ? error.code : undefined;
    const file = 'path' in error ? String(error.path) : root;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return tell('start.host');
    if (code === 'ENOSPC' || code === 'EDQUOT') return tell('start.no-space');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return tell('start.no-right', { file, code });
  }
  return undefined;
}

// Not every long step can be called off, and each leaves its work whole: the way out is to leave.
function stop(): void {
  if (!serving) console.log(`\n${tell('start.stopped')}`);
  process.exit(serving ? 0 : 130);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

try {
  await start();
} catch (cause) {
  console.error(sentenceFor(cause) ?? tell('start.build-failed', { detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }));
  // A build that failed may leave a program of its tools running.
  process.exit(2);
}
