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
    title: 'Colours',
    help: 'What each colour means to you, such as “claim” or “evidence”. It is shown beside the colour and in what you export.',
    of: 'Label for {colour}',
    named: '{colour}: {label}',
  },
  adjust: {
    open: 'Adjust',
    openHelp: 'Move its start or its end',
    row: 'Start and end of the highlight',
    start: 'Start',
    startEarlier: 'Start earlier',
    startLater: 'Start later',
    end: 'End',
    endEarlier: 'End earlier',
    endLater: 'End later',
    byLetter: 'By letter',
    done: 'Done',
    keys: 'Arrow keys move the end, with Shift the start, with Alt by a letter.',
    now: 'Highlight now: “{words}”',
    noFurther: 'It goes no further that way',
    noHighlight: 'No highlight is in hand. Click on one first, or open it at the cursor with O',
    severalPassages: 'This note has no place of its own, or several: adjust them one by one',
    nothingSelected: 'Nothing is selected. Select the words that the highlight is to move to',
  },
} as const;
