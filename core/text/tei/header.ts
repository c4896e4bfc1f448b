import type { XmlElement } from '@rgrove/parse-xml';
import type { Metadata, Name } from '../study-text';
import { readDate } from './dates';
import {
  attribute,
  childElements,
  childrenNamed,
  descend,
  elementText,
  requireId,
  type TeiDocument,
} from './document';

/**
 * Reads title, author, date, publisher, source and language from the TEI header. Throws a `TeiError` without
 * title or language.
 */
export const readMetadata = (document: TeiDocument): Metadata => {
  const header = descend(document.root, 'teiHeader');
  const statement = header && descend(header, 'fileDesc', 'titleStmt');
  const title = statement && descend(statement, 'title');
  if (!header || !statement || !title) {
    throw document.fault(document.root, 'The text needs a title (teiHeader/fileDesc/titleStmt/title).');
  }
  const language = descend(header, 'profileDesc', 'langUsage', 'language');
  const tag = language && attribute(language, 'ident');
  if (tag === null || !/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/u.test(tag)) {
    throw document.fault(header, 'The text needs a language (profileDesc/langUsage/language with ident).');
  }
  const authors = childrenNamed(statement, 'author').map(elementText);
  const creation = descend(header, 'profileDesc', 'creation', 'date');
  return {
    title: elementText(title),
    creator: authors.length > 0 ? authors.join('; ') : null,
    date: creation && readDate(document, creation),
    publisher: wordsAt(header, 'fileDesc', 'publicationStmt', 'publisher'),
    source:
      wordsAt(header, 'fileDesc', 'sourceDesc', 'bibl') ?? wordsAt(header, 'fileDesc', 'sourceDesc', 'p'),
    language: tag,
  };
};

const wordsAt = (element: XmlElement, ...path: readonly string[]): string | null => {
  const found = descend(element, ...path);
  return found && elementText(found);
};

const nameTypes: ReadonlyMap<string, { readonly type: Name['type']; readonly form: string }> = new Map([
  ['person', { type: 'person', form: 'persName' }],
  ['org', { type: 'organisation', form: 'orgName' }],
  ['place', { type: 'place', form: 'placeName' }],
]);

/** Every person, org and place outside the text itself, by `xml:id`, in the order of the file. */
export const readNames = (document: TeiDocument): Map<string, Name> => {
  const names = new Map<string, Name>();
  const visit = (element: XmlElement): void => {
    const kind = nameTypes.get(element.name);
    if (kind !== undefined) {
      const key = requireId(document, element);
      const form = wordsAt(element, kind.form);
      if (!form) throw document.fault(element, `"${key}" needs a ${kind.form}.`);
      names.set(key, { key, type: kind.type, form });
    }
    childElements(element).forEach(visit);
  };
  childElements(document.root)
    .filter(({ name }) => name !== 'text')
    .forEach(visit);
  return names;
};
