import * as z from 'zod';
import type { Language } from '../../contract/text.ts';
import { predict } from '../../estimate/predict.ts';
import { measureMachine, type MeasuringProgress } from '../../sandbox/measure-machine.browser.ts';
import { durationText } from '../amounts.ts';
import { fill } from '../fill.ts';
import { languageOf } from '../language.ts';
import { durationWords } from './duration-words.ts';
import { keepRates, readRates, type KeptRates } from './kept-rates.browser.ts';
import type { LimitsWord } from './words.ts';

const costOfRow = z.object({
  products: z.number(),
  serial: z.number(),
  convolutions: z.number(),
  bytes: z.number(),
  operations: z.number(),
  batches: z.number(),
});
const wordsOfTable = z.record(z.string(), z.string());

/** The parts of the table that change. */
interface View {
  element: HTMLElement;
  language: Language;
  say(word: LimitsWord, slots?: Record<string, string | number>): string;
}

function viewOf(element: HTMLElement): View {
  const words = wordsOfTable.parse(JSON.parse(element.dataset['words'] ?? '{}'));
  return {
    element,
    language: languageOf(element.dataset['lang'] ?? 'en'),
    say: (word, slots) => fill(words[word] ?? '', slots),
  };
}

/** Fills the column of the reader's machine from what this tab measured earlier. */
export function showKept(element: HTMLElement): void {
  const kept = readRates();
  if (kept !== undefined) fillRows(viewOf(element), kept);
}

/** Measures this machine, fills the column, says so. Aborting leaves the table as it was. */
export async function measure(element: HTMLElement, signal: AbortSignal): Promise<void> {
  const view = viewOf(element);
  const { say } = view;
  setBusy(view, true);
  announce(view, say('started'));
  const onProgress = (progress: MeasuringProgress): void => showStep(view, stepText(view, progress));
  try {
    const site = new URL(element.dataset['base'] ?? '/', location.href).href;
    const { rates } = await measureMachine({ site, signal, onProgress });
    const kept: KeptRates = { measuredAt: new Date().toISOString(), rates };
    keepRates(kept);
    setBusy(view, false);
    announce(view, fillRows(view, kept));
  } catch (cause) {
    setBusy(view, false);
    const sentence = signal.aborted ? say('stopped') : say('failed', { detail: cause instanceof Error ? cause.message : String(cause) });
    showStep(view, sentence);
    announce(view, sentence);
  }
}

function stepText({ language, say }: View, progress: MeasuringProgress): string {
  if (progress.kind === 'measuring') return say('step', { index: progress.index + 1, count: progress.count, what: say(progress.rate) });
  const megabytes = (bytes: number): string => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6);
  return say('loading', { received: megabytes(progress.received), total: megabytes(progress.total) });
}

/** Puts the predicted times in their cells. Returns the sentence that says so. */
function fillRows(view: View, { measuredAt, rates }: KeptRates): string {
  const { element, language, say } = view;
  for (const row of element.querySelectorAll<HTMLElement>('[data-cost]')) {
    const cell = row.querySelector('[data-yours]');
    if (cell === null) continue;
    const { seconds, low, high } = predict(costOfRow.parse(JSON.parse(row.dataset['cost'] ?? '{}')), rates);
    const [about, range, words] = [document.createElement('strong'), document.createElement('span'), document.createElement('span')];
    about.textContent = say('about', { time: durationText(seconds, language) });
    range.textContent = durationText([low, high], language);
    words.textContent = durationWords(seconds, language);
    cell.replaceChildren(about, ' ', range, ' ', words);
  }
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(measuredAt));
  const sentence = say('done', { when });
  showStep(view, sentence);
  const button = element.querySelector('[data-measure]');
  if (button !== null) button.textContent = say('again');
  element.dataset['measured'] = '';
  return sentence;
}

function setBusy({ element }: View, busy: boolean): void {
  const [start, stop] = [element.querySelector<HTMLElement>('[data-measure]'), element.querySelector<HTMLElement>('[data-stop]')];
  if (start === null || stop === null) return;
  // The focus goes where the next press is meant, and never nowhere.
  const [gone, there] = busy ? [start, stop] : [stop, start];
  const hadFocus = document.activeElement === gone;
  there.hidden = false;
  if (hadFocus) there.focus();
  gone.hidden = true;
  if (busy) element.dataset['state'] = 'loading';
  else delete element.dataset['state'];
}

function showStep({ element }: View, text: string): void {
  const step = element.querySelector('[data-step]');
  if (step !== null) step.textContent = text;
}

/** For those who do not see the table: the beginning and the end, not each step. */
function announce({ element }: View, text: string): void {
  const status = element.querySelector('[data-status]');
  if (status !== null) status.textContent = text;
}
