/** Printing: the dialog, and the few words of the program on paper. */
export const print = {
  print: {
    open: 'Print…',
    title: 'Print',
    help: 'Black on white, with page numbers. Your system’s print dialog opens next.',
    what: 'Include',
    text: 'Text',
    editor: 'Editor’s notes',
    highlights: 'My highlights',
    mine: 'My notes',
    nothing: 'Nothing selected.',
    action: 'Print',
    cancel: 'Cancel',
    source: 'Source: {source}',
    note: 'note {number}',
    legend: 'Colours:',
  },
} as const;
