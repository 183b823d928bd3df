import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { addressOf } from './address.ts';

type HastPlugin = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

/**
 * Lets prose link to a page by its path alone, the same in both languages: `[…](/limits/mnist/)` gets the
 * language of the file it stands in and the base the site is built for. What follows the path, `?…` or `#…`, stays.
 */
export function pageLinks(base: string): HastPlugin {
  return ({ fileURL }) => {
    const language = fileURL?.pathname.includes('/content/docs/fr/') ? 'fr' : 'en';
    return {
      name: 'page-links',
      element: {
        filter: ['a'],
        visit(node, context) {
          const href = node.properties['href'];
          if (typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return;
          const page = href.replace(/[?#].*$/, '');
          context.setProperty(node, 'href', addressOf(base, language, page) + href.slice(page.length));
        },
      },
    };
  };
}
