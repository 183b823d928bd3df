import * as z from 'zod';

const meaning = z.strictObject({
  term: z.string().min(1),
  /** One or two plain sentences. */
  text: z.string().regex(/[.)]$/, 'A meaning ends with a full stop.'),
});

/** One word of the course, in both languages. */
export const glossaryEntry = z.strictObject({
  /** Anchor on the page, and key in `<Term id="…">`. It is never renamed: pages elsewhere link to it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  en: meaning,
  fr: meaning,
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;

/** content/glossary.json, sorted by the English term. */
export const glossaryFile = z.array(glossaryEntry).min(1);
