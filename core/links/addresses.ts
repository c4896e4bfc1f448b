/**
 * How an address outside the program is opened. `asks`: only after a question that shows the whole address,
 * because another program on this machine then acts on it.
 */
export type Opening = 'opens' | 'asks';

/** The schemes of links; nothing else is a link or reaches the system. A new scheme is one line. */
export const schemes: Readonly<Record<string, Opening>> = {
  https: 'opens',
  http: 'opens',
  mailto: 'opens',
  zotero: 'asks',
  obsidian: 'asks',
};

/** How an address is opened; null when it is no link, whatever it looks like. */
export const openingOf = (address: string): Opening | null => {
  if (/[\s\p{Cc}]/u.test(address)) return null;
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.+)$/isu.exec(address) ?? [];
  const opening = Object.hasOwn(schemes, scheme.toLowerCase()) ? schemes[scheme.toLowerCase()] : undefined;
  if (opening === undefined || !fits(scheme.toLowerCase(), rest)) return null;
  return opening;
};

/**
 * The web needs a host. A mail must name its receiver and may not ask for a file: some mail programs attach
 * what `attach` names.
 */
const fits = (scheme: string, rest: string): boolean => {
  if (scheme === 'https' || scheme === 'http') return /^\/\/[^/?#\\]/u.test(rest);
  if (scheme === 'mailto') return /^[^?]+@[^?]/u.test(rest) && !/[?&](?:[^=&]*%|attach)/iu.test(rest);
  return true;
};

/** Whether an image stands in the note's own words, as when it was pasted. */
export const isImageData = (address: string): boolean =>
  /^data:image\/(?:gif|png|jpeg|webp);/iu.test(address);

/** Whether Markdown's `[words](destination)` is a link in a note: to outside, or to a fragment of the page. */
export const isDestination = (destination: string): boolean =>
  destination.startsWith('#') || openingOf(destination) !== null;
