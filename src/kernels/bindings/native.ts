/** The functions of the compiled module, by the names they have there. All arguments are addresses, counts or strides. */
const functions = [
  'matmul', 'matmuls', 'matmulScratchBytes', 'convolutionScratchBytes', 'convolveImages', 'cropImage', 'filterGradientImages', 'inputGradientImages',
  'packFilter', 'winogradFilter', 'winogradFilterGradient', 'winogradFilterScratchBytes', 'winogradGradientScratchBytes', 'winogradImages', 'winogradScratchBytes',
  'maxPool', 'maxPoolGradient', 'clampAll', 'columnSums', 'copyStrips', 'gatherRows',
  'indicesInRange', 'reluGradient', 'segmentSum', 'adam', 'descend', 'momentum', 'depthwiseFilterGradient', 'depthwiseInputGradient',
  'crossEntropyGradient', 'softmaxGradient',
  'columnMoments', 'columnProducts', 'combineColumns', 'scaleColumns', 'normalizeRows', 'normalizeRowsGradient', 'lstm', 'lstmGradient',
  'binary', 'exchange', 'geluGradient', 'softmax', 'unary',
] as const;

export type Native = Record<(typeof functions)[number], (...numbers: number[]) => number>;

/** Links the compiled kernels to a memory. Throws when the bytes are not those of our module. */
export function linkNative(bytes: Uint8Array | WebAssembly.Module, memory: WebAssembly.Memory): Native {
  const module = bytes instanceof WebAssembly.Module ? bytes : new WebAssembly.Module(new Uint8Array(bytes));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const exported: unknown = instance.exports;
  if (!isNative(exported)) throw new Error('The kernel module lacks a function. Build it again: it belongs to another version.');
  return exported;
}

/** The functions as a list, in an order that every thread of this build knows. */
export function nativeFunctions(native: Native): ((...numbers: number[]) => number)[] {
  return functions.map((name) => native[name]);
}

export function nativeIndex(name: keyof Native): number {
  return functions.indexOf(name);
}

function isNative(exported: unknown): exported is Native {
  return typeof exported === 'object' && exported !== null && functions.every((name) => typeof Reflect.get(exported, name) === 'function');
}
