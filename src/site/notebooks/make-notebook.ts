import { notebook, type Notebook, type NotebookCell } from '../../contract/notebook.ts';
import type { Language } from '../../contract/text.ts';
import type { Framework } from '../../contract/twin.ts';
import { twinSections } from './twin-sections.ts';
import { frameworkNames, notebookWords } from './words.ts';

/** The page that a notebook belongs to. */
export interface Chapter {
  readonly title: string;
  readonly question?: string | undefined;
  /** Absolute, where the site knows its own. */
  readonly address?: string | undefined;
}

export interface NotebookParts {
  readonly title: string;
  readonly framework: Framework;
  readonly language: Language;
  /** The twin: content/examples/<name>/<framework>.py in that language. */
  readonly source: string;
  readonly chapter: Chapter;
}

/** Packages that a plain Colab may lack. They are installed by the first cell. */
const toInstall = ['datasets'];
const installed = ['torch', 'torchvision', 'tensorflow', ...toInstall];

/** The twin as a notebook: its comments as text, its code in cells, the chapter in front. The same parts give the same bytes. */
export function makeNotebook({ title, framework, language, source, chapter }: NotebookParts): Notebook {
  const words = notebookWords[language];
  const packages = installed.filter((name) => new RegExp(`^(import|from) ${name}\\b`, 'm').test(source));
  const missing = packages.filter((name) => toInstall.includes(name));
  const from = chapter.address === undefined ? `*${chapter.title}*` : `[${chapter.title}](${chapter.address})`;
  const sections = twinSections(source);
  const cells = [
    markdown('title', `# ${title}, ${frameworkNames[framework]}`),
    markdown('chapter', [...(chapter.question === undefined ? [] : [`> ${chapter.question}`]), words.from(from), words.needs(`pip install ${packages.join(' ')}`)].join('\n\n')),
    ...(missing.length === 0 ? [] : [code('install', `%pip install --quiet ${missing.join(' ')}`)]),
    ...sections.flatMap((section, index) => [
      ...(section.words === '' ? [] : [markdown(`words-${index + 1}`, plain(section.words))]),
      ...(section.code === '' ? [] : [code(`code-${index + 1}`, section.code)]),
    ]),
  ];
  const usesGpu = !keepsToTheProcessor(source);
  if (!usesGpu) cells.push(markdown('gpu', words.gpu[framework]));
  return notebook.parse({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
      ...(usesGpu && /cuda|"GPU"/.test(source) ? { accelerator: 'GPU', colab: { gpuType: 'T4' } } : {}),
    },
    cells,
  });
}

function keepsToTheProcessor(source: string): boolean {
  return source.includes('torch.device("cpu")') || source.includes('set_visible_devices([], "GPU")');
}

function markdown(id: string, text: string): NotebookCell {
  return { cell_type: 'markdown', id, metadata: {}, source: lines(text) };
}

function code(id: string, text: string): NotebookCell {
  return { cell_type: 'code', id, metadata: {}, source: lines(text), execution_count: null, outputs: [] };
}

function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** A comment is plain text: signs that Markdown would take for its own are shown as they are. */
function plain(words: string): string {
  return words.replace(/[\\`*_<>[\]#|]/g, '\\$&');
}

/** The name of the file, the same in the site's folder and on the reader's disk. */
export function notebookFile(name: string, framework: Framework, language: Language): string {
  return `${name}-${framework}${language === 'fr' ? '.fr' : ''}.ipynb`;
}
