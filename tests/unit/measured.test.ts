import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measuredFile } from '../../src/contract/measured.ts';
import { figureById, figures } from '../../src/measured/figures.ts';
import { root } from '../fixtures/site.ts';

const files = readdirSync(`${root}src/measured`).filter((name) => name.endsWith('.json'));

function figuresIn(name: string): ReturnType<typeof measuredFile.parse>['figures'] {
  const content: unknown = JSON.parse(readFileSync(`${root}src/measured/${name}`, 'utf8'));
  return measuredFile.parse(content).figures;
}

describe.each(files)('src/measured/%s', (name) => {
  test('holds measured figures, and each can be quoted on a page', () => {
    for (const figure of figuresIn(name)) expect(figureById(figure.id)).toEqual(figure);
  });

  test('names real machines and commands', () => {
    expect(JSON.stringify(figuresIn(name))).not.toMatch(/temporary|not measured|todo/i);
  });

  test('has each value within its spread', () => {
    for (const { id, value, spread } of figuresIn(name)) {
      if (spread === undefined) continue;
      expect(value, id).toBeGreaterThanOrEqual(spread[0]);
      expect(value, id).toBeLessThanOrEqual(spread[1]);
    }
  });
});

test('no figure comes from a file that is gone', () => {
  expect(figures).toHaveLength(files.flatMap(figuresIn).length);
});

test('a command quoted by a figure is one that this repository has, or says that it is not', () => {
  const topics = readFileSync(`${root}tests/bench/run.ts`, 'utf8');
  for (const { id, origin } of figures) {
    if (!('command' in origin)) continue;
    const topic = /^npm run bench -- ([\w-]+)$/.exec(origin.command)?.[1];
    if (topic === undefined) expect(origin.command, id).toMatch(/outside this repository/);
    else expect(topics, id).toContain(`./${topic}.ts`);
  }
});
