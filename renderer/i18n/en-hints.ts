/** What tells newcomers how Lectern is used. */
export const hints = {
  hints: {
    name: 'Tip',
    marking: 'Select words to highlight them or to write a note.',
    keys: 'Press {all} for all shortcuts, or {palette} to find any command.',
    keysWithoutLetters: 'Press {palette} to find any command.',
    dividers: 'Drag the line between the panes to make one wider. Text size and typeface are in Settings.',
    dismiss: 'Dismiss tip',
  },
  sample: {
    note: `This is a sample note. It shows how notes work, and you can delete it at any time.

- To write your own, **select words** and choose *Add note*, or press **N**.
- Notes are written in *Markdown*, and saved while you type.
- Type \`[[\` to link to a paragraph, a name or another note.
- Add tags, and filter your notes by tag, colour or date.
- Export all your notes with **Export…** at the top.`,
    added: 'Sample note added',
  },
} as const;
