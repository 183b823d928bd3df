import type { HardwareEntry } from '../../contract/catalogue.ts';
import type { Sheet } from '../../cost/machine.ts';

/** A line of the catalogue as the cost model takes it: GFLOP/s instead of TFLOP/s, no sources. */
export function sheetOf({ id, kind, float32, half, memory, bandwidth, watts }: HardwareEntry): Sheet {
  if (float32 === null) throw new Error(`The machine "${id}" has no peak in 32 bits: it cannot be in the cost explorer.`);
  return {
    kind,
    float32: 1000 * float32.value,
    half: half ? 1000 * half.value : undefined,
    memory: memory?.value,
    bandwidth: bandwidth?.value,
    watts: watts?.value,
  };
}
