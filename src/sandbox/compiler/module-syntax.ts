import { parse, type AnyNode, type ModuleDeclaration, type Pattern, type Statement } from 'acorn';

/** One place where a module names another. `start` and `end` enclose the specifier without its quotes. */
export interface ImportSite {
  specifier: string;
  start: number;
  end: number;
  line: number;
  /** Names it takes from the other module; empty for `import * as x` and for side effects. */
  names: string[];
  /** `export * from`: what the other module exports, except its default, this one exports too. */
  passesOn: boolean;
}

export interface ModuleSyntax {
  imports: ImportSite[];
  exports: string[];
  /** Lines of `import(…)` whose argument is not a plain text. */
  computedImports: number[];
}

/** Reads a module's imports and exports. Throws a SyntaxError with "(line:column)" at the end of its message. */
export function moduleSyntax(code: string): ModuleSyntax {
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const found: ModuleSyntax = { imports: [], exports: [], computedImports: [] };
  for (const node of program.body) readDeclaration(node, found);
  readDynamicImports(program, found);
  found.imports.sort((a, b) => a.start - b.start);
  return found;
}

function readDeclaration(node: Statement | ModuleDeclaration, found: ModuleSyntax): void {
  switch (node.type) {
    case 'ImportDeclaration': {
      const names = node.specifiers.flatMap((specifier) => {
        if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
        return specifier.type === 'ImportSpecifier' ? [nameOf(specifier.imported)] : [];
      });
      addImport(found, node.source, names);
      return;
    }
    case 'ExportAllDeclaration':
      addImport(found, node.source, [], !node.exported);
      if (node.exported) found.exports.push(nameOf(node.exported));
      return;
    case 'ExportDefaultDeclaration':
      found.exports.push('default');
      return;
    case 'ExportNamedDeclaration': {
      if (node.source) addImport(found, node.source, node.specifiers.map((specifier) => nameOf(specifier.local)));
      found.exports.push(...node.specifiers.map((specifier) => nameOf(specifier.exported)));
      const declaration = node.declaration;
      if (declaration?.type === 'VariableDeclaration') {
        found.exports.push(...declaration.declarations.flatMap((part) => patternNames(part.id)));
      } else if (declaration) found.exports.push(declaration.id.name);
      return;
    }
    default:
  }
}

/** `import(…)` may stand anywhere, so every node is visited. */
function readDynamicImports(node: AnyNode, found: ModuleSyntax): void {
  if (node.type === 'ImportExpression') {
    const source = node.source;
    if (source.type === 'Literal' && typeof source.value === 'string') addImport(found, source, []);
    else found.computedImports.push(node.loc?.start.line ?? 1);
  }
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) readDynamicImports(child, found);
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && typeof value.type === 'string';
}

function addImport(found: ModuleSyntax, source: { value?: unknown; start: number; end: number; loc?: { start: { line: number } } | null }, names: string[], passesOn = false): void {
  if (typeof source.value !== 'string') return;
  found.imports.push({ specifier: source.value, start: source.start + 1, end: source.end - 1, line: source.loc?.start.line ?? 1, names, passesOn });
}

function nameOf(node: { type: 'Identifier'; name: string } | { type: 'Literal'; value?: unknown }): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

function patternNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'MemberExpression':
      return [];
  }
}
