import type { Block, StudyText } from '#core/text/study-text';
import { parseTei, TeiError } from '#core/text/tei';

export interface Parts {
  readonly id?: string;
  readonly before?: string;
  readonly lists?: string;
  readonly front?: string;
  readonly body?: string;
  readonly back?: string;
}

const header = `<teiHeader><fileDesc><titleStmt><title>A  small
  text</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>Own words.</p></sourceDesc></fileDesc>
  <profileDesc><langUsage><language ident="de"/></langUsage>
  <calendarDesc><calendar xml:id="julian"><p>Julian</p></calendar></calendarDesc></profileDesc></teiHeader>`;

export const tei = ({
  id = 'sample',
  before = '',
  lists = '',
  front = '',
  body = '',
  back = '',
}: Parts): string =>
  `${before}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}">${header}<standOff>${lists}</standOff><text>` +
  `<front xml:id="front">${front}</front><body xml:id="body">${body}</body><back xml:id="back">${back}</back></text></TEI>`;

export const read = (parts: Parts): StudyText => parseTei(tei(parts), (form) => `hash of ${form}`);
export const blocksOf = (text: StudyText): Block[] => text.sections.flatMap(({ blocks }) => blocks);
export const oneBlock = (content: string, parts: Parts = {}): Block => {
  const [block] = blocksOf(read({ ...parts, body: `<p xml:id="p1">${content}</p>` }));
  if (block === undefined) throw new Error('no block');
  return block;
};
export const shown = (block: Block) =>
  block.spans.map(({ start, end, ...value }) => [block.text.slice(start, end), value]);

export const refusal = (xml: string): TeiError => {
  try {
    parseTei(xml, () => '');
  } catch (error) {
    if (error instanceof TeiError) return error;
    throw error;
  }
  throw new Error('It was read.');
};
