import { dataNames } from '../../cost/data.ts';
import { languageOf } from '../language.ts';
import { addressOfChoice, canLearnFrom, planOf, readChoice, type Choice } from './choice.ts';
import { costRow, type CostRow } from './cost-row.ts';
import { noteOf, summaryOf } from './cost-summary.ts';
import { costWords, type CostWords } from './cost-words.ts';
import { machineLines, put } from './machine-row.browser.ts';
import { wordsIn } from './words-attribute.ts';

/** Makes the table follow the form, and the form the address. */
export function enliven(element: HTMLElement): void {
  const form = element.querySelector('form');
  const summary = element.querySelector('[role=status]');
  if (form === null || summary === null) throw new Error('The cost explorer needs its form and its summary.');
  const language = languageOf(element.dataset['lang'] ?? 'en');
  const words = costWords(wordsIn(element.dataset['words']));
  const lines = machineLines(element, words.yours);
  const [first] = lines;
  const second = lines.find(({ row }) => row.dataset['machine'] === 't4');
  if (first === undefined || second === undefined) throw new Error('The cost explorer needs the lines of its table.');

  const show = (choice: Choice): void => {
    const plan = planOf(choice);
    const firstRow = costRow(first.machine, plan, language);
    for (const line of lines) write(line.row, line === first ? firstRow : costRow(line.machine, plan, language, firstRow.cost), words);
    summary.textContent = summaryOf(choice, {
      language,
      words,
      model: chosenText(form, 'model'),
      data: chosenText(form, 'data'),
      first: { name: first.name, row: firstRow },
      second: { name: second.name, row: costRow(second.machine, plan, language, firstRow.cost) },
    });
  };
  const follow = (): void => {
    const choice = readChoice(choiceIn(form));
    offerData(form, choice);
    show(choice);
    history.replaceState(history.state, '', addressOfChoice(choice) + location.hash);
  };

  const address = new URLSearchParams(location.search);
  // What the reader has already changed before this script came counts for more than an address without a choice.
  const choice = readChoice(address.has('model') ? address : choiceIn(form));
  fillForm(form, choice);
  show(choice);
  form.addEventListener('input', follow);
  // Enter in a number must not load the page again.
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => fillForm(form, readChoice(choiceIn(form))));
}

function write(line: HTMLTableRowElement, row: CostRow, words: CostWords): void {
  put(line, 'time', row.time);
  put(line, 'energy', row.energy);
  put(line, 'gain', row.gain);
  put(line, 'note', noteOf(row, words));
  const bar = line.querySelector<HTMLElement>('[data-cell="bar"]');
  bar?.style.setProperty('--fastest', `${row.bar[0].toFixed(2)}%`);
  bar?.style.setProperty('--slowest', `${row.bar[1].toFixed(2)}%`);
}

function choiceIn(form: HTMLFormElement): { get(name: string): string | null } {
  const values = new FormData(form);
  return {
    get: (name) => {
      const value = values.get(name);
      // An empty number is one that is being typed.
      return typeof value === 'string' && value !== '' ? value : null;
    },
  };
}

function field(form: HTMLFormElement, name: string): HTMLSelectElement | HTMLInputElement | undefined {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLSelectElement || found instanceof HTMLInputElement ? found : undefined;
}

function chosenText(form: HTMLFormElement, name: string): string {
  const found = field(form, name);
  return found instanceof HTMLSelectElement ? (found.selectedOptions[0]?.textContent ?? '') : '';
}

function fillForm(form: HTMLFormElement, choice: Choice): void {
  for (const [name, value] of Object.entries(choice)) {
    const found = field(form, name);
    if (found) found.value = String(value);
  }
  offerData(form, choice);
}

/** A model that reads images cannot be given texts: what does not suit it cannot be chosen. */
function offerData(form: HTMLFormElement, choice: Choice): void {
  const found = field(form, 'data');
  if (!(found instanceof HTMLSelectElement)) return;
  for (const option of found.options) option.disabled = !dataNames.some((name) => name === option.value && canLearnFrom(choice.model, name));
  found.value = choice.data;
}
