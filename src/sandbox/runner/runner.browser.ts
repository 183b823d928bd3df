import * as z from 'zod';
import { mostThreads } from '../../kernels/threads/crew.ts';
import { kernelChoices } from '../assets.ts';
import { playgroundThreads } from '../playground-threads.browser.ts';
import type { CommandEnvelope, RunnerEnvelope, RunnerEvent } from './messages.ts';
import { startRun, type Run } from './run.browser.ts';

/**
 * The page behind Sandpack's editor, in place of Sandpack's own bundler: it speaks the messages of
 * @codesandbox/sandpack-client's runtime client, and runs code in our sandbox.
 */
const fromClient = z.union([
  z.object({ type: z.literal('register-frame'), id: z.union([z.string(), z.number()]) }),
  z.object({ type: z.literal('compile'), modules: z.record(z.string(), z.object({ code: z.string() })) }),
  z.object({ type: z.literal('refresh') }),
  z.object({
    type: z.literal('sans-gpu'),
    command: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('stop') }),
      z.object({ kind: z.literal('drawing'), id: z.string(), pixels: z.instanceof(Float32Array) }),
    ]),
  }) satisfies z.ZodType<CommandEnvelope>,
]);

const packageJson = z.object({ main: z.string() });

const site = new URL('..', location.href).href;
const query = new URLSearchParams(location.search);
const language = query.get('lang') === 'fr' ? 'fr' : 'en';
/** Other than fast for comparisons, and for the day a browser trips over them. */
const kernels = kernelChoices.find((choice) => choice === query.get('kernels')) ?? 'fast';
const threads = threadsIn(query.get('threads'));
let channel: string | number | undefined;
let run: Run | undefined;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent || event.origin !== location.origin) return;
  const parsed = fromClient.safeParse(event.data);
  if (!parsed.success) return;
  const message = parsed.data;
  switch (message.type) {
    case 'register-frame':
      channel = message.id;
      return;
    case 'compile':
      compileAndRun(message.modules);
      return;
    case 'refresh':
      run?.stop();
      return;
    case 'sans-gpu':
      if (message.command.kind === 'stop') run?.stop();
      else run?.draw(message.command.id, message.command.pixels);
      return;
    default:
      message satisfies never;
  }
});
post({ type: 'initialized' });

function compileAndRun(modules: Record<string, { code: string }>): void {
  run?.stop();
  const files: Record<string, string> = {};
  for (const [path, { code }] of Object.entries(modules)) {
    if (path.endsWith('.ts')) files[path.replace(/^\//, '')] = code;
  }
  const description: unknown = JSON.parse(modules['/package.json']?.code ?? '{}');
  const entry = packageJson.parse(description).main.replace(/^\.?\//, '');
  post({ type: 'start', firstLoad: true });
  post({ type: 'status', status: 'transpiling' });
  run = startRun(files, entry, { site, language, kernels, threads, tell });
}

/** As many threads as asked for. */
function threadsIn(asked: string | null): number {
  const count = Number(asked);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, mostThreads) : playgroundThreads();
}

function tell(event: RunnerEvent): void {
  const envelope: RunnerEnvelope = { type: 'sans-gpu', event };
  post({ ...envelope });
  switch (event.kind) {
    case 'started':
      post({ type: 'status', status: 'evaluating' });
      return;
    case 'console':
      post({ type: 'console', log: [{ method: event.method, id: crypto.getRandomValues(new Uint32Array(2)).join('-'), data: [event.text] }] });
      return;
    case 'finished':
      // "compilatonError" is how the protocol spells it.
      post({ type: 'done', compilatonError: false });
      post({ type: 'success' });
      return;
    case 'failed':
      post({ type: 'done', compilatonError: true });
      post({ type: 'action', action: 'show-error', title: event.error.name, message: event.error.message, path: event.error.place?.file ?? '', line: event.error.place?.line ?? 1, column: 1 });
      return;
    default:
  }
}

function post(message: Readonly<Record<string, unknown>>): void {
  window.parent.postMessage({ ...message, codesandbox: true, ...(channel === undefined ? {} : { $id: channel }) }, location.origin);
}
