/** A comment of a twin and the code under it. */
export interface Section {
  /** The comment's sentences on one line; empty where the code comes without one. */
  readonly words: string;
  readonly code: string;
}

/**
 * Cuts a Python file where a comment begins at the margin after an empty line (or at the top): what a reader sees as the
 * next step. Comments further in belong to their code.
 */
export function twinSections(file: string): Section[] {
  const lines = file.trimEnd().split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('# ') && (lines[at - 1] ?? '') === '' ? [at] : []));
  return [...new Set([0, ...starts])].map((start, index, all) => section(lines.slice(start, all[index + 1]))).filter(({ words, code }) => words !== '' || code !== '');
}

function section(lines: readonly string[]): Section {
  const end = lines.findIndex((line) => !line.startsWith('# '));
  const comment = lines.slice(0, end === -1 ? lines.length : end);
  return {
    words: comment.map((line) => line.slice(2)).join(' '),
    code: lines.slice(comment.length).join('\n').replace(/^\n+|\s+$/g, ''),
  };
}
