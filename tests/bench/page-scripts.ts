import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The JavaScript of one page of a built site, as it stands on disk. */
export interface PageScripts {
  /** Paths from the site's root, "_astro/page.cNngjUgL.js". */
  files: string[];
  /** What stands in the page itself. */
  inline: string;
}

/** Scripts that the page names and those they import, whatever happens. What is imported on demand is not among them. */
export function staticScripts(site: string, page: string): PageScripts {
  const { files, inline } = scriptsIn(readFileSync(join(site, page, 'index.html'), 'utf8'));
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const imported of importsOf(readFileSync(join(site, file), 'utf8'))) follow(pathFrom(`/${file}`, imported));
  };
  for (const file of files) follow(file);
  return { files: [...found].sort(), inline };
}

/** Only the scripts that the page's own text holds or names. */
export function scriptsIn(html: string): PageScripts {
  const elements = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes = '', text = '']) => ({
    type: /\btype="([^"]*)"/.exec(attributes)?.[1] ?? '',
    source: /\bsrc="([^"]*)"/.exec(attributes)?.[1],
    text,
  }));
  const scripts = elements.filter(({ type }) => type === '' || type === 'module' || type === 'text/javascript');
  return {
    files: scripts.flatMap(({ source }) => (source === undefined ? [] : [pathFrom('/', source)])),
    inline: scripts.flatMap(({ source, text }) => (source === undefined ? [text] : [])).join('\n'),
  };
}

/** Kilobytes (of 1000 bytes) once packed by gzip -9, each file by itself, as it is served. */
export function gzipKilobytes(site: string, { files, inline }: PageScripts): number {
  return [inline, ...files.map((file) => readFileSync(join(site, file)))].reduce((sum, content) => sum + gzipBytes(content), 0) / 1000;
}

export function gzipBytes(content: string | Uint8Array): number {
  return content.length === 0 ? 0 : gzipSync(content, { level: 9 }).length;
}

function importsOf(code: string): string[] {
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body.flatMap((statement) => {
    const names = statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration';
    return names && typeof statement.source?.value === 'string' ? [statement.source.value] : [];
  });
}

/** Path from the site's root, without the slash, of what `from` names. */
function pathFrom(from: string, name: string): string {
  return new URL(name, `http://site${from}`).pathname.slice(1);
}
