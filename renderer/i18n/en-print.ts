/** Printing: the dialog, and the few words of the program on paper. */
export const print = {
  print: {
    open: 'Print…',
    title: 'Print',
    help: 'A page in black on white, with page numbers. The system’s own dialog comes next, with a preview.',
    what: 'What goes on paper',
    text: 'Text',
    editor: "Editor's notes",
    highlights: 'My highlights',
    mine: 'My notes',
    nothing: 'Nothing is chosen.',
    action: 'Print',
    cancel: 'Cancel',
    source: 'Source: {source}',
  },
} as const;
