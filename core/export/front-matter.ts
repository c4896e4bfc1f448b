import { newStyleOf } from '#core/text/calendar';
import type { DayRange } from '#core/text/study-text';
import type { ExportedNotes, ExportedText } from './model';

/** What JSON leaves as it is and YAML 1.2 does not allow, or programs that show the file would not show (§5.1). */
const invisible = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\ufeff\ufffe\uffff]/gu;

/** A string of YAML in quotation marks. It is JSON, too. */
const quoted = (words: string): string =>
  JSON.stringify(words).replaceAll(
    invisible,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

type Value = string | readonly string[] | null;

const property = (name: string, value: Value): string[] => {
  if (value === null || value.length === 0) return [];
  if (typeof value === 'string') return [`${name}: ${quoted(value)}`];
  const [only, ...more] = value;
  if (name !== 'tags' && only !== undefined && more.length === 0) return property(name, only);
  return [`${name}:`, ...value.map((each) => `  - ${quoted(each)}`)];
};

/** YAML between two lines of `---`, as Obsidian and Pandoc read it. What is the same of all texts comes once. */
export const frontMatter = ({ made, texts }: ExportedNotes, tags: readonly string[]): string => {
  const of = (fact: (text: ExportedText) => string | null): readonly string[] =>
    [...new Set(texts.map(fact).filter((value) => value !== null && value !== ''))] as readonly string[]; // the filter leaves no null
  const lines = [
    property(
      'title',
      of(({ metadata }) => metadata.title),
    ),
    property(
      'author',
      of(({ metadata }) => metadata.creator),
    ),
    property(
      'date',
      of(({ metadata: { date } }) => date && days(newStyleOf(date))),
    ),
    property(
      'date-old-style',
      of(({ metadata: { date } }) => (date?.julian ? days(date.julian) : null)),
    ),
    property(
      'source',
      of(({ metadata }) => metadata.source),
    ),
    property(
      'publisher',
      of(({ metadata }) => metadata.publisher),
    ),
    property(
      'language',
      of(({ metadata }) => metadata.language),
    ),
    property('tags', tags),
    property('exported', made.slice(0, 10)),
    property(
      'text',
      texts.map(({ id }) => id),
    ),
  ];
  return ['---', ...lines.flat(), '---'].join('\n');
};

/** A day, or an interval (ISO 8601) when the date is uncertain. */
export const days = ({ notBefore, notAfter }: DayRange): string =>
  notBefore === notAfter ? notBefore : `${notBefore}/${notAfter}`;

/**
 * The ids of the texts, as `frontMatter` wrote them.
 *
 * @throws SyntaxError for what has no such front matter
 */
export const textsIn = (content: string): readonly string[] => {
  const matter = /^---\n(?:.*\n)*?---\n/u.exec(content)?.[0] ?? '';
  const [, one, several] = /^text:(?: (".*")|((?:\n {2}- ".*")+))$/mu.exec(matter) ?? [];
  if (one !== undefined) return [String(JSON.parse(one))];
  if (several !== undefined)
    return several
      .split('\n  - ')
      .slice(1)
      .map((line) => String(JSON.parse(line)));
  if (/^exported: /mu.test(matter)) return [];
  throw new SyntaxError('It has not the front matter of an export.');
};
