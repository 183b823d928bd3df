/**
 * Who marks the answers of a built site. `open`: the page itself, for a reader on their own. `course`: whoever
 * holds the project, so that nothing in the site says what a right answer is.
 */
export const buildModes = ['open', 'course'] as const;
export type BuildMode = (typeof buildModes)[number];

export const isBuildMode = (value: string): value is BuildMode => buildModes.some((mode) => mode === value);

/** Folders of the site that a site of this mode does not have. */
export function foldersLeftOut(mode: BuildMode): readonly string[] {
  return mode === 'course' ? ['graders', 'solutions'] : [];
}

/** Whether a file of a data set's folder is served in this mode: "holdout-00.gzip" holds what graders ask about. */
export function servesDataFile(mode: BuildMode, file: string): boolean {
  return mode === 'open' || !file.startsWith('holdout-');
}

/** Astro's name for the mode, which pages read as `import.meta.env.MODE`. */
export function astroMode(mode: BuildMode): string {
  return mode === 'course' ? 'course' : 'production';
}
