/**
 * Escapes the signs that have a meaning within a line (CommonMark 0.31 §2.4, and the extensions of GitHub and
 * Obsidian, for which `%%` hides words and `==` marks them).
 */
export const escapeSigns = (words: string): string =>
  words.replaceAll(/[\\`*_[\]<>&~|#$]|%(?=%)|(?<=%)%|=(?==)|(?<==)=/g, '\\$&');

/** Escapes what has a meaning at the beginning of a paragraph only (§4.1–4.3, §5.2). */
export const escapeStart = (paragraph: string): string =>
  paragraph.replace(/^[-+=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
