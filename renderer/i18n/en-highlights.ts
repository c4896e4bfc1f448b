/** Highlights: their styles, the labels of their colours, and their ends. */
export const highlights = {
  styles: {
    solid: 'solid',
    underline: 'underline',
    wavy: 'wavy line',
    'strike-through': 'strike-through',
  },
  style: {
    open: 'Style',
    present: 'Style: {style}',
    choose: 'Style {style}',
  },
  colourLabels: {
    title: 'Colour labels',
    help: 'What each colour means to you, such as “claim” or “evidence”. Shown beside the colour and in exports.',
    of: 'Label for {colour}',
    named: '{colour}: {label}',
  },
  adjust: {
    open: 'Adjust',
    openHelp: 'Move its start or end',
    row: 'Start and end of the highlight',
    start: 'Start',
    startEarlier: 'Start earlier',
    startLater: 'Start later',
    end: 'End',
    endEarlier: 'End earlier',
    endLater: 'End later',
    byLetter: 'By letter',
    done: 'Done',
    keys: '←/→ moves the end, Shift the start, Alt by letter.',
    now: 'Highlight now: “{words}”',
    noFurther: 'Can’t move further',
    noHighlight: 'No highlight selected. Click one first, or open it at the cursor with O',
    severalPassages: 'This note has no passage, or several. Adjust them one at a time',
    nothingSelected: 'Nothing selected. Select the words to move the highlight to',
  },
} as const;
