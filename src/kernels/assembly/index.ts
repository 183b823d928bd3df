/** What the bindings call. The module works on the memory of the TF.js backend and has none of its own. */
export { matmul, matmuls, matmulScratchBytes } from './matmul';
export {
  convolutionScratchBytes, convolveImages, cropImage, filterGradientImages, inputGradientImages, packFilter,
} from './convolution';
export {
  winogradFilter, winogradFilterGradient, winogradFilterScratchBytes, winogradGradientScratchBytes, winogradImages, winogradScratchBytes,
} from './winograd';
export { maxPool, maxPoolGradient } from './pooling';
export { clampAll, columnSums, copyStrips, gatherRows, indicesInRange, reluGradient, segmentSum } from './rows';
export { adam, descend, momentum } from './optimizers';
export { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise';
export { crossEntropyGradient, softmaxGradient } from './softmax';
export { columnMoments, columnProducts, combineColumns, scaleColumns } from './batch-normalization';
export { normalizeRows, normalizeRowsGradient } from './layer-normalization';
export { lstm, lstmGradient } from './lstm';
export { binary, exchange, geluGradient, softmax, unary } from './elementwise';
