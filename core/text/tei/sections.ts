import { XmlText, type XmlElement } from '@rgrove/parse-xml';
import type { Block, BlockKind, Section, Span } from '../study-text';
import { attribute, childElements, descend, requireId, type TeiError } from './document';
import { readInline, type References } from './inline';
import { blockWithin, isBlock, isContainer, isLeaf } from './structure';

/** A division that is being read, and the kind of its plain paragraphs. */
interface Division {
  readonly element: XmlElement;
  readonly kind: Section['kind'];
  readonly place: Section['place'];
  readonly paragraphs: BlockKind;
}

/**
 * The sections of the element `text`: those of the text first, in reading order, then notes and sources,
 * wherever the file has them. Every block and every section with blocks needs an `xml:id`. Throws a
 * `TeiError` on words and elements that a `StudyText` cannot hold.
 */
export const readSections = (references: References): Section[] => {
  const { document } = references;
  const text = descend(document.root, 'text');
  if (text === null) throw document.fault(document.root, 'The file has no text.');
  refuseWords(references, text);
  const sections = childElements(text).flatMap((element) => {
    if (!['front', 'body', 'back'].includes(element.name)) {
      throw document.fault(element, `The element ${element.name} cannot be read inside text.`);
    }
    const kind = element.name === 'front' ? 'front' : 'part';
    return readDivision(references, { element, kind, place: 'text', paragraphs: 'paragraph' });
  });
  checkReferences(references, sections);
  const inText = sections.filter(({ place }) => place === 'text');
  return [...inText, ...sections.filter(({ place }) => place === 'apparatus')];
};

const readDivision = (references: References, division: Division): Section[] => {
  const { document } = references;
  const { element, kind, place } = division;
  const blocks: Block[] = [];
  const nested: Section[] = [];
  const read = (parent: XmlElement, paragraphs: BlockKind): void => {
    refuseWords(references, parent);
    for (const child of childElements(parent)) {
      if (child.name === 'div' || child.name === 'note') {
        nested.push(...readDivision(references, nestedDivision(child, division)));
      } else if (isBlock(child)) {
        if (nested.some((section) => section.place === place)) {
          throw document.fault(
            child,
            `This ${child.name} follows a nested division; put it into one of its own.`,
          );
        }
        blocks.push(readBlock(references, child, paragraphs));
      } else if (isContainer(child)) read(child, paragraphsWithin(child, paragraphs));
      else if (!['pb', 'lb', 'milestone', 'anchor'].includes(child.name))
        throw unreadable(references, child, parent);
    }
  };
  read(element, division.paragraphs);
  if (element.name === 'note' && blocks.length === 0)
    throw document.fault(element, 'This note has no paragraphs.');
  if (blocks.length === 0) return nested;
  const id = requireId(document, element);
  return [{ id, kind, place, number: attribute(element, 'n'), blocks }, ...nested];
};

const unreadable = ({ document }: References, element: XmlElement, parent: XmlElement): TeiError => {
  const inner = isLeaf(element) ? blockWithin(element) : null;
  if (inner === null)
    return document.fault(element, `The element ${element.name} cannot be read inside ${parent.name}.`);
  return document.fault(
    inner,
    `A ${inner.name} stands inside a ${element.name}; close the ${element.name} before it.`,
  );
};

const nestedDivision = (element: XmlElement, around: Division): Division => {
  const type = attribute(element, 'type');
  if (element.name === 'note' || type === 'notes') {
    return { element, kind: 'note', place: 'apparatus', paragraphs: 'note-paragraph' };
  }
  if (type === 'source') return { element, kind: 'source', place: 'apparatus', paragraphs: 'source-line' };
  if (around.place === 'apparatus') return { ...around, element };
  const kind = type === 'speech' ? 'speech' : around.kind === 'front' ? 'front' : 'part';
  return { element, kind, place: 'text', paragraphs: 'paragraph' };
};

const paragraphsWithin = (container: XmlElement, paragraphs: BlockKind): BlockKind => {
  // In a note, the kind does not depend on the container.
  if (paragraphs !== 'paragraph') return paragraphs;
  if (container.name === 'epigraph') return 'epigraph';
  return container.name === 'item' ? 'list-item' : paragraphs;
};

const ownKinds: ReadonlyMap<string, BlockKind> = new Map([
  ['head', 'heading'],
  ['l', 'verse-line'],
  ['item', 'list-item'],
  ['figure', 'figure'],
]);

const readBlock = (references: References, element: XmlElement, paragraphs: BlockKind): Block => {
  const id = requireId(references.document, element);
  const { text, spans } = readInline(references, element);
  if (text === '' && element.name !== 'figure') {
    throw references.document.fault(element, `The ${element.name} "${id}" has no words.`);
  }
  const plain = element.name === 'epigraph' ? paragraphsWithin(element, paragraphs) : paragraphs;
  return { id, kind: ownKinds.get(element.name) ?? plain, label: attribute(element, 'n'), text, spans };
};

/**
 * Throws when a reference points to an element that did not become a section or a block, such as a note in
 * the header.
 */
const checkReferences = ({ document }: References, sections: readonly Section[]): void => {
  const sectionIds = new Set(sections.map(({ id }) => id));
  const blocks = sections.flatMap((section) => section.blocks);
  const blockIds = new Set(blocks.map(({ id }) => id));
  const pointsToNothing = (span: Span): boolean => {
    if (span.type === 'noteref') return !sectionIds.has(span.section);
    if (span.type === 'backlink') return !blockIds.has(span.block);
    if (span.type !== 'link' || !span.href.startsWith('#')) return false;
    const id = span.href.slice(1);
    return !sectionIds.has(id) && !blockIds.has(id);
  };
  for (const { id, text, spans } of blocks) {
    const dangling = spans.find(pointsToNothing);
    if (dangling === undefined) continue;
    const words = text.slice(dangling.start, dangling.end);
    throw document.fault(
      document.elements.get(id) ?? document.root,
      `The reference "${words}" points to nothing that is shown.`,
    );
  }
};

/** Throws when words stand directly in this element, outside any block. */
const refuseWords = ({ document }: References, element: XmlElement): void => {
  const stray = element.children.find((node) => node instanceof XmlText && /[^ \t\r\n]/u.test(node.text));
  if (stray !== undefined) {
    throw document.fault(stray, `Words stand directly in ${element.name}; put them into a block.`);
  }
};
