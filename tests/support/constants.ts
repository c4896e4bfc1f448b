import ts from 'typescript';
import { unwrapped } from './changes';

// What the check of top-level state (top-level-state.ts) takes for a constant. All that it does not know is
// state.

/** Methods of strings, arrays and the like that change nothing, and that call a function only at once. */
const constantMethods = new Set(
  `at concat entries every filter find findIndex flat flatMap freeze from fromEntries getItem has includes indexOf join
  keys map match parse randomUUID raw repeat replace replaceAll slice some split startsWith endsWith stringify toLowerCase
  toReversed toSorted toSpliced toUpperCase trim values with`.split(/\s+/),
);

/**
 * Functions of the language, the results of contract/result.ts, and those that give a definition: of a store, a
 * component, a part of the session
 * (renderer/ui/lazy.ts gives that of a component).
 */
const constantFunctions =
  /^(String|Number|Boolean|BigInt|Symbol|Object|Array|success|failure|lazy(?:All)?|define[A-Z]\w*)$/;

/** `method`: a function that is given to it runs at once. */
export type ConstantCall = 'method' | 'function';

/** Null where the result of the call may have state. */
export const constantCall = ({ expression }: ts.CallExpression): ConstantCall | null => {
  if (ts.isPropertyAccessExpression(expression))
    return constantMethods.has(expression.name.text) ? 'method' : null;
  return ts.isIdentifier(expression) && constantFunctions.test(expression.text) ? 'function' : null;
};

/** Classes of the language whose objects nobody changes. */
const constantClasses = new Set(['RegExp', 'TextDecoder', 'TextEncoder', 'Error', 'Date', 'URL']);

/** Whether what is made here is a constant, or is only read at once. */
export const isConstantObject = (made: ts.NewExpression): boolean => {
  const name = made.expression.getText();
  if (constantClasses.has(name) || name.startsWith('Intl.')) return true;
  if (name !== 'Map' && name !== 'Set') return false;
  const around = outermost(made);
  if (ts.isVariableDeclaration(around.parent)) return kindOfType(around.parent.type) === 'readonly';
  return ts.isSpreadElement(around.parent) || ts.isPropertyAccessExpression(around.parent);
};

const outermost = (node: ts.Expression): ts.Expression =>
  ts.isExpression(node.parent) && unwrapped(node.parent) === unwrapped(node) ? outermost(node.parent) : node;

const mutableTypes = new Set(['Array', 'Map', 'Set', 'WeakMap', 'WeakSet']);

/** Whether values of the type can be changed, as far as it can be seen from its name. */
export const kindOfType = (type: ts.TypeNode | undefined): 'readonly' | 'mutable' | 'unknown' => {
  if (!type) return 'unknown';
  if (ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.ReadonlyKeyword) return 'readonly';
  if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return 'mutable';
  if (!ts.isTypeReferenceNode(type)) return 'unknown';
  const name = type.typeName.getText();
  if (name.startsWith('Readonly')) return 'readonly';
  return mutableTypes.has(name) ? 'mutable' : 'unknown';
};

/** Whether a value is said to be constant all through: `as const`. */
export const isAsConst = (value: ts.Expression): boolean => {
  if (ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    return isAsConst(value.expression);
  return ts.isAsExpression(value) && ts.isConstTypeReference(value.type);
};
