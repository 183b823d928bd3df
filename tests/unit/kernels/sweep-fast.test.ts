import { expect } from 'vitest';
import { installKernels } from '../../../src/kernels/bindings/install.ts';
import { installFallbacks } from '../../../src/kernels/fallback/install.ts';
import { sweep } from '../../fixtures/kernels/sweeps/sweep.node.ts';
import { modules } from './kernels-backend.node.ts';

// In this order, what the fast kernels leave to the kernel they replace is right as well.
sweep(async (tf) => {
  const { relaxed } = await modules();
  installFallbacks(tf);
  expect(installKernels(tf, relaxed)).toMatchObject({ relaxed: true });
});
