import { tokenizer } from 'acorn';
import { transform } from 'sucrase';

/**
 * What a TypeScript source does: its code without comments and without the words between quotes, which alone may
 * differ between its two languages.
 * @throws Error where the source cannot be read
 */
export function deedsOf(source: string): string {
  const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true });
  return [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })]
    .map(({ type, start, end }) => (type.label === 'string' || type.label === 'template' ? type.label : code.slice(start, end)))
    .join('\n');
}
