import { palette, type ThemeName } from './palette.ts';

interface CodeTheme {
  name: string;
  type: ThemeName;
  colors: Record<string, string>;
  tokenColors: { scope: string[]; settings: { foreground: string; fontStyle?: string } }[];
}

function codeTheme(type: ThemeName): CodeTheme {
  const tones = palette[type];
  const token = (foreground: string, ...scope: string[]) => ({ scope, settings: { foreground } });
  return {
    name: `sans-gpu-${type}`,
    type,
    colors: {
      'editor.background': tones['paper-raised'],
      'editor.foreground': tones.ink,
      'editor.selectionBackground': tones['copper-wash'],
      'editorLineNumber.foreground': tones['syntax-comment'],
      'editorGroupHeader.tabsBackground': tones['paper-sunk'],
      'editorGroupHeader.tabsBorder': tones.line,
      'tab.activeBackground': tones['paper-raised'],
      'tab.activeForeground': tones.ink,
      'tab.activeBorderTop': tones['paper-raised'],
      'titleBar.activeBackground': tones['paper-sunk'],
      'titleBar.border': tones.line,
      focusBorder: tones.copper,
    },
    tokenColors: [
      token(tones['syntax-comment'], 'comment', 'punctuation.definition.comment'),
      token(tones['syntax-keyword'], 'keyword', 'storage', 'keyword.operator.expression', 'keyword.operator.new'),
      token(tones.ink, 'keyword.operator', 'punctuation', 'meta.brace'),
      token(tones['syntax-string'], 'string', 'punctuation.definition.string'),
      token(tones['syntax-number'], 'constant', 'constant.numeric', 'variable.other.constant.property'),
      token(tones['syntax-name'], 'entity.name.function', 'support.function', 'entity.name.type', 'support.type', 'support.class'),
    ],
  };
}

export const codeThemes: CodeTheme[] = [codeTheme('dark'), codeTheme('light')];
