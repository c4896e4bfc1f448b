import { parseXml, XmlElement, XmlError, type XmlNode } from '@rgrove/parse-xml';

/**
 * Why a TEI file cannot be read, and where. Lines and columns count from 1; null when the position is not
 * known.
 */
export class TeiError extends Error {
  readonly line: number | null;
  readonly column: number | null;
  constructor(message: string, position: { readonly line: number; readonly column: number } | null) {
    super(position === null ? message : `line ${position.line}, column ${position.column}: ${message}`);
    this.name = 'TeiError';
    this.line = position?.line ?? null;
    this.column = position?.column ?? null;
  }
}

/** A well-formed TEI file whose ids are unique. */
export interface TeiDocument {
  readonly root: XmlElement;
  /** By `xml:id`. */
  readonly elements: ReadonlyMap<string, XmlElement>;
  /** Makes an error with the position of a node. */
  fault(node: XmlNode, message: string): TeiError;
}

const teiNamespace = 'http://www.tei-c.org/ns/1.0';

/** Far more than any edition needs, and far less than would exhaust the stack. */
const maxDepth = 100;

/** An XML name without colon, short enough for a URL fragment. */
const xmlId = /^[\p{L}_][\p{L}\p{M}\p{N}._-]{0,199}$/u;

/** Throws a `TeiError`. Refuses document types, and so every entity that is not predefined in XML. */
export const openTei = (xml: string): TeiDocument => {
  const fault = (node: XmlNode, message: string) => new TeiError(message, positionIn(xml, node.start));
  const parsed = parse(xml);
  const doctype = parsed.children.find((node) => node.type === 'doctype');
  if (doctype !== undefined) throw fault(doctype, 'A document type is not allowed.');
  const { root } = parsed;
  if (root?.name !== 'TEI' || root.attributes['xmlns'] !== teiNamespace) {
    throw fault(root ?? parsed, `The root element must be TEI of the namespace ${teiNamespace}.`);
  }
  return { root, elements: collectIds(root, fault), fault };
};

export const childElements = (element: XmlElement): XmlElement[] =>
  element.children.filter((node) => node instanceof XmlElement);

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  childElements(element).filter((child) => child.name === name);

/** Follows the first child of each name in turn; null when one is missing. */
export const descend = (element: XmlElement, ...names: readonly string[]): XmlElement | null => {
  const [name, ...rest] = names;
  if (name === undefined) return element;
  const child = childrenNamed(element, name)[0];
  return child === undefined ? null : descend(child, ...rest);
};

/** Null when the attribute is missing or empty. */
export const attribute = (element: XmlElement, name: string): string | null =>
  (Object.hasOwn(element.attributes, name) && element.attributes[name]) || null;

export const requireId = (document: TeiDocument, element: XmlElement): string => {
  const id = attribute(element, 'xml:id');
  if (id === null) throw document.fault(element, `This ${element.name} needs an xml:id.`);
  return id;
};

/** White space of XML only: a no-break space is a character of the text. */
export const collapseWhiteSpace = (text: string): string => text.replace(/[ \t\r\n]+/gu, ' ');

/**
 * The words of an element outside the text itself, such as a title in the header, with collapsed white space.
 */
export const elementText = (element: XmlElement): string =>
  collapseWhiteSpace(element.text).replace(/^ | $/gu, '');

const parse = (xml: string) => {
  try {
    return parseXml(xml, { includeOffsets: true, preserveDocumentType: true });
  } catch (error) {
    if (error instanceof XmlError) {
      const [message = ''] = error.message.split(/ \(line |\n/u);
      throw new TeiError(`${message}.`, error);
    }
    // The parser is recursive, so only deep nesting exhausts the stack.
    if (error instanceof RangeError) throw new TeiError('Elements are nested too deeply.', null);
    throw error;
  }
};

const collectIds = (root: XmlElement, fault: TeiDocument['fault']): Map<string, XmlElement> => {
  const ids = new Map<string, XmlElement>();
  const waiting = [{ element: root, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, depth } = next;
    if (depth > maxDepth) throw fault(element, `Elements are nested more than ${maxDepth} deep.`);
    if (Object.hasOwn(element.attributes, 'xml:id')) {
      const id = element.attributes['xml:id'] ?? '';
      if (!xmlId.test(id)) throw fault(element, `"${id}" cannot be an xml:id.`);
      if (ids.has(id)) throw fault(element, `The xml:id "${id}" is used twice.`);
      ids.set(id, element);
    }
    for (const child of childElements(element).reverse()) waiting.push({ element: child, depth: depth + 1 });
  }
  return ids;
};

/** Null when the parser does not know the offset. */
const positionIn = (xml: string, offset: number): { line: number; column: number } | null => {
  if (offset < 0) return null;
  const before = xml.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};
