import { numberText, timesText } from '../amounts.ts';
import { fill } from '../fill.ts';
import { wordsIn } from '../explorer/words-attribute.ts';
import { languageOf } from '../language.ts';
import { openCpu, type CpuProduct } from './cpu-product.browser.ts';
import type { GpuProduct } from './gpu-product.ts';
import { crossing, largestError, productFlops, sizes, toleratedError, type Result } from './sizes.ts';
import { openWebGl } from './webgl-product.browser.ts';
import { openWebGpu } from './webgpu-product.browser.ts';

/** Long enough to be steady, short enough that the page answers. */
const millisecondsEach = 120;

/** Times the same products on the processor and on the GPU, and writes what came into the element's table. */
export async function race(element: HTMLElement): Promise<void> {
  const word = wordsIn(element.dataset['words']);
  const language = languageOf(element.dataset['lang'] ?? 'en');
  const status = element.querySelector('[role=status]');
  const body = element.querySelector('tbody');
  const table = element.querySelector('table');
  if (status === null || body === null || table === null) throw new Error('The race needs its sentence and its table.');
  const say = (sentence: string): void => void (status.textContent = sentence);

  say(word('site.race.starting'));
  const cpu = await openCpu(element.dataset['base'] ?? '/', sizes[sizes.length - 1] ?? 0);
  const gpu = (await openWebGpu()) ?? openWebGl();
  body.replaceChildren();
  table.hidden = false;
  const results: Result[] = [];
  for (const n of sizes) {
    say(fill(word('site.race.running'), { n: String(n) }));
    // Lets the page draw the sentence and answer the reader between two sizes.
    await new Promise((resolve) => setTimeout(resolve));
    const result = await measure(n, cpu, gpu);
    if (result === 'wrong') {
      say(word('site.race.wrong'));
      gpu?.close();
      return;
    }
    results.push(result);
    body.append(row(result, language));
  }
  gpu?.close();
  say(conclusion(results, gpu, word));
}

async function measure(n: number, cpu: CpuProduct, gpu: GpuProduct | undefined): Promise<Result | 'wrong'> {
  const [a, b] = [matrix(n, 1), matrix(n, 2)];
  const expected = cpu.multiply(a, b, n);
  const rate = (seconds: number): number => productFlops(n) / seconds / 1e9;
  if (gpu === undefined) return { n, cpu: rate(cpu.time(n, millisecondsEach)) };
  // A time counts only when the answer is right.
  if (!(largestError(expected, await gpu.multiply(a, b, n), n) <= toleratedError)) return 'wrong';
  return { n, cpu: rate(cpu.time(n, millisecondsEach)), gpu: rate(await gpu.time(a, b, n, millisecondsEach)) };
}

/** Numbers from -1 to 1, the same each time. */
function matrix(n: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: n * n }, () => {
    // Numerical Recipes' generator: quick, and random enough to time.
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

function row({ n, cpu, gpu }: Result, language: ReturnType<typeof languageOf>): HTMLTableRowElement {
  const line = document.createElement('tr');
  const cell = (text: string): void => {
    const made = document.createElement('td');
    made.className = 'number';
    made.textContent = text;
    line.append(made);
  };
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = `${n} × ${n}`;
  line.append(head);
  cell(numberText(cpu, language));
  cell(gpu === undefined ? '—' : numberText(gpu, language));
  cell(gpu === undefined ? '—' : timesText(gpu / cpu, language));
  return line;
}

function conclusion(results: readonly Result[], gpu: GpuProduct | undefined, word: (key: string) => string): string {
  if (gpu === undefined) return word('site.race.no-gpu');
  const from = crossing(results);
  const name = gpu.name === '' ? word('site.race.unnamed') : gpu.name;
  const told = from === undefined ? fill(word('site.race.never'), { name }) : fill(word('site.race.crossing'), { name, n: String(from) });
  const before = [...(gpu.imitated ? ['imitated'] : []), ...(gpu.through === 'WebGL' ? ['webgl'] : [])];
  return [...before.map((key) => word(`site.race.${key}`)), told].join(' ');
}
