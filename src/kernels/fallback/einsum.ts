import { textAttribute } from './attributes.ts';
import type { Fallback, Numbers } from './kernel-call.ts';
import { sizeOf } from './kernel-call.ts';

/** How far one step along a letter moves in a tensor whose axes carry these letters. */
function stepOf(letter: string, axes: string, shape: readonly number[]): number {
  return [...axes].reduce((step, axis, index) => (axis === letter ? step + sizeOf(shape.slice(index + 1)) : step), 0);
}

/** Every combination of the letters' values, as the places it reaches in each tensor. */
function placesOf(letters: readonly string[], lengths: ReadonlyMap<string, number>, axes: readonly string[], tensors: readonly Numbers[]): Int32Array[] {
  return tensors.map((tensor, index) => {
    let places = Int32Array.of(0);
    for (const letter of letters) {
      const [length, step] = [lengths.get(letter) ?? 0, stepOf(letter, axes[index] ?? '', tensor.shape)];
      const longer = new Int32Array(places.length * length);
      places.forEach((place, outer) => {
        for (let i = 0; i < length; i++) longer[outer * length + i] = place + i * step;
      });
      places = longer;
    }
    return places;
  });
}

/** Multiplies the tensors value by value and sums over the letters that the result does not have. */
const einsum: Fallback = (call) => {
  const equation = textAttribute(call.attributes, 'equation').replace(/\s/g, '');
  const [left = '', result = ''] = equation.split('->');
  const axes = left.split(',');
  // Its own limits (two tensors, no letter twice in a tensor) and its own messages, as on every backend.
  call.geometry.decodeEinsumEquation(equation, axes.length);
  const tensors = axes.map((_, index) => call.input(String(index)));
  const lengths = new Map<string, number>();
  axes.forEach((letters, index) => {
    [...letters].forEach((letter, axis) => {
      const length = tensors[index]?.shape[axis] ?? 0;
      const known = lengths.get(letter) ?? length;
      if (known !== length || letters.length !== tensors[index]?.shape.length) {
        throw new Error(`einsum "${equation}": tensor ${index} has shape [${String(tensors[index]?.shape)}], which does not fit "${letters}" or another tensor's "${letter}".`);
      }
      lengths.set(letter, length);
    });
  });
  const summed = [...lengths.keys()].filter((letter) => !result.includes(letter));
  const kept = placesOf([...result], lengths, axes, tensors);
  const dropped = placesOf(summed, lengths, axes, tensors);
  const shape = [...result].map((letter) => lengths.get(letter) ?? 0);
  const terms = sizeOf(summed.map((letter) => lengths.get(letter) ?? 0));
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, output) => {
    let sum = 0;
    for (let term = 0; term < terms; term++) {
      let product = 1;
      tensors.forEach((tensor, index) => {
        product *= tensor.values[(kept[index]?.[output] ?? 0) + (dropped[index]?.[term] ?? 0)] ?? 0;
      });
      sum += product;
    }
    return sum;
  });
  const whole = tensors.every((tensor) => tensor.dtype !== 'float32');
  return { shape, dtype: whole ? 'int32' : 'float32', values: whole ? Int32Array.from(values) : Float32Array.from(values) };
};

export const einsums: Readonly<Record<string, Fallback>> = { Einsum: einsum };
