import type { Text } from '../../contract/text.ts';
import type { Crossing, TensorData } from '../../sandbox/protocol.ts';
import { grading } from './context.ts';
import { problem } from './feedback.ts';
import { toCrossing, type Sent } from './sent.ts';

/** A tensor from the learner's side, checked: finite values of the expected shape. */
export type CheckedTensor = Pick<TensorData, 'shape' | 'dtype' | 'values'>;

/**
 * Something the learner's code returned: data, or a handle to what stays on its side. Nothing about it is
 * believed before a check of this class has looked at it; each check fails the grader's test with a sentence.
 */
export class Answer {
  private readonly what: string;
  private readonly crossing: Crossing;

  /** @param what the call it came from, as the learner wrote it: "train" */
  constructor(what: string, crossing: Crossing) {
    this.what = what;
    this.crossing = crossing;
  }

  /** Calls a method of the returned object. */
  async call(method: string, ...args: Sent[]): Promise<Answer> {
    if (this.crossing.kind !== 'handle') throw problem('noMethod', { what: this.what, method, came: kindOf(this.crossing) });
    return callLearner(this.crossing.id, method, args);
  }

  /** Calls the returned function itself. */
  async invoke(...args: Sent[]): Promise<Answer> {
    return callLearner(this.as('handle', { en: 'a function', fr: 'une fonction' }).id, '', args, this.what);
  }

  /** A tensor; `shape` holds null where any length will do. */
  tensor(shape: readonly (number | null)[]): CheckedTensor {
    const crossing = this.as('tensor', { en: 'a tensor', fr: 'un tenseur' });
    const { shape: came, values } = crossing;
    const fits = came.length === shape.length && shape.every((length, axis) => length === null || length === came[axis]);
    if (!fits) throw problem('shape', { what: this.what, wanted: shapeText(shape), came: shapeText(came) });
    if (values.length !== came.reduce((product, length) => product * length, 1)) {
      throw problem('shape', { what: this.what, wanted: shapeText(shape), came: `[${came.join(', ')}], ${values.length} values` });
    }
    if (!values.every(Number.isFinite)) throw problem('notFinite', { what: this.what });
    return crossing;
  }

  truth(): boolean {
    return this.as('truth', { en: 'true or false', fr: 'vrai ou faux' }).value;
  }

  /** A text. It is the learner's: never put it into a sentence. */
  text(): string {
    return this.as('text', { en: 'a text', fr: 'un texte' }).value;
  }

  /** The items of a list, of any length unless `count` says which. */
  list(count?: number): Answer[] {
    const { items } = this.as('list', { en: 'a list', fr: 'une liste' });
    if (count !== undefined && items.length !== count) throw problem('shape', { what: this.what, wanted: `[${count}]`, came: `[${items.length}]` });
    return items.map((item, at) => new Answer(`${this.what}[${at}]`, item));
  }

  /** The fields of an object without functions. Others than those asked for are ignored; one that is not there is "nothing". */
  fields<Name extends string>(...names: Name[]): Record<Name, Answer> {
    const came = new Map(this.as('record', { en: `an object { ${names.join(', ')} }`, fr: `un objet { ${names.join(', ')} }` }).entries);
    const entries = names.map((name) => [name, new Answer(`${this.what}.${name}`, came.get(name) ?? { kind: 'nothing' })]);
    return Object.fromEntries(entries) as Record<Name, Answer>;
  }

  number(): number {
    const { value } = this.as('number', { en: 'a number', fr: 'un nombre' });
    if (!Number.isFinite(value)) throw problem('notFinite', { what: this.what });
    return value;
  }

  /** The class chosen for each of `count` examples: from labels [count], or from the highest of the scores [count, classes]. */
  classes(count: number): number[] {
    if (this.crossing.kind === 'tensor' && this.crossing.shape.length === 2) {
      const { shape, values } = this.tensor([count, null]);
      return argMaxRows(values, shape[1] ?? 0);
    }
    if (this.crossing.kind === 'list' || this.crossing.kind === 'array') return this.numbers(count);
    return Array.from(this.tensor([count]).values);
  }

  /** `count` finite numbers, from a list, a typed array or a tensor of shape [count]. */
  numbers(count: number): number[] {
    if (this.crossing.kind === 'tensor') return Array.from(this.tensor([count]).values);
    const items = this.crossing.kind === 'list' ? this.crossing.items.map((item) => (item.kind === 'number' ? item.value : NaN)) : this.crossing.kind === 'array' ? Array.from(this.crossing.values) : [];
    if (items.length !== count) throw problem('shape', { what: this.what, wanted: `[${count}]`, came: `[${items.length}]` });
    if (!items.every(Number.isFinite)) throw problem('notFinite', { what: this.what });
    return items;
  }

  /** What crossed, as one kind of it. @param wanted the kind, in words for the learner */
  private as<Kind extends Crossing['kind']>(kind: Kind, wanted: Text): Extract<Crossing, { kind: Kind }> {
    const { crossing } = this;
    if (!isKind(crossing, kind)) throw problem('type', { what: this.what, wanted, came: kindOf(crossing) });
    return crossing;
  }
}

/** Calls the learner's side and waits. What it throws fails the check; a dead learner's side throws LearnerDied. */
export async function callLearner(target: number | null, name: string, args: readonly Sent[], what = name): Promise<Answer> {
  const { session, sealed } = grading();
  const answered = await session.call(target, name, args.map(toCrossing));
  if (answered.ok) return new Answer(what, answered.value);
  const { error } = answered;
  if (error.name === 'CannotCross') throw problem('cannotCross', { what, reason: sealed ? '…' : error.message });
  const seen = grading().sealed;
  throw problem('threw', seen ? { what } : { what, message: error.message }, error.place);
}

function isKind<Kind extends Crossing['kind']>(crossing: Crossing, kind: Kind): crossing is Extract<Crossing, { kind: Kind }> {
  return crossing.kind === kind;
}

function argMaxRows(values: ArrayLike<number>, width: number): number[] {
  const rows = width === 0 ? 0 : values.length / width;
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < width; column++) {
      if ((values[row * width + column] ?? 0) > (values[row * width + best] ?? 0)) best = column;
    }
    return best;
  });
}

function shapeText(shape: readonly (number | null)[]): string {
  return `[${shape.map((length) => length ?? '?').join(', ')}]`;
}

function kindOf(crossing: Crossing): Text {
  switch (crossing.kind) {
    case 'nothing':
      return { en: 'nothing', fr: 'rien' };
    case 'truth':
      return { en: 'true or false', fr: 'vrai ou faux' };
    case 'number':
      return { en: 'a number', fr: 'un nombre' };
    case 'text':
      return { en: 'a text', fr: 'un texte' };
    case 'array':
      return { en: 'an array of numbers', fr: 'un tableau de nombres' };
    case 'tensor':
      return { en: `a tensor of shape [${crossing.shape.join(', ')}]`, fr: `un tenseur de forme [${crossing.shape.join(', ')}]` };
    case 'list':
      return { en: 'a list', fr: 'une liste' };
    case 'record':
      return { en: 'an object without functions', fr: 'un objet sans fonction' };
    case 'handle':
      return { en: 'a function or an object with functions', fr: 'une fonction ou un objet doté de fonctions' };
  }
}
