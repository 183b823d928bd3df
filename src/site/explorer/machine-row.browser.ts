import { calibratedMachine, calibrationKey } from '../../cost/calibration.ts';
import { machineOf, type Machine } from '../../cost/machine.ts';
import { referenceMachine } from '../../cost/reference-machine.ts';

/** A line of a table that stands for a machine. */
export interface MachineLine {
  name: string;
  machine: Machine;
  row: HTMLTableRowElement;
}

/**
 * The machines of a table, from what its lines carry. A reader who has timed the processor on the page of limits finds it at
 * the top, under the name `yours`.
 */
export function machineLines(element: HTMLElement, yours: string): MachineLine[] {
  const lines = [...element.querySelectorAll<HTMLTableRowElement>('tr[data-machine]')].map((row) => ({ name: row.querySelector('th')?.textContent ?? '', machine: machineIn(row), row }));
  const watts = Number(element.dataset['watts'] ?? Number.NaN);
  const machine = calibratedMachine(stored(calibrationKey), { watts: Number.isFinite(watts) ? watts : undefined });
  const [first] = lines;
  if (machine === undefined || first === undefined) return lines;
  const row = document.createElement('tr');
  row.append(...[...first.row.cells].map((cell) => cell.cloneNode(true)));
  row.dataset['machine'] = 'yours';
  row.dataset['kind'] = 'cpu';
  const name = row.querySelector('th');
  if (name) name.textContent = yours;
  first.row.before(row);
  return [{ name: yours, machine, row }, ...lines];
}

function machineIn({ dataset }: HTMLTableRowElement): Machine {
  if (dataset['machine'] === 'reference') return referenceMachine;
  const number = (name: string): number | undefined => (dataset[name] === undefined ? undefined : Number(dataset[name]));
  return machineOf({
    kind: dataset['kind'] === 'gpu' ? 'gpu' : 'cpu',
    float32: number('float32') ?? 0,
    half: number('half'),
    bandwidth: number('bandwidth'),
    memory: number('memory'),
    watts: number('watts'),
  });
}

/** Storage may be blocked, and then there is nothing in it. */
function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Writes into the cell of a line that is marked `data-cell="<cell>"`. */
export function put(row: HTMLTableRowElement, cell: string, text: string): void {
  const found = row.querySelector(`[data-cell="${cell}"]`);
  if (found) found.textContent = text;
}
