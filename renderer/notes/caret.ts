/** Where a caret at a place in some words (UTF-16 units) stands when they have become others: what is alike before or after it holds it. */
export const placeAfter = (before: string, after: string, at: number): number => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (at <= start) return at;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - at <= end ? after.length - (before.length - at) : after.length - end;
};
