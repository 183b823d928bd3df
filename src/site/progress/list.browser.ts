import type { Standing } from '../../contract/progress.ts';
import { openProgress, type Progress } from '../../progress/progress.browser.ts';
import { download } from '../../playground/download.browser.ts';
import { fill } from '../fill.ts';
import { wordsIn } from '../explorer/words-attribute.ts';
import { languageOf } from '../language.ts';
import { nextOf, wordFor } from './standing.ts';

interface View {
  element: HTMLElement;
  progress: Progress;
  say(key: string, slots?: Record<string, string>): string;
  moment(at: number): string;
}

/** Marks what was passed and tried, names what to do next, and connects the buttons of the file. */
export async function showProgress(element: HTMLElement): Promise<void> {
  const word = wordsIn(element.dataset['words']);
  const dates = new Intl.DateTimeFormat(languageOf(element.dataset['lang'] ?? 'en'), { dateStyle: 'long' });
  const view: View = {
    element,
    progress: await openProgress(),
    say: (key, slots = {}) => fill(word(`site.progress.${key}`), slots),
    moment: (at) => dates.format(at),
  };
  await mark(view);
  view.progress.onChange(() => void mark(view));
  connectFile(view);
}

async function mark({ element, progress, say, moment }: View): Promise<void> {
  const standings = await progress.standings();
  const items = [...element.querySelectorAll<HTMLElement>('[data-exercise]')];
  const standingOf = (item: HTMLElement): Standing | undefined => standings.get(item.dataset['exercise'] ?? '');
  for (const item of items) {
    const standing = standingOf(item);
    const line = item.querySelector<HTMLElement>('[data-standing]');
    if (line === null) continue;
    line.hidden = standing === undefined;
    if (standing === undefined) continue;
    item.dataset['state'] = standing.passed === null ? 'tried' : 'passed';
    const when = standing.passed === null ? '' : moment(standing.passed.at);
    const seen = standing.solutionSeen === null ? [] : [say('solution-seen')];
    line.textContent = [say(wordFor(standing, item.dataset['edition'] ?? ''), { when }), ...seen].join(' ');
  }
  for (const unit of element.querySelectorAll('.unit')) {
    const inUnit = [...unit.querySelectorAll<HTMLElement>('[data-exercise]')];
    const passed = inUnit.filter((item) => standingOf(item)?.passed != null).length;
    const count = unit.querySelector('[data-unit-count]');
    if (count !== null) count.textContent = standings.size === 0 ? '' : say('in-unit', { passed: String(passed), count: String(inUnit.length) });
  }
  showNext({ element, say }, nextOf(items.map((item) => ({ item, standing: standingOf(item) })))?.item, standings.size > 0);
}

function showNext({ element, say }: Pick<View, 'element' | 'say'>, item: HTMLElement | undefined, begun: boolean): void {
  const line = element.querySelector<HTMLElement>('[data-next]');
  if (line === null) return;
  line.hidden = !begun;
  const link = item?.querySelector('a');
  if (link == null) {
    line.textContent = say('all-done');
    return;
  }
  const copy = document.createElement('a');
  copy.href = link.href;
  copy.textContent = link.textContent;
  line.replaceChildren(`${say('next')} `, copy);
}

function connectFile({ element, progress, say }: View): void {
  const section = element.querySelector<HTMLElement>('[data-file]');
  const input = element.querySelector('input');
  const status = element.querySelector('[data-status]');
  if (section === null || input === null || status === null) return;
  section.hidden = false;
  section.querySelector('[data-export]')?.addEventListener('click', () => {
    void progress.exportAll().then((file) => download(`sans-gpu-${new Date().toISOString().slice(0, 10)}.json`, JSON.stringify(file, null, 1)));
  });
  section.querySelector('[data-import]')?.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    void importFrom(file).then((sentence) => {
      status.textContent = sentence;
      input.value = '';
    });
  });

  async function importFrom(file: File): Promise<string> {
    const { readProgressFile } = await import('../../progress/read-file.ts');
    const content = readProgressFile(await file.text());
    if (content === undefined) return say('not-a-file', { name: file.name });
    const { added, kept } = await progress.importAll(content);
    return [added === 0 ? say('imported-none') : say('imported', { count: String(added) }), ...(kept ? [] : [say('not-kept')])].join(' ');
  }
}
