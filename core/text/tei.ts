import { hashedForm } from './flat-text';
import type { StudyText } from './study-text';
import { attribute, openTei, type TeiDocument } from './tei/document';
import { readMetadata, readNames } from './tei/header';
import { readSections } from './tei/sections';

export { TeiError } from './tei/document';

/**
 * Reads a text from TEI P5 XML. The `xml:id` of the root is the text's id. `hash` computes the content hash
 * of a string in the form that `StudyText.contentHash` describes. Throws a `TeiError` with the line and
 * column where the file cannot be read; the parser refuses words that it cannot place rather than leave them
 * out.
 */
export const parseTei = (xml: string, hash: (text: string) => string): StudyText => {
  const document = openTei(xml);
  const id = readTextId(document);
  const names = readNames(document);
  const sections = readSections({ document, names });
  if (sections.length === 0) throw document.fault(document.root, 'The text has no blocks.');
  return {
    id,
    contentHash: hash(hashedForm({ sections })),
    metadata: readMetadata(document),
    names: [...names.values()],
    sections,
  };
};

/** The id becomes the name of a folder on every system, so Windows' reserved names are refused. */
const readTextId = (document: TeiDocument): string => {
  const id = attribute(document.root, 'xml:id') ?? '';
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/u.test(id) || /^(con|prn|aux|nul|(com|lpt)\d)$/u.test(id)) {
    throw document.fault(
      document.root,
      `"${id}" cannot be the id of a text: lower-case letters, digits and hyphens, at most 100, no reserved file name.`,
    );
  }
  return id;
};
