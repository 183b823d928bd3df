import type { Standing } from '../../contract/progress.ts';

/** The sentence that says where an exercise stands. @param edition the text of the exercise that the site has today */
export function wordFor({ passed }: Standing, edition: string): 'passed' | 'passed-earlier' | 'tried' {
  if (passed === null) return 'tried';
  return passed.edition === edition ? 'passed' : 'passed-earlier';
}

/** What to do next: the exercise that was begun and not passed, else the first that was not. */
export function nextOf<Item extends { standing: Standing | undefined }>(items: readonly Item[]): Item | undefined {
  return items.find(({ standing }) => standing?.passed === null) ?? items.find(({ standing }) => standing?.passed == null);
}
