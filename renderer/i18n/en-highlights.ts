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
} as const;
