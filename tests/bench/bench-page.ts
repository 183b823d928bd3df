import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveFolder } from '../../src/cli/serve-dist.node.ts';
import { launchChromium } from '../fixtures/chromium.ts';
import { root } from '../fixtures/site.ts';

export interface ServedSite {
  url: string;
  /** Its files. */
  folder: string;
}

export interface BenchSite extends ServedSite {
  browser: Browser;
}

/** Serves a copy of the built site: a build that happens meanwhile changes nothing of what is measured. */
export async function withServedSite<T>(use: (site: ServedSite) => Promise<T>): Promise<T> {
  if (!existsSync(`${root}dist/index.html`)) throw new Error('The site has not been built. Run: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'sans-gpu-bench-'));
  try {
    await cp(`${root}dist`, folder, { recursive: true, preserveTimestamps: true });
    const served = await serveFolder(folder, { port: 0 });
    try {
      return await use({ url: served.url, folder });
    } finally {
      await served.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The built site, served, and a Chromium to visit it with. */
export function withSite<T>(use: (site: BenchSite) => Promise<T>): Promise<T> {
  return withServedSite(async (site) => {
    const browser = await launchChromium();
    try {
      return await use({ ...site, browser });
    } finally {
      await browser.close();
    }
  });
}

/** A visitor who was never here: nothing is cached. */
export async function asNewVisitor<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** A module of this folder as one script; its exports stand under `name` in the page. */
export async function scriptFor(file: string, name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}tests/bench/${file}`],
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    globalName: name,
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
