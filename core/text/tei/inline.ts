import { XmlElement, XmlText } from '@rgrove/parse-xml';
import type { Block, Name, Span, SpanValue } from '../study-text';
import { readDate } from './dates';
import { attribute, collapseWhiteSpace, requireId, type TeiDocument } from './document';
import { blockOf } from './structure';

/** Elements whose words are kept and whose markup is dropped, because a `StudyText` has no span for it. */
const transparent = new Set(
  'abbr bibl cit foreign mentioned num q quote said seg sic soCalled term'.split(' '),
);
/** Elements without words. */
const wordless = new Set(['anchor', 'milestone', 'pb']);
/** Children of a figure that contain words: its caption and description. */
const figureParts = new Set(['figDesc', 'head', 'p']);

/** What inline markup may refer to. */
export interface References {
  readonly document: TeiDocument;
  readonly names: ReadonlyMap<string, Name>;
}

/**
 * The words of a block and the spans of its inline markup. White space is collapsed as in prose; a line break
 * (`lb`) is a space unless it has `break="no"`. Throws a `TeiError` on an element that it does not know, so
 * that no word is lost.
 */
export const readInline = (references: References, block: XmlElement): Pick<Block, 'text' | 'spans'> => {
  const { document } = references;
  const inFigure = block.name === 'figure';
  const found: { readonly span: Span; readonly order: number }[] = [];
  let words = '';
  let order = 0;

  const append = (characters: string): void => {
    const collapsed = collapseWhiteSpace(characters);
    words += words === '' || words.endsWith(' ') ? collapsed.replace(/^ /u, '') : collapsed;
  };
  const visitChildren = (element: XmlElement): void => {
    for (const node of element.children) {
      if (node instanceof XmlText) append(node.text);
      else if (node instanceof XmlElement) visit(node);
    }
  };
  const visit = (element: XmlElement): void => {
    const { name } = element;
    if (wordless.has(name) || (inFigure && name === 'graphic')) return;
    if (transparent.has(name)) visitChildren(element);
    else if (name === 'lb') append(attribute(element, 'break') === 'no' ? '' : ' ');
    else if (inFigure && figureParts.has(name)) {
      append(' ');
      visitChildren(element);
      append(' ');
    } else visitSpan(element);
  };
  const visitSpan = (element: XmlElement): void => {
    const opened = order;
    order += 1;
    const from = words.length;
    visitChildren(element);
    const start = words[from] === ' ' ? from + 1 : from;
    const end = words.endsWith(' ') ? words.length - 1 : words.length;
    const value = spanValue(references, element, words.slice(start, end));
    if (value === null) return;
    if (start >= end) throw document.fault(element, `This ${element.name} has no words.`);
    found.push({ span: { start, end, ...value }, order: opened });
  };

  visitChildren(block);
  const spans = found
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.order - b.order)
    .map(({ span }) => span);
  return { text: words.replace(/ $/u, ''), spans };
};

/** Null for a date without dating attributes, since it adds nothing to its words. */
const spanValue = (references: References, element: XmlElement, words: string): SpanValue | null => {
  const { document } = references;
  switch (element.name) {
    case 'hi':
    case 'emph':
      return { type: 'emphasis' };
    case 'title':
      return { type: 'title' };
    case 'persName':
      return { type: 'person', key: nameKey(references, element, 'person') };
    case 'orgName':
      return { type: 'organisation', key: nameKey(references, element, 'organisation') };
    case 'placeName':
      return { type: 'place', key: nameKey(references, element, 'place') };
    case 'date': {
      const date = readDate(document, element);
      return date && { type: 'date', date };
    }
    case 'ref':
      return referenceValue(document, element, words);
    default:
      throw document.fault(element, `The element ${element.name} cannot be read inside a block.`);
  }
};

const nameKey = (references: References, element: XmlElement, type: Name['type']): string | null => {
  const pointer = attribute(element, 'ref');
  if (pointer === null) return null;
  const key = pointer.replace(/^#/u, '');
  const name = pointer.startsWith('#') ? references.names.get(key) : undefined;
  if (name?.type !== type) {
    throw references.document.fault(element, `"${pointer}" is no ${type} of the file's lists.`);
  }
  return key;
};

/**
 * The span of a `ref`, by its target: printed pages, a note, the reference to this note, another element, or
 * the web.
 */
const referenceValue = (document: TeiDocument, element: XmlElement, words: string): SpanValue => {
  if (attribute(element, 'type') === 'page') {
    return { type: 'page-reference', pages: words.replace(/^pp?\.\s*/iu, '') };
  }
  const target = attribute(element, 'target');
  if (target === null) throw document.fault(element, 'This ref needs a target, or type="page".');
  if (!target.startsWith('#')) {
    if (!/^https:\/\/[^\s]+$/iu.test(target)) {
      throw document.fault(element, `"${target}" is neither an id of this file nor an https address.`);
    }
    return { type: 'link', href: target };
  }
  const id = target.slice(1);
  const pointed = document.elements.get(id);
  if (pointed === undefined) throw document.fault(element, `There is no element with the xml:id "${id}".`);
  if (pointed.name === 'note') return { type: 'noteref', id: requireId(document, element), section: id };
  if (pointed.name !== 'ref') return { type: 'link', href: target };
  const block = blockOf(pointed);
  if (block === null) throw document.fault(element, `"${id}" does not stand in a block.`);
  return { type: 'backlink', block };
};
