import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { languages, type Language } from '../../contract/text.ts';
import { frameworks, type Twin } from '../../contract/twin.ts';
import { addressOf } from '../address.ts';
import { exampleFile } from '../code-files.ts';
import { makeNotebook, notebookFile, type Chapter } from '../notebooks/make-notebook.ts';
import { twins } from '../twins.ts';

/** Served as /notebooks/<name>-<framework>.ipynb, and .fr.ipynb: every twin of the course as a notebook. */
export const getStaticPaths = (async () => {
  const pages = await getCollection('docs');
  const chapterOf = ({ chapter, title }: Twin, language: Language): Chapter => {
    const page = pages.find(({ id }) => id === (language === 'fr' ? `fr/${chapter}` : chapter));
    if (page === undefined) return { title: title[language] };
    const path = addressOf(import.meta.env.BASE_URL, language, chapter);
    const site: unknown = import.meta.env.SITE;
    return { title: page.data.title, question: page.data.question, address: typeof site === 'string' ? new URL(path, site).href : undefined };
  };
  return twins.flatMap((twin) =>
    languages.flatMap((language) =>
      frameworks.map((framework) => ({
        params: { file: notebookFile(twin.name, framework, language) },
        props: {
          parts: {
            title: twin.title[language],
            framework,
            language,
            source: exampleFile(twin.name, `${framework}.py`, language),
            chapter: chapterOf(twin, language),
          },
        },
      })),
    ),
  );
}) satisfies GetStaticPaths;

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(`${JSON.stringify(makeNotebook(props.parts), null, 1)}\n`, { headers: { 'Content-Type': 'application/x-ipynb+json' } });
