/** Words of exports, and of what a format could not carry: each sentence counts notes. */
export const exporting = {
  export: {
    open: 'Export…',
    title: 'Export',
    help: 'All your highlights and notes on this text, with quotes, paragraph numbers, tags and the source.',
    holding: 'No items | 1 item | {count} items',
    empty: 'Nothing to export yet: this text has no highlights or notes.',
    format: 'Format',
    markdown: 'Markdown (.md)',
    csv: 'Table for spreadsheets (.csv)',
    tsv: 'Table with tabs (.tsv)',
    w3c: 'W3C Web Annotation (.jsonld)',
    readium: 'Readium annotations (.annotation)',
    action: 'Export',
    cancel: 'Cancel',
    close: 'Close',
    exporting: 'Exporting…',
    savedAs: 'Saved as {path}',
    downloaded: 'Downloaded as {name}',
    nothingLost: 'Nothing was lost',
  },
  exportLosses: {
    malformed:
      'No notes had broken characters | 1 note had broken characters, now � | {count} notes had broken characters, now �',
    text: 'No notes lost the name of their text | 1 note lost the name of its text | {count} notes lost the name of their text',
    motivation: 'No notes lost their kind | 1 note lost its kind | {count} notes lost their kind',
    note: 'No notes lost their words | 1 note lost its words | {count} notes lost their words',
    tags: 'No notes lost their tags | 1 note lost its tags | {count} notes lost their tags',
    colour: 'No notes lost their colour | 1 note lost its colour | {count} notes lost their colour',
    label:
      'No notes lost the label of their colour | 1 note lost the label of its colour | {count} notes lost the label of their colour',
    style: 'No notes lost their style | 1 note lost its style | {count} notes lost their style',
    created:
      'No notes lost their creation date | 1 note lost its creation date | {count} notes lost their creation date',
    modified:
      'No notes lost their date of change | 1 note lost its date of change | {count} notes lost their date of change',
    quotes: 'No notes lost their quotes | 1 note lost its quotes | {count} notes lost their quotes',
    contexts:
      'No notes lost the words around their quotes | 1 note lost the words around its quotes | {count} notes lost the words around their quotes',
    versions:
      'No notes lost their earlier versions | 1 note lost its earlier versions | {count} notes lost their earlier versions',
    positions:
      'No notes lost their exact place | 1 note lost its exact place | {count} notes lost their exact place',
  },
} as const;
