import { consoleLineLimit } from '../limits.ts';
import type { Engine } from './engine.ts';

/** What console.log shows for its arguments. */
export function consoleText(values: readonly unknown[], engine: Engine): string {
  const text = values.map((value) => (typeof value === 'string' ? value : show(value, engine, 0))).join(' ');
  return text.length > consoleLineLimit ? `${text.slice(0, consoleLineLimit)}…` : text;
}

function show(value: unknown, engine: Engine, depth: number): string {
  try {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value !== 'object' || value === null) return String(value);
    const tensor = engine.tensorValues(value);
    if (tensor !== undefined) return `tensor ${tensor.dtype} [${tensor.shape.join(', ')}] ${list(Array.from(tensor.values), engine, depth)}`;
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (ArrayBuffer.isView(value) && Symbol.iterator in value) return `${value.constructor.name} ${list([...(value as Iterable<unknown>)], engine, depth)}`;
    if (Array.isArray(value)) return list(value, engine, depth);
    if (depth > 2) return '{…}';
    const name = value.constructor?.name ?? '';
    const fields = Object.entries(value).slice(0, 20).map(([key, item]) => `${key}: ${show(item, engine, depth + 1)}`);
    return `${name === 'Object' || name === '' ? '' : `${name} `}{ ${fields.join(', ')} }`;
  } catch {
    return '(a value that cannot be shown)';
  }
}

function list(items: readonly unknown[], engine: Engine, depth: number): string {
  if (depth > 2) return '[…]';
  const shown = items.slice(0, 20).map((item) => show(item, engine, depth + 1));
  return `[${shown.join(', ')}${items.length > shown.length ? `, … ${items.length - shown.length} more` : ''}]`;
}
