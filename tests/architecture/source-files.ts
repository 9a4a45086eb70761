// Reads every source file of the house and what each one imports, for the architecture tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** Path from the root of the project, with `/`, to the text of the file. */
export type SourceFiles = ReadonlyMap<string, string>;

export type Import = {
  readonly from: string;
  readonly specifier: string;
  readonly line: number;
  /** A file of the project, by its path; absent for a package. */
  readonly file?: string;
};

const root = resolve(import.meta.dirname, '../..');
const folders = ['src', 'sync-server'];

export const readSourceFiles = (): SourceFiles => {
  const files = new Map<string, string>();
  for (const folder of folders) {
    const top = join(root, folder);
    if (!existsSync(top)) continue;
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      const isTestOnly = path.split('/').includes('tests');
      if (entry.isFile() && /\.tsx?$/.test(path) && !isTestOnly) {
        files.set(path, readFileSync(join(root, path), 'utf8'));
      }
    }
  }
  return files;
};

/** Every import of a file: values, types, `import()`, `typeof import()`, re-exports, workers by URL. */
export const importsOf = (path: string, text: string): readonly Import[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kindOf(path));
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const file = fileFromSpecifier(path, specifier);
    found.push({ from: path, specifier, line, ...(file === undefined ? {} : { file }) });
  };
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node);
    if (named !== undefined) add(node, named);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const kindOf = (path: string) => (path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** What a test cannot read counts as an import of nothing allowed. */
export const UNREADABLE = '<computed>';

const textOf = (node: ts.Node | undefined): string =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : UNREADABLE;

const moduleNamedBy = (node: ts.Node): string | undefined => {
  if (ts.isImportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExportDeclaration(node)) {
    return node.moduleSpecifier === undefined ? undefined : textOf(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : UNREADABLE;
  }
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (ts.isCallExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return textOf(node.arguments[0]);
    const callee = node.expression.getText();
    if (callee === 'require') return textOf(node.arguments[0]);
    if (callee.startsWith('import.meta.glob')) return UNREADABLE;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [target, base] = node.arguments ?? [];
    if (base?.getText() === 'import.meta.url') return relativeIfBare(textOf(target));
  }
  return undefined;
};

// `new URL('worker.ts', import.meta.url)` is relative with or without the dot.
const relativeIfBare = (text: string) =>
  text === UNREADABLE || text.startsWith('.') ? text : `./${text}`;

const aliases = Object.entries(
  (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      imports: Record<string, string>;
    }
  ).imports,
).map(([alias, target]) => [alias.replace('*', ''), target.replace('*', '').slice(2)] as const);

const fileFromSpecifier = (from: string, specifier: string): string | undefined => {
  const bare = specifier.split('?')[0] ?? '';
  if (bare.startsWith('.')) return posix.normalize(posix.join(dirname(from), bare));
  const alias = aliases.find(([prefix]) => bare.startsWith(prefix));
  return alias && posix.normalize(alias[1] + bare.slice(alias[0].length));
};
