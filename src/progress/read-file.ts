import { progressFile, type ProgressFile } from '../contract/progress.ts';

/** What an exported file holds, or undefined when it is something else. */
export function readProgressFile(text: string): ProgressFile | undefined {
  try {
    return progressFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not even JSON.
  }
}
