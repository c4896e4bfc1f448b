import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Token } from 'markdown-it';
import { readBlocks, type ReadBlock } from '#core/export/markdown-map';
import { markdown } from '#core/markdown/note-markdown';

/** What a reader of Markdown makes of a note: names of elements, words, and addresses. */
export type Meaning = string | readonly Meaning[];

/** The document as a parser of GitHub's Markdown reads it. */
export const gfm = (document: string): Root =>
  fromMarkdown(document, {
    extensions: [gfmFootnote(), gfmTable(), gfmStrikethrough()],
    mdastExtensions: [gfmFootnoteFromMarkdown(), gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  });

/** The export without its front matter, which is no Markdown, and with the same lines. */
export const withoutFrontMatter = (document: string): string =>
  document.replace(/^---\n[^]*?\n---\n/u, (matter) => matter.replaceAll(/[^\n]/gu, ''));

/** What the parser finds in the lines of a block; null for what reaches into another one. */
export const nodesOf = (document: string): ((block: ReadBlock) => readonly Nodes[] | null) => {
  const { children } = gfm(withoutFrontMatter(document));
  return ({ line, markdown }) => {
    const end = line + (markdown === '' ? 0 : markdown.split('\n').length);
    const touching = children.filter(
      ({ position }) => position && position.start.line <= end && position.end.line > line,
    );
    // Code in a list takes the blank line after it, too.
    const isInside = touching.every(
      ({ position }) => position && position.start.line > line && position.end.line <= end + 1,
    );
    return isInside ? touching : null;
  };
};

/** The meanings of the notes in an exported document, in their order; those without words are empty. */
export const notesIn = (document: string): readonly Meaning[] => {
  const root = gfm(withoutFrontMatter(document));
  const footnotes = new Map<string, Nodes>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier))
      footnotes.set(node.identifier, node);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(root);
  const nodes = nodesOf(document);
  return [...readBlocks(document).units]
    .filter(([first]) => !['text', 'group', 'frame'].includes(first?.kind ?? ''))
    .map((unit) => {
      const words = unit.find(({ kind }) => kind === 'words');
      const blocks = words ? nodes(words) : [];
      return blocks ? meaningOfNote(blocks, footnotes) : ['reaches out of its note'];
    });
};

const meaningOfNote = (blocks: readonly Nodes[], footnotes: ReadonlyMap<string, Nodes>): Meaning => {
  const numbers = new Map<string, number>();
  const number = (identifier: string): string => {
    const known = numbers.get(identifier) ?? numbers.size + 1;
    numbers.set(identifier, known);
    return String(known);
  };
  const body = joined(blocks.map((block) => meaningOf(block, number)));
  const notes = [...numbers.keys()].map((identifier) => {
    const definition = footnotes.get(identifier);
    return definition ? meaningOf(definition, number, true) : 'missing';
  });
  return [...body, ...notes];
};

const elements: Readonly<Partial<Record<Nodes['type'], string>>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  emphasis: 'em',
  strong: 'strong',
  delete: 's',
  tableRow: 'tr',
  tableCell: 'td',
  table: 'table',
};

/** Empty for what shows nothing where it stands. */
const meaningOf = (node: Nodes, number: (identifier: string) => string, inPlace = false): Meaning => {
  const inside = (): Meaning[] =>
    'children' in node ? joined(node.children.map((child) => meaningOf(child, number))) : [];
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return ['br'];
    case 'thematicBreak':
      return ['hr'];
    case 'inlineCode':
      return ['code', node.value.replaceAll('\n', ' ')];
    case 'code':
      return ['pre', node.value];
    case 'html':
      return ['html', node.value];
    case 'image':
      return ['img', node.alt ?? ''];
    case 'heading':
      return [`h${node.depth}`, ...inside()];
    case 'link':
      return ['a', markdown.normalizeLink(node.url), ...inside()];
    case 'list':
      return [node.ordered ? `ol ${node.start ?? 1}` : 'ul', ...inside()];
    case 'footnoteReference':
      return ['sup', number(node.identifier)];
    case 'footnoteDefinition': {
      const words = inside();
      return inPlace ? ['footnote', ...words] : [];
    }
    case 'definition':
      return [];
    default:
      return [elements[node.type] ?? node.type, ...inside()];
  }
};

/** Without what shows nothing, and with words that follow each other as one. */
const joined = (parts: readonly Meaning[]): Meaning[] => {
  const made: Meaning[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (typeof part === 'string' && typeof last === 'string') made[made.length - 1] = last + part;
    else if (part.length > 0) made.push(part);
  }
  return made
    .map((part, index) => (typeof part === 'string' && made[index + 1]?.[0] === 'br' ? part.trimEnd() : part))
    .filter((part) => part !== '');
};

/** What the view of notes shows; a link to a paragraph is followed by `words` in place of its address. */
export const meaningInView = (note: string, words: string): Meaning => {
  let at = 0;
  const tokens = markdown.parse(note, {});
  const read = (list: readonly Token[], from: number): { parts: Meaning[]; next: number } => {
    const parts: Meaning[] = [];
    let next = from;
    while (next < list.length) {
      const token = list[next];
      next += 1;
      if (!token) break;
      if (token.nesting < 0) return { parts: joined(parts), next };
      if (token.nesting === 0) {
        parts.push(...leaf(token));
        continue;
      }
      const inner = read(list, next);
      next = inner.next;
      parts.push(...element(token, inner.parts, words));
    }
    return { parts: joined(parts), next };
  };
  const leaf = (token: Token): Meaning[] => {
    switch (token.type) {
      case 'inline':
        return read(token.children ?? [], 0).parts;
      case 'softbreak':
      case 'hardbreak':
        return [['br']];
      case 'code_inline':
        return [['code', token.content]];
      case 'code_block':
      case 'fence':
        return [['pre', token.content.replace(/\n$/u, '')]];
      case 'image':
        return [['img', markdown.renderer.renderInlineAsText(token.children ?? [], markdown.options, {})]];
      case 'footnote_ref':
        return [['sup', String(Number(token.meta?.['id']) + 1)]];
      case 'footnote_anchor':
        return [];
      case 'hr':
        return [['hr']];
      default:
        return [token.content];
    }
  };
  while (at < tokens.length) {
    const { parts, next } = read(tokens, at);
    at = next;
    if (at >= tokens.length) return parts;
  }
  return [];
};

const element = ({ type, tag, markup, info, attrs }: Token, inner: Meaning[], words: string): Meaning[] => {
  if (type === 'footnote_block_open' || /^t(?:head|body)_open$/u.test(type)) return inner;
  if (type === 'footnote_open') return [['footnote', ...inner]];
  if (type === 'link_open') {
    const address = String(attrs?.find(([name]) => name === 'href')?.[1] ?? '');
    if (address.startsWith('#')) return [...inner, words];
    const isWords = info === 'auto' && markup === 'linkify' && !String(inner[0]).includes('://');
    return isWords ? inner : [['a', address, ...inner]];
  }
  // A heading is a paragraph in an export, with its signs or without the line below it.
  if (type === 'heading_open')
    return [['p', ...joined(markup.startsWith('#') ? [`${markup} `, ...inner] : inner)]];
  const start = attrs?.find(([name]) => name === 'start')?.[1] ?? '1';
  const name = tag === 'th' ? 'td' : tag === 'ol' ? `ol ${start}` : tag;
  return [[name, ...inner]];
};
