import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';

/**
 * The specifiers of all imports of a source file: declarations, re-exports, import types, `import()`,
 * `require()`, and an external script of a `.vue` file. A specifier that is computed at run time is given as
 * `computed`.
 */
export const importsOf = (path: string, source: string): readonly string[] =>
  path.endsWith('.vue') ? importsOfComponent(source) : importsOfScript(path, source);

export const computed = '(computed)';

const importsOfComponent = (source: string): readonly string[] => {
  const { script, scriptSetup } = parse(source, { sourceMap: false }).descriptor;
  return [script, scriptSetup].flatMap((part) =>
    part ? [...(part.src ? [part.src] : []), ...importsOfScript('component.ts', part.content)] : [],
  );
};

const importsOfScript = (path: string, source: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) found.push(ts.isStringLiteralLike(specifier) ? specifier.text : computed);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false));
  return found;
};

const specifierOf = (node: ts.Node): ts.Node | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (ts.isCallExpression(node) && loadsModule(node.expression)) return node.arguments[0];
  return undefined;
};

const loadsModule = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
