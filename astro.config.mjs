import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig, envField, fontProviders } from 'astro/config';
import course from './exercises/course.json' with { type: 'json' };
import { codeThemes } from './src/site/code-themes.ts';
import { notebookRoute } from './src/site/notebook-route.ts';
import { pageLinks } from './src/site/page-links.ts';

/** Where the site stands on its host: "/" or, say, "/deep-learning/". Every link follows it. */
const base = process.env.SITE_BASE ?? '/';

/** A latin subset from npm, served by the site itself. */
const font = (name, cssVariable, fallbacks, weight, files) => ({
  name,
  cssVariable,
  fallbacks,
  provider: fontProviders.local(),
  options: {
    variants: Object.entries(files).map(([style, file]) => ({
      src: [`./node_modules/@fontsource-variable/${file}.woff2`],
      weight,
      style,
    })),
  },
});

// https://starlight.astro.build/reference/configuration/
export default defineConfig({
  // Starlight looks for its content under `srcDir`, and `content` stands at the top of this tree.
  srcDir: '.',
  publicDir: './src/site/public',
  base,
  // The site's own address, where it is known: notebooks link back to it.
  site: process.env.SITE_URL,
  env: {
    schema: {
      // "owner/name" of the public repository of which the built site is a branch: Colab opens notebooks from there.
      SITE_REPOSITORY: envField.string({ context: 'server', access: 'public', optional: true }),
      SITE_BRANCH: envField.string({ context: 'server', access: 'public', default: 'gh-pages' }),
    },
  },
  markdown: { processor: satteri({ hastPlugins: [pageLinks(base)] }) },
  // Shared memory, hence threads, exists only on pages served with these two headers.
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
  // The editor is one chunk, loaded when a reader asks for it.
  vite: { build: { chunkSizeWarningLimit: 1000 } },
  fonts: [
    font('Source Serif 4', '--font-text', ['Georgia', 'serif'], '200 900', {
      normal: 'source-serif-4/files/source-serif-4-latin-wght-normal',
      italic: 'source-serif-4/files/source-serif-4-latin-wght-italic',
    }),
    font('Schibsted Grotesk', '--font-ui', ['Arial', 'sans-serif'], '400 900', {
      normal: 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal',
    }),
    font('JetBrains Mono', '--font-code', ['monospace'], '100 800', {
      normal: 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal',
    }),
  ],
  integrations: [
    starlight({
      title: 'sans-gpu',
      favicon: '/favicon.svg',
      credits: false,
      locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français', lang: 'fr' } },
      sidebar: [
        {
          label: 'Start',
          translations: { fr: 'Commencer' },
          items: [{ slug: 'start' }],
        },
        {
          label: 'How it runs on a CPU',
          translations: { fr: 'Comment ça tourne sur un CPU' },
          items: [{ slug: 'cpu' }, { slug: 'cpu/pytorch' }, { slug: 'cpu/tensorflow' }, { slug: 'cpu/tensorflow-js' }],
        },
        {
          label: 'Limits of a CPU',
          translations: { fr: 'Les limites du CPU' },
          items: [{ slug: 'limits' }, { slug: 'limits/mnist' }, { slug: 'limits/cifar-10' }, { slug: 'limits/architectures' }, { slug: 'limits/transformers' }, { slug: 'limits/inference' }],
        },
        {
          label: 'When a GPU matters',
          translations: { fr: 'Quand un GPU compte' },
          items: [{ slug: 'gpu' }, { slug: 'gpu/training-time' }, { slug: 'gpu/data' }, { slug: 'gpu/large-models' }, { slug: 'gpu/hyperparameters' }],
        },
        {
          label: 'Study on a CPU',
          translations: { fr: 'Étudier sur un CPU' },
          items: [{ slug: 'study' }, { slug: 'study/data' }, { slug: 'study/architectures' }, { slug: 'study/budget' }, { slug: 'study/colab' }],
        },
        {
          label: 'Exercises',
          translations: { fr: 'Exercices' },
          items: [
            { slug: 'exercises' },
            ...course.units.flatMap((unit) => unit.exercises.map((id) => ({ slug: `exercises/${id}` }))),
          ],
        },
        {
          label: 'About',
          translations: { fr: 'À propos' },
          items: [{ slug: 'glossary' }, { slug: 'teach' }, { slug: 'about/measurements' }, { slug: 'about/kernels' }],
        },
      ],
      components: {
        Head: './src/site/components/Head.astro',
        Header: './src/site/components/Header.astro',
        LanguageSelect: './src/site/components/LanguageSelect.astro',
        PageTitle: './src/site/components/PageTitle.astro',
        SiteTitle: './src/site/components/SiteTitle.astro',
      },
      customCss: [
        './src/site/styles/theme.css',
        './src/site/styles/prose.css',
        './src/site/styles/chrome.css',
        './src/site/styles/front.css',
        './src/site/styles/shell.css',
        './src/site/styles/limits.css',
        './src/site/styles/glossary.css',
        './src/site/styles/captured.css',
      ],
      expressiveCode: {
        themes: codeThemes,
        // The colours are ours and already have the contrast.
        minSyntaxHighlightingColorContrast: 0,
        styleOverrides: {
          borderRadius: '0.25rem',
          borderColor: 'var(--line)',
          codeFontFamily: 'var(--sl-font-mono)',
          codeFontSize: 'var(--code-size)',
          codeLineHeight: '1.6',
          uiFontFamily: 'var(--sl-font-ui)',
          frames: { frameBoxShadowCssValue: 'none' },
        },
      },
    }),
    mdx(),
    notebookRoute(),
  ],
});
