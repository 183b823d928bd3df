import type { Work } from '../../cost/models.ts';
import { languageOf } from '../language.ts';
import { machineLines, put } from './machine-row.browser.ts';
import { mostPasses, volumeRow, volumeSummary, volumeWords, type VolumeChoice } from './volume-row.ts';
import { wordsIn } from './words-attribute.ts';

/** Makes the table of passes follow its form, and the form the address. */
export function enlivenVolumes(element: HTMLElement): void {
  const form = element.querySelector('form');
  const summary = element.querySelector('[role=status]');
  if (form === null || summary === null) throw new Error('The calculator of volumes needs its form and its summary.');
  const language = languageOf(element.dataset['lang'] ?? 'en');
  const word = wordsIn(element.dataset['words']);
  const words = volumeWords(word);
  const lines = machineLines(element, word('site.cost.yours'));

  const show = (): void => {
    const choice = choiceIn(form);
    for (const { row, machine } of lines) {
      const { computing, all, waits } = volumeRow(choice, machine, language, words);
      put(row, 'computing', computing);
      put(row, 'all', all);
      put(row, 'waits', waits);
    }
    summary.textContent = volumeSummary(choice, language, words);
  };

  const address = new URLSearchParams(location.search);
  for (const name of ['volume', 'passes', 'disk', 'layout']) choose(form, name, address.get(name));
  show();
  form.addEventListener('input', () => {
    show();
    const values = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    history.replaceState(history.state, '', `?${new URLSearchParams(values).toString()}${location.hash}`);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** An unknown word in the address leaves the first choice. */
function choose(form: HTMLFormElement, name: string, value: string | null): void {
  const field = form.elements.namedItem(name);
  if (value === null) return;
  if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value)) field.value = value;
  if (field instanceof HTMLInputElement && Number(value) >= 1) field.value = String(passesOf(value));
}

function passesOf(value: string): number {
  const number = Math.round(Number(value));
  return Number.isFinite(number) ? Math.min(mostPasses, Math.max(1, number)) : 1;
}

function choiceIn(form: HTMLFormElement): VolumeChoice {
  const [volume, disk, layout] = [optionOf(form, 'volume'), optionOf(form, 'disk'), optionOf(form, 'layout')];
  const passes = form.elements.namedItem('passes');
  return {
    name: volume.textContent,
    unit: volume.dataset['unit'] ?? '',
    volume: { bytes: Number(volume.dataset['bytes']), items: Number(volume.dataset['items']), files: Number(volume.dataset['files']), flopsPerItem: Number(volume.dataset['flops']), work: workOf(volume.dataset['work']) },
    disk: { sequential: Number(disk.dataset['sequential']), randomReads: Number(disk.dataset['random']) },
    diskName: disk.textContent,
    layout: layout.value === 'own-files' ? 'own-files' : 'large-files',
    passes: passes instanceof HTMLInputElement ? passesOf(passes.value) : 1,
  };
}

function optionOf(form: HTMLFormElement, name: string): HTMLOptionElement {
  const field = form.elements.namedItem(name);
  const option = field instanceof HTMLSelectElement ? field.selectedOptions[0] : undefined;
  if (option === undefined) throw new Error(`The calculator of volumes needs a choice of "${name}".`);
  return option;
}

function workOf(value: string | undefined): Work {
  return value === 'attention' ? 'attention' : 'convolution';
}
