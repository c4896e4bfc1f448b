/** The map beside the text. */
export const overview = {
  overview: {
    name: 'Overview: {marks}; {hits}',
    marks: 'nothing marked | 1 place marked | {count} places marked',
  },
} as const;
