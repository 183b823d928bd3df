import starlight from '@astrojs/starlight';
import { build } from 'astro';
import { cp, rm } from 'node:fs/promises';
import { root } from '../fixtures/site.ts';

/**
 * Builds a site of one page with nothing but the installed Starlight: a title, headings and a block of code, as any
 * chapter has. Gives its folder. It stands under build/ so that what Astro leaves beside its sources is not kept.
 */
export async function buildBareStarlight(): Promise<string> {
  const project = `${root}build/bare-starlight`;
  await rm(project, { recursive: true, force: true });
  await cp(`${root}tests/bench/bare-starlight`, project, { recursive: true });
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    integrations: [starlight({ title: 'Bare', pagefind: true })],
  });
  return `${project}/dist`;
}
