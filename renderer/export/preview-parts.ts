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

/** The document without the facts that other programs read before it; they are in its source. */
export const withoutFrontMatter = (markdown: string): string =>
  markdown.replace(/^---\n[\s\S]*?\n---\n/u, '');
