/**
 * The colours of the site, once. The page gets them as custom properties, Expressive Code as two themes,
 * so an editor that replaces static code keeps its colours.
 */
export const themeNames = ['light', 'dark'] as const;
export type ThemeName = (typeof themeNames)[number];

const light = {
  paper: '#faf6ee',
  'paper-raised': '#fffdf9',
  'paper-sunk': '#f1eadd',
  ink: '#221c15',
  'ink-soft': '#564b3f',
  line: '#dcd1bf',
  copper: '#8a3b0d',
  'copper-strong': '#6b2d08',
  'copper-ink': '#fffaf3',
  'copper-wash': '#f6e3d3',
  'series-1': '#14568c',
  'series-2': '#a86f00',
  'series-3': '#1f8a7a',
  'series-4': '#9c3d72',
  pass: '#1c6638',
  fail: '#a31d17',
  warn: '#765300',
  'syntax-keyword': '#8a2d5c',
  'syntax-string': '#2f6130',
  'syntax-number': '#14568c',
  'syntax-name': '#6b4400',
  'syntax-comment': '#665b4e',
} as const;

export type Tone = keyof typeof light;

const dark: Record<Tone, string> = {
  paper: '#181411',
  'paper-raised': '#211c18',
  'paper-sunk': '#120f0c',
  ink: '#f0e8db',
  'ink-soft': '#c3b7a6',
  line: '#40382f',
  copper: '#eb9a63',
  'copper-strong': '#f6b98f',
  'copper-ink': '#1d0f05',
  'copper-wash': '#3a271a',
  'series-1': '#74b6ea',
  'series-2': '#e0b044',
  'series-3': '#55c6b2',
  'series-4': '#dd93c7',
  pass: '#86d39c',
  fail: '#ff9d90',
  warn: '#e8c465',
  'syntax-keyword': '#eaa0cd',
  'syntax-string': '#a5d39b',
  'syntax-number': '#8cc3ef',
  'syntax-name': '#e6c07a',
  'syntax-comment': '#a99d8d',
};

export const palette: Record<ThemeName, Record<Tone, string>> = { light, dark };

function properties(name: ThemeName): string {
  const tones = Object.entries(palette[name]).map(([tone, colour]) => `--${tone}:${colour}`);
  return [`color-scheme:${name}`, ...tones].join(';');
}

/** Starlight marks the page's theme on `<html>`; dark is its ground state. */
export const paletteCss = `:root{${properties('dark')}}:root[data-theme='light']{${properties('light')}}`;
