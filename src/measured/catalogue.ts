import { hardwareCatalogue, volumeCatalogue, type CatalogueSource, type DiskEntry, type HardwareEntry, type Sourced, type VolumeEntry } from '../contract/catalogue.ts';
import hardwareFile from './catalogue/hardware.json' with { type: 'json' };
import volumesFile from './catalogue/volumes.json' with { type: 'json' };

const hardware = hardwareCatalogue.parse(hardwareFile);
const volumes = volumeCatalogue.parse(volumesFile);

/** Machines with what their data sheets say, oldest idea first: laptops, desktop, data centre. */
export const machines: readonly HardwareEntry[] = hardware.machines;
/** Data sets with what they weigh. */
export const dataVolumes: readonly VolumeEntry[] = volumes.volumes;
export const disks: readonly DiskEntry[] = volumes.disks;

const sources: Readonly<Record<string, CatalogueSource>> = { ...hardware.sources, ...volumes.sources };

/** Where a figure was read. A source that is not listed fails the build. */
export function sourceOf({ source }: Sourced): CatalogueSource {
  const found = sources[source];
  if (found === undefined) throw new Error(`No source is called "${source}". Add it to the catalogue in src/measured/catalogue, or correct the name.`);
  return found;
}

/** A machine of the catalogue. An unknown id is a bug of the page and fails the build. */
export function machineById(id: string): HardwareEntry {
  const found = machines.find((machine) => machine.id === id);
  if (found === undefined) throw new Error(`No machine of the catalogue is called "${id}". Known: ${machines.map((machine) => machine.id).join(', ')}.`);
  return found;
}
