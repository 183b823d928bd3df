import * as z from 'zod';
import { kernelVariant, type KernelVariant } from '../kernels/variants.ts';
import { linkedModule } from './protocol.ts';

const asset = z.strictObject({
  /** File name with a hash of its content, so that it can be cached for ever. */
  file: z.string().regex(/^[\w.-]+$/),
  /** Size before any compression of the transport. */
  bytes: z.number().int().positive(),
});
export type Asset = z.infer<typeof asset>;

/** sandbox/assets.json: what the sandbox is made of, written by its build. */
export const assetList = z.strictObject({
  /** The engine's modules. */
  engine: asset,
  /** The script of the learner's worker. */
  worker: asset,
  /** The script of the opaque frame. */
  frame: asset,
  /** Builds of the WASM backend, under the names TF.js gives them. */
  wasm: z.strictObject({
    'tfjs-backend-wasm.wasm': asset,
    'tfjs-backend-wasm-simd.wasm': asset,
    'tfjs-backend-wasm-threaded-simd.wasm': asset,
  }),
  /** The script of a thread that helps the training kernels. */
  thread: asset,
  /** Builds of our training kernels. */
  kernels: z.strictObject({ relaxed: asset, plain: asset, 'relaxed-shared': asset, 'plain-shared': asset } satisfies Record<KernelVariant, typeof asset>),
});
export type AssetList = z.infer<typeof assetList>;

/** The content of the engine file. */
export const engineFile = z.strictObject({ modules: z.array(linkedModule).min(1) });

/** The smallest module that uses a SIMD instruction (v128.const, i8x16.popcnt): a browser without SIMD refuses it. */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** The fastest WASM build this realm can run. Threads need shared memory, which needs cross-origin isolation. */
export function wasmBuildFor(threaded: boolean): keyof AssetList['wasm'] {
  if (!WebAssembly.validate(simdProbe)) return 'tfjs-backend-wasm.wasm';
  return threaded ? 'tfjs-backend-wasm-threaded-simd.wasm' : 'tfjs-backend-wasm-simd.wasm';
}

/** What may be asked of the training kernels: the best build, the one for any SIMD, or none. */
export const kernelChoices = ['fast', 'plain', 'off'] as const;
export type KernelChoice = (typeof kernelChoices)[number];

/** The kernels that fit a WASM build, or undefined where none are wanted or the build has no SIMD for them. */
export function kernelsFor(build: keyof AssetList['wasm'], choice: KernelChoice = 'fast'): KernelVariant | undefined {
  if (choice === 'off' || !build.includes('simd')) return undefined;
  const shared = build.includes('threaded');
  return choice === 'plain' ? (shared ? 'plain-shared' : 'plain') : kernelVariant({ shared });
}
