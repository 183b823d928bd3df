import type { Language } from '../../contract/text.ts';
import type { Tell } from '../messages/say.ts';
import { Trouble } from '../trouble.ts';
import { layouts, type Layout } from './gradebook.ts';

/** The options of `--all`, as `parseArgs` reads them. */
export const classOptions = {
  all: { type: 'string' },
  csv: { type: 'string' },
  layout: { type: 'string' },
  feedback: { type: 'string' },
  jobs: { type: 'string' },
  exercise: { type: 'string' },
} as const;

export type ClassValues = Partial<Record<keyof typeof classOptions, string>>;

/** Paths are as the person wrote them. */
export interface ClassRequest {
  submissions: string;
  csv: string;
  feedback: string;
  layout: Layout;
  /** Gradings at a time; the machine's cores are the most. */
  jobs: number | undefined;
  /** The only exercise to mark. */
  only: string | undefined;
  seed: number;
  language: Language;
}

/** @throws Trouble when an option is missing or makes no sense */
export function classRequest(values: ClassValues, { seed, language, tell }: { seed: number; language: Language; tell: Tell }): ClassRequest {
  const { all, csv, layout = 'moodle', jobs } = values;
  if (all === undefined || all === '' || csv === undefined || csv === '') throw new Trouble(`${tell('grade.all.csv')}\n${tell('grade.usage')}`);
  const known = layouts.find((one) => one === layout);
  if (known === undefined) throw new Trouble(tell('grade.all.layout', { layout }));
  if (jobs !== undefined && !/^[1-9]\d{0,3}$/.test(jobs)) throw new Trouble(tell('grade.all.jobs', { jobs }));
  return {
    submissions: all,
    csv,
    feedback: values.feedback ?? `${csv.replace(/\.csv$/i, '')}-feedback`,
    layout: known,
    jobs: jobs === undefined ? undefined : Number(jobs),
    only: values.exercise,
    seed,
    language,
  };
}
