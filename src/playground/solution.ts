import type { Language } from '../contract/text.ts';

/** An exercise's solution in one language, as the site serves it beside its pages. */
export interface Solution {
  code: string;
  commentary: readonly string[];
  next: string;
}

/** Fetched only when the reader opens it. @throws Error when the site does not have it */
export async function fetchSolution(base: string, exercise: string, language: Language): Promise<Solution> {
  const response = await fetch(`${base}solutions/${exercise}.${language}.json`);
  if (!response.ok) throw new Error(`${response.status}`);
  // Our own file, made by the build from a checked manifest.
  return (await response.json()) as Solution;
}
