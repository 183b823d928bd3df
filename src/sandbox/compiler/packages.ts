/**
 * Packages that learner code can import, with their exports where these are few enough to name in an
 * error. A test compares the list with what src/runtime/index.ts really exports.
 */
export const learnerPackages: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['@tensorflow/tfjs', undefined],
  ['sans-gpu', ['cifar10', 'display', 'imdb', 'mnist', 'pretrained', 'seededRandom', 'sentenceEncoder']],
]);
