import { expect, test } from 'vitest';
import { explainUntrainable } from '../../../src/runtime/untrainable.ts';

test('an operation without a gradient is explained by what the learner wrote and what to write instead, in both languages', () => {
  const words = explainUntrainable('Cannot compute gradient: gradient function not found for Greater.');
  expect(words?.en).toMatch(/no gradient for Greater \(thresholdedReLU.*leakyReLU/s);
  expect(words?.fr).toMatch(/pas de gradient pour Greater \(thresholdedReLU.*leakyReLU/s);
});

test('an operation that is not in the list is still named', () => {
  expect(explainUntrainable('Cannot compute gradient: gradient function not found for Unique.')?.en).toContain('no gradient for Unique,');
});

test('both ways TF.js says that a kernel is missing are understood', () => {
  expect(explainUntrainable(`Kernel 'Draw' not registered for backend 'wasm'`)?.en).toMatch(/wasm backend cannot do Draw.*setBackend\('cpu'\)/s);
  expect(explainUntrainable(`Cannot find registered kernel 'Draw' for backend 'wasm'`)?.fr).toMatch(/wasm ne sait pas faire Draw.*setBackend\('cpu'\)/s);
});

test('other messages are left alone', () => {
  expect(explainUntrainable('x is not a function')).toBeUndefined();
});
