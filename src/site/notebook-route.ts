import type { AstroIntegration } from 'astro';

/** Pages live in `content` and Starlight serves them; the notebooks are the one thing that Astro's own routes make. */
export function notebookRoute(): AstroIntegration {
  return {
    name: 'notebooks',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/notebooks/[file]', entrypoint: new URL('pages/notebook.ts', import.meta.url), prerender: true });
      },
    },
  };
}
