import type { Page } from 'playwright-core';
import * as z from 'zod';
import { displayItem } from '../../src/contract/display.ts';

/** One press of Run, as its page was told about it. */
export interface WatchedRun {
  /** Training alone, without the evaluation that ends an epoch and without the first batch, which warms up; none for epochs too short to time. */
  epochSeconds: number[];
  /** On the test images, after the last epoch, in percent. */
  accuracy: number;
  /** From the press of the button to the end, downloads from this machine included. */
  wholeSeconds: number;
  backend: string;
}

/** As much of it as a figure must name. */
const backend = z.object({ name: z.string(), simd: z.boolean(), threads: z.number(), kernels: z.string().optional() });

/** Milliseconds on the page's clock, and what the runner page said then. */
const heard = z.object({
  at: z.number(),
  event: z.union([
    z.object({ kind: z.literal('started'), backend }),
    z.object({ kind: z.literal('show'), item: displayItem }),
    z.object({ kind: z.enum(['finished', 'loading', 'console', 'stopped']) }),
    z.object({ kind: z.literal('failed'), error: z.object({ message: z.string() }) }),
    z.object({ kind: z.literal('died'), reason: z.string() }),
  ]),
});
type Heard = z.infer<typeof heard>;

const patienceMs = 300_000;

/** Opens a page, presses the Run button of one of its playgrounds and follows the training to its end. */
export async function watchRun(page: Page, url: string, playground: string): Promise<WatchedRun> {
  await page.addInitScript(keepWhatIsHeard);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(notePress);
  await page.locator(`sans-gpu-playground[data-name="${playground}"] [data-ask="run"]`).click();
  await page.waitForFunction(isOver, undefined, { timeout: patienceMs, polling: 500 });
  const raw: unknown = await page.evaluate(() => ({ pressed: Reflect.get(globalThis, 'pressedAt'), all: Reflect.get(globalThis, 'heardEvents') }));
  const { pressed, all } = z.object({ pressed: z.number(), all: z.array(heard) }).parse(raw);
  const finished = all.find(({ event }) => event.kind === 'finished');
  if (finished === undefined) throw new Error(`${url}: the run did not finish: ${JSON.stringify(all.at(-1)?.event)}`);
  return {
    epochSeconds: epochSecondsFrom(all),
    accuracy: 100 * accuracyFrom(all),
    wholeSeconds: (finished.at - pressed) / 1000,
    backend: backendFrom(all),
  };
}

/** Runs in every frame; only the page that holds the playground hears the runner. */
function keepWhatIsHeard(): void {
  const all: unknown[] = [];
  Reflect.set(globalThis, 'heardEvents', all);
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'sans-gpu' && 'event' in data) all.push({ at: performance.now(), event: data.event });
  });
}

function notePress(): void {
  addEventListener('click', () => Reflect.set(globalThis, 'pressedAt', performance.now()), { once: true, capture: true });
}

function isOver(): boolean {
  const all: unknown = Reflect.get(globalThis, 'heardEvents');
  return Array.isArray(all) && all.some(({ event }: { event: { kind: string } }) => ['finished', 'failed', 'died'].includes(event.kind));
}

function epochSecondsFrom(all: readonly Heard[]): number[] {
  const points = all.flatMap(({ at, event }) => (event.kind === 'show' && event.item.kind === 'progress' ? [{ at, ...event.item }] : []));
  // A whole number of epochs is told after their evaluation, which is not training.
  const inside = points.filter(({ done, epochs }) => Math.abs(done * epochs - Math.round(done * epochs)) > 1e-9);
  return [...Map.groupBy(inside, ({ epoch }) => epoch).values()].flatMap((points) => {
    const [first, last] = [points[0], points.at(-1)];
    // Progress is told a few times a second: an epoch shorter than that cannot be timed by it.
    if (first === undefined || last === undefined || last.done <= first.done) return [];
    return (last.at - first.at) / 1000 / ((last.done - first.done) * first.epochs);
  });
}

function accuracyFrom(all: readonly Heard[]): number {
  const points = all.flatMap(({ event }) => (event.kind === 'show' && event.item.kind === 'curve' && event.item.id === 'accuracy' ? event.item.points : []));
  const last = points.findLast(({ series }) => series === 'validation');
  if (last === undefined) throw new Error('The run showed no accuracy on test images.');
  return last.y;
}

function backendFrom(all: readonly Heard[]): string {
  for (const { event } of all) {
    if (event.kind !== 'started') continue;
    const { name, simd, threads, kernels } = event.backend;
    return [simd ? `${name} SIMD` : name, threads === 1 ? '1 thread' : `${threads} threads`, ...(kernels === undefined ? [] : [`kernels ${kernels}`])].join(', ');
  }
  return '';
}
