/** The rows that are whole: a preview may end within one, with a quotation that is not closed. */
export const beginningOfRows = (rows: Iterable<readonly string[]>): readonly (readonly string[])[] => {
  const whole: (readonly string[])[] = [];
  try {
    for (const row of rows) whole.push(row);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return whole;
};

/**
 * The document without what other programs read and do not show: the facts before it, the anchors, and the map at its
 * end. They are in its source.
 */
export const withoutHiddenParts = (markdown: string): string =>
  markdown
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replaceAll(/^<a id="note-[^"]*"><\/a>\n/gmu, '')
    .replace(/\n<!-- lectern 1\n(?![\s\S]*\n<!-- lectern 1\n)[\s\S]*$/u, '\n');
