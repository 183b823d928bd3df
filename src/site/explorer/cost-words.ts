/** The sentences the explorer fills in. They come from content/i18n, through an attribute of the element. */
export interface CostWords {
  reference: string;
  yours: string;
  doesNotFit: string;
  byCalls: string;
  byMemory: string;
  summary: string;
  oneEpoch: string;
  epochs: string;
  oneRun: string;
  runs: string;
}

/** At build time, in the page's language; in the page, from the attribute that carries them. */
export function costWords(word: (key: string) => string): CostWords {
  return {
    reference: word('site.cost.reference'),
    yours: word('site.cost.yours'),
    doesNotFit: word('site.cost.does-not-fit'),
    byCalls: word('site.cost.by-calls'),
    byMemory: word('site.cost.by-memory'),
    summary: word('site.cost.summary'),
    oneEpoch: word('site.cost.epochs.one'),
    epochs: word('site.cost.epochs.other'),
    oneRun: word('site.cost.runs.one'),
    runs: word('site.cost.runs.other'),
  };
}
