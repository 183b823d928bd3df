import type { SandpackTheme } from '@codesandbox/sandpack-react';

/** The site's colours by name: the page's theme can change without the editor being drawn anew. */
export const sandpackTheme: SandpackTheme = {
  colors: {
    surface1: 'var(--paper-raised)',
    surface2: 'var(--line)',
    surface3: 'var(--pg-active-line)',
    disabled: 'var(--syntax-comment)',
    base: 'var(--ink)',
    clickable: 'var(--ink-soft)',
    hover: 'var(--ink)',
    accent: 'var(--ink)',
    error: 'var(--fail)',
    errorSurface: 'var(--paper-sunk)',
    warning: 'var(--warn)',
    warningSurface: 'var(--paper-sunk)',
  },
  syntax: {
    plain: 'var(--ink)',
    comment: { color: 'var(--syntax-comment)', fontStyle: 'italic' },
    keyword: 'var(--syntax-keyword)',
    definition: 'var(--syntax-name)',
    punctuation: 'var(--ink)',
    property: 'var(--ink)',
    tag: 'var(--syntax-name)',
    static: 'var(--syntax-number)',
    string: 'var(--syntax-string)',
  },
  font: {
    body: 'var(--pg-font)',
    mono: 'var(--pg-font-code)',
    size: 'var(--pg-code-size)',
    lineHeight: '1.6',
  },
};
