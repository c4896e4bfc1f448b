import { posix } from 'node:path';
import ts from 'typescript';
import { assignedTarget, changesIn, rootOf, unwrapped } from './changes';
import { constantCall, isAsConst, isConstantObject, kindOfType } from './constants';
import { parseModules, type ModuleCode, type ModuleFile } from './module-code';

/** What a module keeps from its loading to the end of the page, and what can change in it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  /** The variable that holds it; without one, what is called or assigned. */
  readonly name: string;
  readonly what: string;
}

/**
 * The mutable state at the top level of modules. What runs when a module is loaded counts, with functions of
 * the module that are called meanwhile; what stands inside other functions or in `<script setup>`, which runs
 * for each instance, does not. Found are
 *
 * - variables with `let` or `var`, assignments, static fields;
 * - objects of a class, unless they are constants (constants.ts); a `Map` or `Set` may stand in a variable of
 *   a type that cannot change it;
 * - what a call gives, unless that is a constant (constants.ts);
 * - arrays and objects that are empty, have a type for changing them, or are changed by some module.
 *
 * @param sources of all modules of a layer, by path from the project's folder: `renderer/keys/keys.ts`
 */
export const topLevelState = (sources: ReadonlyMap<string, string>): readonly Finding[] => {
  const code = parseModules(sources);
  const changed = changedVariables(code);
  const found = code.files.flatMap((file) =>
    file.statements.flatMap((statement) =>
      findingsIn({ code, file, changed, called: new Set() }, statement, null),
    ),
  );
  const keys = found.map(({ file, name }) => `${file} ${name}`);
  return found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
};

interface Context {
  readonly code: ModuleCode;
  readonly file: ModuleFile;
  /** Where a top-level variable of some module is changed, by file and name of the variable. */
  readonly changed: ReadonlyMap<string, ChangePlace>;
  /** Functions of the module whose bodies have been looked at. */
  readonly called: Set<ts.Node>;
}

interface ChangePlace {
  readonly place: string;
  readonly byMethod: boolean;
}

const changedVariables = (code: ModuleCode): ReadonlyMap<string, ChangePlace> => {
  const paths = new Set(code.files.map(({ path }) => path));
  const changed = new Map<string, ChangePlace>();
  const note = (variable: string, change: ChangePlace): void => {
    if (changed.get(variable)?.byMethod !== false) changed.set(variable, change);
  };
  for (const { path, source } of code.files)
    for (const { root, line, byMethod } of changesIn(source)) {
      const declaration = code.declarationOf(root);
      const change = { place: `${path}:${line}`, byMethod };
      if (!declaration) continue;
      if (ts.isImportSpecifier(declaration)) {
        const name = (declaration.propertyName ?? declaration.name).text;
        note(`${importedFile(path, declaration, paths)} ${name}`, change);
      } else if (!functionAround(declaration)) note(`${path} ${root.text}`, change);
    }
  return changed;
};

const functionAround = (node: ts.Node): ts.Node | undefined =>
  ts.findAncestor(node.parent, ts.isFunctionLike);

const importedFile = (from: string, node: ts.Node, paths: ReadonlySet<string>): string | null => {
  const specifier = ts.findAncestor(node, ts.isImportDeclaration)?.moduleSpecifier;
  if (!specifier || !ts.isStringLiteral(specifier)) return null;
  const { text } = specifier;
  const target = text.startsWith('.') ? posix.join(posix.dirname(from), text) : text.replace(/^#/, '');
  return [target, `${target}.ts`, `${target}/index.ts`].find((path) => paths.has(path)) ?? null;
};

/** @param name of the variable around the node; null outside one */
const findingsIn = (context: Context, node: ts.Node, name: string | null): readonly Finding[] => {
  if (isOnlyType(node) || isOfInstance(node)) return [];
  if (ts.isFunctionLike(node) && !ts.isFunctionDeclaration(node) && !runsNow(node)) return [];
  const holder = name ?? declaredName(node);
  const what = stateOf(context, node);
  if (what) {
    const { line } = context.file.source.getLineAndCharacterOfPosition(node.getStart());
    return [{ file: context.file.path, line: line + 1, name: holder ?? labelOf(node), what }];
  }
  if (ts.isFunctionDeclaration(node)) return [];
  const body = ts.isCallExpression(node) ? bodyOfCalled(context, node.expression) : null;
  const inBody = body ? findingsIn(context, body, holder ?? labelOf(node)) : [];
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => void parts.push(child));
  return [...inBody, ...parts.flatMap((part) => findingsIn(context, part, holder))];
};

const isOnlyType = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  (ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword));

const isStatic = (node: ts.PropertyDeclaration): boolean =>
  (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

const isOfInstance = (node: ts.Node): boolean => ts.isPropertyDeclaration(node) && !isStatic(node);

/** Whether a function is called where it stands, or given to a method that calls it at once. */
const runsNow = (node: ts.Node): boolean => {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return runsNow(parent);
  if (!ts.isCallExpression(parent)) return false;
  return parent.expression === node || constantCall(parent) === 'method';
};

/** The body of a function of the same module that is called while it is loaded; only once. */
const bodyOfCalled = ({ code, called }: Context, callee: ts.Expression): ts.Node | null => {
  const declaration = ts.isIdentifier(callee) ? code.declarationOf(callee) : null;
  const body = declaration && functionBody(declaration);
  if (!body || called.has(body)) return null;
  called.add(body);
  return body;
};

const functionBody = (declaration: ts.Declaration): ts.Node | null => {
  if (ts.isFunctionDeclaration(declaration)) return declaration.body ?? null;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null;
  const value = unwrapped(declaration.initializer);
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value.body : null;
};

/** The names of a declaration; of the class for its static parts. */
const declaredName = (node: ts.Node): string | null => {
  if (ts.isVariableDeclaration(node)) return node.name.getText();
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name?.text ?? null;
  return null;
};

const labelOf = (node: ts.Node): string => {
  const target = assignedTarget(node);
  if (target) return (rootOf(target) ?? target).getText();
  return (ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : node).getText();
};

/** What makes this node itself state, apart from its parts; null when nothing does. */
const stateOf = (context: Context, node: ts.Node): string | null => {
  if (ts.isVariableDeclaration(node)) return stateOfVariable(context, node);
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    return changedAt(context, node.name?.text ?? '');
  if (ts.isPropertyDeclaration(node)) return 'is a static field';
  if (ts.isClassStaticBlockDeclaration(node)) return 'is a static block';
  if (assignedTarget(node)) return functionAround(node) ? null : 'is assigned';
  if (ts.isNewExpression(node) && !isConstantObject(node))
    return `is made with new ${node.expression.getText()}`;
  if (ts.isCallExpression(node) && !constantCall(node) && !isOwnFunction(context, node.expression))
    return `is what ${node.expression.getText()}() gives`;
  return null;
};

const stateOfVariable = (context: Context, node: ts.VariableDeclaration): string | null => {
  const inFunction = functionAround(node) !== undefined;
  if (inFunction && !outlivesCall(context, node)) return null;
  if (!(node.parent.flags & ts.NodeFlags.Const)) return 'is a variable that can be assigned';
  const value = node.initializer ? unwrapped(node.initializer) : null;
  const isObject = value !== null && ts.isObjectLiteralExpression(value);
  const changed = inFunction ? null : changedAt(context, node.name.getText(), { byMethods: !isObject });
  if (changed || !value || (node.initializer && isAsConst(node.initializer))) return changed;
  const kind = kindOfType(node.type);
  if (kind === 'mutable' && !ts.isCallExpression(value)) return `is of the type ${node.type?.getText()}`;
  return kind !== 'readonly' && isEmpty(value) ? 'is empty, and could only be filled' : null;
};

const changedAt = ({ file, changed }: Context, name: string, { byMethods = false } = {}): string | null => {
  const change = changed.get(`${file.path} ${name}`);
  return change && (byMethods || !change.byMethod) ? `is changed in ${change.place}` : null;
};

const isEmpty = (value: ts.Expression): boolean =>
  (ts.isArrayLiteralExpression(value) && value.elements.length === 0) ||
  (ts.isObjectLiteralExpression(value) && value.properties.length === 0);

/** Whether a function inside the one that declares the variable uses it. */
const outlivesCall = ({ code }: Context, variable: ts.VariableDeclaration): boolean => {
  const around = functionAround(variable);
  const uses = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node !== variable.name &&
      functionAround(node) !== around &&
      code.declarationOf(node) === variable) ||
    (ts.forEachChild(node, uses) ?? false);
  return around !== undefined && uses(around);
};

/** Names that say that something with a state of its own is made. */
const maker = /^(create|use)[A-Z]/;

const isOwnFunction = ({ code }: Context, callee: ts.Expression): boolean => {
  const inner = unwrapped(callee);
  if (ts.isFunctionLike(inner)) return true;
  if (!ts.isIdentifier(inner) || maker.test(inner.text)) return false;
  const declaration = code.declarationOf(inner);
  return declaration !== null && functionBody(declaration) !== null;
};
