/** The four builds of the same kernels. A module for shared memory cannot be linked to another, and the reverse. */
export const kernelVariants = ['relaxed', 'plain', 'relaxed-shared', 'plain-shared'] as const;
export type KernelVariant = (typeof kernelVariants)[number];

/**
 * The smallest module with one relaxed multiply-add: (func (param v128) (result v128)
 * local.get 0, local.get 0, local.get 0, f32x4.relaxed_madd).
 */
const relaxedProbe = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 0, 32, 0, 253, 133, 2, 11,
);

/** The build this engine can run. Relaxed SIMD: Chrome 114 and later, Firefox 146 and later, not yet Safari. */
export function kernelVariant(memory: { shared: boolean }): KernelVariant {
  const relaxed = WebAssembly.validate(relaxedProbe);
  if (memory.shared) return relaxed ? 'relaxed-shared' : 'plain-shared';
  return relaxed ? 'relaxed' : 'plain';
}
