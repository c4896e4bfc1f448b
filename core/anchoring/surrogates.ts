/** Whether a cut at `offset` (UTF-16) would separate the two halves of a surrogate pair. */
export const cutsSurrogatePair = (text: string, offset: number): boolean => {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
};
