import { Token, Tokenizer, TokenizerMode } from 'parse5';
import type { ReadNote } from './facts';
import { factsName, orderName, parseFacts } from './html-facts';

/**
 * Reads the notes of a page that `writeHtml` has written. It goes through the tags only and makes no tree, which
 * would take many times the memory of the file.
 *
 * @throws SyntaxError for what is no such page, or only the beginning of one
 */
export const readHtml = (content: string): readonly ReadNote[] => {
  const found: { readonly order: number; readonly note: ReadNote }[] = [];
  let isOurs = false;
  let isWhole = false;
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (tag) => {
        if (tag.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        if (tag.tagName === 'title') tokenizer.state = TokenizerMode.RCDATA;
        const attribute = (name: string): string | null => Token.getTokenAttr(tag, name);
        if (tag.tagName === 'meta' && attribute('name') === 'generator')
          isOurs ||= attribute('content')?.startsWith('Lectern ') ?? false;
        const facts = attribute(factsName);
        if (facts === null) return;
        const note = parseFacts(facts);
        for (const order of (attribute(orderName) ?? String(found.length)).split(' '))
          found.push({ order: Number(order), note });
      },
      onEndTag: ({ tagName }) => {
        if (tagName === 'html') isWhole = true;
      },
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(content, true);
  if (!isOurs) throw new SyntaxError('It is no page of notes.');
  if (!isWhole) throw new SyntaxError('The page has no end.');
  return found.sort((one, other) => one.order - other.order).map(({ note }) => note);
};
