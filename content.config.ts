import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

/**
 * The address of a page from its file: English stands at the root of the site, and a folder's index is the folder.
 * "en/limits/mnist.mdx" → "limits/mnist", "fr/index.mdx" → "fr", "en/index.mdx" → "index"
 */
function addressOf(entry: string): string {
  const path = entry.replace(/\.mdx?$/, '').replace(/^en\//, '');
  return path.replace(/\/index$/, '');
}

/** A page opens with the question it answers, the answer in a word where there is one, and in a sentence. */
const opening = z.object({
  question: z.string().optional(),
  verdict: z.string().optional(),
  answer: z.string().optional(),
});

export const collections = {
  docs: defineCollection({
    loader: docsLoader({ generateId: ({ entry }) => addressOf(entry) }),
    schema: docsSchema({ extend: opening }),
  }),
  i18n: defineCollection({
    loader: i18nLoader(),
    // Words of the site ("site.…") and of the playground ("playground.…") stand beside Starlight's own.
    schema: i18nSchema({ extend: z.object({}).catchall(z.string()) }),
  }),
};
