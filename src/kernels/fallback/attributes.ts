/** The parser of kernel attributes: TF.js types them as anything, its ops put these in. */

type Attributes = Readonly<Record<string, unknown>>;
export type Padding = 'valid' | 'same' | number | [[number, number], [number, number], [number, number], [number, number]];
export type Rounding = 'floor' | 'round' | 'ceil';

function refuse(name: string, wanted: string, value: unknown): never {
  throw new TypeError(`Kernel attribute "${name}": expected ${wanted}, got ${JSON.stringify(value)}.`);
}

export function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

export function shapeAttribute(attributes: Attributes, name: string): number[] {
  const value = attributes[name];
  return isNumbers(value) ? value : refuse(name, 'a shape', value);
}

export function numberAttribute(attributes: Attributes, name: string, otherwise?: number): number {
  const value = attributes[name] ?? otherwise;
  return typeof value === 'number' ? value : refuse(name, 'a number', value);
}

export function textAttribute(attributes: Attributes, name: string, otherwise?: string): string {
  const value = attributes[name] ?? otherwise;
  return typeof value === 'string' ? value : refuse(name, 'a text', value);
}

export function flagAttribute(attributes: Attributes, name: string): boolean {
  const value = attributes[name] ?? false;
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value);
}

/** Strides, dilations and window sizes: one number for both axes, or one each. */
export function pairAttribute(attributes: Attributes, name: string, otherwise = 1): [number, number] {
  const value = attributes[name] ?? otherwise;
  if (typeof value === 'number') return [value, value];
  const [height, width] = isNumbers(value) ? value : [];
  return height === undefined || width === undefined ? refuse(name, 'one or two numbers', value) : [height, width];
}

export function tripleAttribute(attributes: Attributes, name: string, otherwise = 1): [number, number, number] {
  const value = attributes[name] ?? otherwise;
  if (typeof value === 'number') return [value, value, value];
  const [depth, height, width] = isNumbers(value) ? value : [];
  return depth === undefined || height === undefined || width === undefined
    ? refuse(name, 'one or three numbers', value)
    : [depth, height, width];
}

export function paddingAttribute(attributes: Attributes): Padding {
  const value = attributes['pad'];
  if (value === 'valid' || value === 'same' || typeof value === 'number') return value;
  return isExplicit(value) ? value : refuse('pad', '"valid", "same", a number or four pairs', value);
}

/** 3-D pools and convolutions take no explicit pairs. */
export function padding3dAttribute(attributes: Attributes): 'valid' | 'same' | number {
  const value = paddingAttribute(attributes);
  return Array.isArray(value) ? refuse('pad', '"valid", "same" or a number', value) : value;
}

function isExplicit(value: unknown): value is Exclude<Padding, string | number> {
  return Array.isArray(value) && value.length === 4 && value.every((pair) => isNumbers(pair) && pair.length === 2);
}

export function roundingAttribute(attributes: Attributes): Rounding | undefined {
  const value = attributes['dimRoundingMode'] ?? undefined;
  if (value === undefined || value === 'floor' || value === 'round' || value === 'ceil') return value;
  return refuse('dimRoundingMode', '"floor", "round" or "ceil"', value);
}

export function tuple3(shape: readonly number[]): [number, number, number] {
  const [a, b, c] = shape;
  return a === undefined || b === undefined || c === undefined || shape.length !== 3 ? refuse('shape', '3 axes', shape) : [a, b, c];
}

export function tuple4(shape: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = shape;
  return a === undefined || b === undefined || c === undefined || d === undefined || shape.length !== 4
    ? refuse('shape', '4 axes', shape)
    : [a, b, c, d];
}

export function tuple5(shape: readonly number[]): [number, number, number, number, number] {
  const [a, ...rest] = shape;
  return a === undefined || rest.length !== 4 ? refuse('shape', '5 axes', shape) : [a, ...tuple4(rest)];
}
