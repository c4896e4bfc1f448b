import type { ProgramLink } from './program-link';

/** The address that `parseProgramLink` reads as this link, for text ids and locators that a text can have. */
export const addressOfLink = (link: ProgramLink): string => {
  if (link.kind === 'note') return `lectern://note/${link.id}`;
  const place = link.locator === null ? '' : `#${encodeURIComponent(link.locator)}`;
  return `lectern://text/${link.textId}${place}`;
};
