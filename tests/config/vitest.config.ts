import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['tests/**/*.test.ts'],
    // Run by the contract tests, and half of it is meant to fail.
    exclude: ['tests/fixtures/**'],
    // Real training, real browsers: minutes are normal, and a busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two files at a time, and two gradings of a file: verdicts go by processor time and patience is long, so sharing is safe.
    maxWorkers: 2,
    maxConcurrency: 2,
    reporters: ['default'],
  },
});
