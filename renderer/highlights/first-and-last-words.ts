/**
 * A quote shortened to its first and last words, which say to a listener where it begins and ends. A short
 * one stays whole.
 */
export const firstAndLastWords = (quote: string, atEachEnd = 4): string => {
  const words = quote.split(/\s+/u).filter((word) => word !== '');
  if (words.length <= 2 * atEachEnd + 1) return words.join(' ');
  return `${words.slice(0, atEachEnd).join(' ')} … ${words.slice(-atEachEnd).join(' ')}`;
};
