import ts from 'typescript';

/** A place in the code that changes an object, or what it holds. */
export interface Change {
  /** The variable at the beginning: `pane` in `pane.sizes.push(1)`. */
  readonly root: ts.Identifier;
  readonly line: number;
  /** Whether it calls a method of the variable itself, which changes a list and means nothing for an object. */
  readonly byMethod: boolean;
}

const changingMethods = new Set(
  'add clear copyWithin delete fill pop push reverse set shift sort splice unshift'.split(' '),
);
/** Those of `Object` and `Reflect` that change their first argument. */
const changingFunctions = new Set(
  'assign defineProperties defineProperty deleteProperty set setPrototypeOf'.split(' '),
);

/** All changes in a file, whenever they happen. The variable itself stays the same. */
export const changesIn = (source: ts.SourceFile): readonly Change[] => {
  const found: Change[] = [];
  const visit = (node: ts.Node): void => {
    const root = changedRoot(node);
    if (root) {
      const { line } = source.getLineAndCharacterOfPosition(root.getStart());
      const { parent } = root;
      const byMethod = ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent);
      found.push({ root, line: line + 1, byMethod: byMethod && parent.parent.expression === parent });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** The target of an assignment, of `++` and `--`, or of `delete`; null for any other node. */
export const assignedTarget = (node: ts.Node): ts.Expression | null => {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : null;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const counts = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
    return counts ? node.operand : null;
  }
  return ts.isDeleteExpression(node) ? node.expression : null;
};

const changedRoot = (node: ts.Node): ts.Identifier | null => {
  const target = assignedTarget(node);
  if (target) return isMember(unwrapped(target)) ? rootOf(target) : null;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: receiver, name } = node.expression;
  if (ts.isIdentifier(receiver) && ['Object', 'Reflect'].includes(receiver.text))
    return changingFunctions.has(name.text) && node.arguments[0] ? rootOf(node.arguments[0]) : null;
  return changingMethods.has(name.text) ? rootOf(receiver) : null;
};

const isMember = (node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression =>
  ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);

/** Without brackets and what only says its type. */
export const unwrapped = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node)
    ? unwrapped(node.expression)
    : node;

/** `pane` of `pane.sizes[0]`; null when the expression does not begin with a variable. */
export const rootOf = (node: ts.Expression): ts.Identifier | null => {
  const inner = unwrapped(node);
  if (isMember(inner)) return rootOf(inner.expression);
  return ts.isIdentifier(inner) ? inner : null;
};
