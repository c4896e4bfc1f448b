import { Token, Tokenizer, TokenizerMode } from 'parse5';
import type { ReadNote } from './facts';
import { factsName, orderName, parseFacts } from './html-facts';

/**
 * Reads the notes of a page that `writeHtml` has written, as its pieces come. It goes through the tags only and makes no
 * tree, which would take many times the memory of the file.
 *
 * @throws SyntaxError for what is no such page, or only the beginning of one
 */
export function* readHtml(pieces: Iterable<string>): Generator<ReadNote, void> {
  let read: ReadNote[] = [];
  const ordered: { readonly order: number; readonly note: ReadNote }[] = [];
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
        const orders = attribute(orderName);
        if (orders === null) read.push(note);
        else for (const order of orders.split(' ')) ordered.push({ order: Number(order), note });
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
  for (const piece of pieces) {
    tokenizer.write(piece, false);
    yield* read;
    read = [];
  }
  tokenizer.write('', true);
  if (!isOurs) throw new SyntaxError('It is no page of notes.');
  if (!isWhole) throw new SyntaxError('The page has no end.');
  yield* read;
  for (const { note } of ordered.sort((one, other) => one.order - other.order)) yield note;
}
