import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node =
  | DefaultTreeAdapterTypes.ChildNode
  | DefaultTreeAdapterTypes.Document
  | DefaultTreeAdapterTypes.DocumentFragment;
export type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a page as a browser reads it, in document order. */
export const elementsOf = (content: string): readonly Element[] => elementsIn(parse(content));

export const elementsIn = (node: Node): readonly Element[] => {
  const found: Element[] = [];
  const visit = (each: Node): void => {
    if ('tagName' in each) found.push(each);
    if ('childNodes' in each) each.childNodes.forEach(visit);
  };
  visit(node);
  return found;
};

export const textOf = (node: Node): string => {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

export const attributeOf = (element: Element, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null;

export const hasClass = (element: Element, name: string): boolean =>
  (attributeOf(element, 'class') ?? '').split(' ').includes(name);

/** Elements inside one, without itself. */
export const inside = (element: Element, wanted: (each: Element) => boolean): readonly Element[] =>
  elementsIn(element).slice(1).filter(wanted);

/** As a page shows words: without what HTML cannot hold, and with one kind of line break. */
export const shown = (words: string): string => words.replaceAll('\0', '\ufffd').replaceAll(/\r\n?/gu, '\n');
