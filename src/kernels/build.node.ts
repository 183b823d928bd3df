import { main } from 'assemblyscript/asc';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { kernelVariants, type KernelVariant } from './variants.ts';

const entry = 'src/kernels/assembly/index.ts';
/** The whole of it travels before the first lesson runs. */
const largestGzip = 12_000;

/** Compiles the kernels, once for each kind of memory and SIMD, and checks that the modules are what the bindings rely on. */
export async function buildKernels(root: string): Promise<Record<KernelVariant, Uint8Array>> {
  const compiled: [KernelVariant, Uint8Array][] = [];
  // One after the other: the compiler holds the processor anyway.
  for (const variant of kernelVariants) compiled.push([variant, await compile(root, variant)]);
  const of = (variant: KernelVariant): Uint8Array => {
    const found = compiled.find(([name]) => name === variant);
    if (found === undefined) throw new Error(`src/kernels: the variant ${variant} was not compiled.`);
    return found[1];
  };
  return { relaxed: of('relaxed'), plain: of('plain'), 'relaxed-shared': of('relaxed-shared'), 'plain-shared': of('plain-shared') };
}

async function compile(root: string, variant: KernelVariant): Promise<Uint8Array> {
  const written = new Map<string, Uint8Array>();
  const complaints: string[] = [];
  const { error } = await main(
    [
      entry,
      ...['--baseDir', root, '--outFile', 'kernels.wasm'],
      // No heap, no stack, no start-up data: the memory belongs to someone else.
      ...['--runtime', 'stub', '--noAssert', '--use', 'abort=', '--importMemory', '--noExportMemory', '-O3', '--converge', '--enable', 'simd'],
      // Mixed signed and unsigned address arithmetic, exact on 32 bits.
      ...['--disableWarning', '201'],
      ...(variant.startsWith('relaxed') ? ['--enable', 'relaxed-simd'] : []),
      ...(variant.endsWith('shared') ? ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'] : []),
    ],
    {
      writeFile: (name, contents) => {
        written.set(name, typeof contents === 'string' ? new TextEncoder().encode(contents) : contents);
      },
      stderr: { write: (chunk) => complaints.push(String(chunk)) },
    },
  );
  const module = written.get('kernels.wasm');
  if (error !== null || module === undefined) throw new Error(`${join(root, entry)} (${variant}) does not compile:\n${complaints.join('')}`);
  checkModule(variant, module);
  return module;
}

/** Throws unless the module only borrows a memory and brings no bytes of its own to put there. */
export function checkModule(variant: string, bytes: Uint8Array): void {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(bytes)));
  const described = imports.map(({ module, name, kind }) => `${kind} ${module}.${name}`).join(', ');
  if (described !== 'memory env.memory') throw new Error(`Kernels ${variant}: expected one import, memory env.memory; got ${described || 'none'}.`);
  const dataSection = 11;
  if (sectionIds(bytes).includes(dataSection)) {
    throw new Error(`Kernels ${variant}: the module has a data section, which would overwrite the backend's memory. Look for strings, static arrays or Mathf functions with tables.`);
  }
  const size = gzipSync(bytes, { level: 9 }).length;
  if (size > largestGzip) throw new Error(`Kernels ${variant}: ${size} bytes gzipped, allowed ${largestGzip}.`);
}

/** Ids of the sections of a WebAssembly module: after 8 bytes of header, each is an id, a length (LEB128) and so many bytes. */
function sectionIds(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  let at = 8;
  while (at < bytes.length) {
    ids.push(bytes[at++] ?? 0);
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    at += length;
  }
  return ids;
}
