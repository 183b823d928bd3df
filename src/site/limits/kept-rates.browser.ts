import * as z from 'zod';
import { machineRates } from '../../contract/machine-rates.ts';

/** Other pages that tell times on the reader's machine look here too. */
export const keptRatesKey = 'sans-gpu/calibration';

const keptRates = z.object({ measuredAt: z.iso.datetime(), rates: machineRates });
export type KeptRates = z.infer<typeof keptRates>;

/** What this tab has measured; undefined where nothing was, or where the browser keeps nothing. */
export function readRates(): KeptRates | undefined {
  try {
    const parsed = keptRates.safeParse(JSON.parse(sessionStorage.getItem(keptRatesKey) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps them until the tab is closed: a laptop on its battery tomorrow is another machine. */
export function keepRates(kept: KeptRates): void {
  try {
    sessionStorage.setItem(keptRatesKey, JSON.stringify(kept));
  } catch {
    // The table shows them all the same.
  }
}
