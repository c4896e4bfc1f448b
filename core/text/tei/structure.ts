import { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements } from './document';

// Decides which elements are blocks. Some TEI elements are either blocks or contain blocks, such as an item
// with or without paragraphs; their content decides.

/** Elements that are always blocks or contain blocks. An element around one of them is not a block. */
const neverInline = new Set('ab div epigraph figure head item l lg list note p'.split(' '));
const leaves = new Set('ab bibl epigraph figure head item l p quote'.split(' '));
const containers = new Set('cit epigraph item lg list quote'.split(' '));

/** Whether elements of this name are blocks unless they contain blocks. */
export const isLeaf = (element: XmlElement): boolean => leaves.has(element.name);

/** Whether the element becomes one block. */
export const isBlock = (element: XmlElement): boolean =>
  element.name === 'figure' || (isLeaf(element) && !holdsBlocks(element));

/** Whether the element only groups blocks, within one section. */
export const isContainer = (element: XmlElement): boolean =>
  containers.has(element.name) && !isBlock(element);

/** The id of the outermost block around an element; null when it is not in a block. */
export const blockOf = (element: XmlElement): string | null => {
  let found: string | null = null;
  for (let { parent } = element; parent instanceof XmlElement; { parent } = parent) {
    if (isBlock(parent)) found = attribute(parent, 'xml:id');
  }
  return found;
};

/**
 * The first block inside an element that is neither a block nor a container, such as the list inside a
 * paragraph.
 */
export const blockWithin = (element: XmlElement): XmlElement | null => {
  for (const child of childElements(element)) {
    const found = neverInline.has(child.name) ? child : blockWithin(child);
    if (found !== null) return found;
  }
  return null;
};

const holdsBlocks = (element: XmlElement): boolean => blockWithin(element) !== null;
