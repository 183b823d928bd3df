import { timedMachine, type Machine, type Range } from './machine.ts';

/** What the page of limits leaves in the browser after timing the reader's processor. */
export const calibrationKey = 'sans-gpu/calibration';

/** GFLOP/s of products and of convolutions, microseconds a call, GB/s. */
interface Rates {
  gemmGflops: number;
  serialGflops: number;
  convGflops: number;
  opMicroseconds: number;
  bandwidthGbps: number;
}

/** The reader's machine from what storage holds, or undefined when it holds nothing we can use. */
export function calibratedMachine(stored: string | null, known: { watts?: number | undefined }): Machine | undefined {
  const rates = ratesIn(stored);
  if (rates === undefined) return undefined;
  // Give or take a quarter: what the same machine does from one hour to the next.
  const around = (value: number): Range => [0.75 * value, 1.25 * value];
  const products = around(rates.gemmGflops);
  return timedMachine(
    { matrix: products, attention: products, convolution: around(rates.convGflops), recurrent: around(rates.serialGflops) },
    { bandwidth: rates.bandwidthGbps, callMicroseconds: around(rates.opMicroseconds), watts: known.watts },
  );
}

function ratesIn(stored: string | null): Rates | undefined {
  if (stored === null) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(stored);
  } catch {
    return undefined;
  }
  const rates = property(content, 'rates');
  const rate = (name: keyof Rates): number | undefined => {
    const value = property(rates, name);
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const [gemmGflops, serialGflops, convGflops] = [rate('gemmGflops'), rate('serialGflops'), rate('convGflops')];
  const [opMicroseconds, bandwidthGbps] = [rate('opMicroseconds'), rate('bandwidthGbps')];
  if (gemmGflops === undefined || serialGflops === undefined || convGflops === undefined) return undefined;
  if (opMicroseconds === undefined || bandwidthGbps === undefined) return undefined;
  return { gemmGflops, serialGflops, convGflops, opMicroseconds, bandwidthGbps };
}

function property(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
