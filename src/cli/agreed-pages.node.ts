import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { languages, type Language } from '../contract/text.ts';

/** content/agreed.json: the two sides of each page as they were when someone last compared them, by a hash of each. */
const agreedFile = z.record(z.string(), z.strictObject({ en: z.string(), fr: z.string() }));
export type AgreedPages = z.infer<typeof agreedFile>;

export const agreedPath = 'content/agreed.json';

export async function agreedPages(root: string): Promise<AgreedPages> {
  const json: unknown = JSON.parse(await readFile(join(root, agreedPath), 'utf8'));
  return agreedFile.parse(json);
}

/** Both sides of every page as they are now. */
export async function presentPages(root: string): Promise<AgreedPages> {
  const docs = join(root, 'content', 'docs');
  const pages = (await readdir(join(docs, 'en'), { recursive: true })).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.mdx')).sort();
  const hash = async (language: Language, page: string): Promise<string> =>
    createHash('sha256').update(await readFile(join(docs, language, page))).digest('hex').slice(0, 12);
  return Object.fromEntries(await Promise.all(pages.map(async (page) => [page, { en: await hash('en', page), fr: await hash('fr', page) }] as const)));
}

/** "limits/mnist.mdx: the English side has changed, the French has not", for each page whose sides may no longer say the same. */
export async function staleSides(root: string, agreed?: AgreedPages): Promise<string[]> {
  const before = agreed ?? (await agreedPages(root));
  const names: Record<Language, string> = { en: 'English', fr: 'French' };
  return Object.entries(await presentPages(root)).flatMap(([page, now]) => {
    const old = before[page];
    if (old === undefined) return [`${page}: new`];
    const [changed, ...more] = languages.filter((language) => now[language] !== old[language]);
    if (changed === undefined) return [];
    if (more.length > 0) return [`${page}: both sides have changed`];
    return [`${page}: the ${names[changed]} side has changed, the ${names[changed === 'en' ? 'fr' : 'en']} has not`];
  });
}
