import * as z from 'zod';

/** The two languages of the course. English stands at the site's root, French under /fr/. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Words a reader may see: always in both languages, never one of them alone. */
export const text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export type Text = z.infer<typeof text>;
