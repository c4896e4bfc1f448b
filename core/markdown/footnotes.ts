import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

/**
 * Footnotes as in GitHub's Markdown: `[^a]` in the words, and `[^a]: …` where the footnote is written. They
 * are shown at the end of the note with their numbers, which are no links.
 */
export const useFootnotes = (markdown: MarkdownIt): void => {
  markdown.use(footnotes);
  markdown.inline.ruler.disable('footnote_inline'); // `^[…]`, which GitHub does not know
  markdown.core.ruler.before('footnote_tail', 'arrange_footnotes', arrangeFootnotes);
  const { rules } = markdown.renderer;
  rules['footnote_ref'] = (tokens, index) => `<sup>${Number(tokens[index]?.meta?.['id']) + 1}</sup>`;
  rules['footnote_block_open'] = () => '<section><ol>\n';
  rules['footnote_open'] = () => '<li>';
  rules['footnote_anchor'] = () => '';
};

interface Open {
  readonly label: string;
  readonly opening: Token;
  tokens: Token[];
}

/**
 * Shows a footnote that nothing refers to, or whose label has a footnote before it, where it was typed and as
 * it was typed: otherwise its words would not be shown at all. Moves a footnote out of the footnote that it
 * was written in, which the library does not expect.
 */
const arrangeFootnotes = (state: StateCore): void => {
  const used = labelsIn(state.tokens);
  if (!state.env['footnotes']) return;
  const shown = new Set<string>();
  const open: Open[] = [];
  let arranged: Token[] = [];
  let moved: Token[] = [];
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      open.push({ label: labelOf(token), opening: token, tokens: [] });
    } else if (token.type === 'footnote_reference_close') {
      const done = open.pop();
      const outer = open.at(-1);
      if (!done) continue;
      if (!used.has(done.label) || shown.has(done.label)) {
        const words = asTyped(state, done);
        if (outer) outer.tokens = outer.tokens.concat(words);
        else arranged = arranged.concat(words);
        continue;
      }
      shown.add(done.label);
      moved = moved.concat([done.opening], done.tokens, [token]);
      if (!outer) {
        arranged = arranged.concat(moved);
        moved = [];
      }
    } else (outer(open) ?? arranged).push(token);
  }
  state.tokens = arranged.concat(moved);
};

const outer = (open: readonly Open[]): Token[] | undefined => open.at(-1)?.tokens;

const labelsIn = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(
    tokens
      .flatMap(({ children }) => children ?? [])
      .filter(({ type }) => type === 'footnote_ref')
      .map(labelOf),
  );

const labelOf = ({ meta }: Token): string => String(meta?.['label']);

/** The footnote's own words with `[^label]: ` before them. */
const asTyped = (state: StateCore, { label, tokens }: Open): Token[] => {
  const mark = new state.Token('text', '', 0);
  mark.content = `[^${label}]: `;
  const [first, words] = tokens;
  if (first?.type === 'paragraph_open' && words?.children) {
    words.children.unshift(mark);
    return tokens;
  }
  const paragraph = new state.Token('inline', '', 0);
  paragraph.children = [mark];
  return [
    new state.Token('paragraph_open', 'p', 1),
    paragraph,
    new state.Token('paragraph_close', 'p', -1),
  ].concat(tokens);
};
