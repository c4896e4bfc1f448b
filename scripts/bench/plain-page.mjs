import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('#core/text/study-text').StudyText} StudyText */

/**
 * Adds the page /plain.html to a build. It has a text and its notes in two columns, and nothing else.
 * @param {string} out
 * @param {StudyText} text
 */
export const layPlainPage = (out, text) => writeFileSync(join(out, 'renderer/plain.html'), plainPage(text));

/** @param {StudyText} text */
const plainPage = ({ sections, metadata }) => {
  const words = (/** @type {string} */ place) =>
    sections
      .filter((section) => section.place === place)
      .flatMap(({ blocks }) => blocks.map((block) => `<p id="${block.id}">${block.text}</p>`))
      .join('\n');
  const styles = `html,body{height:100%;margin:0;overflow:hidden}body{display:flex;font:1.1875rem/1.6 serif}
    main,aside{overflow:auto;padding:3rem}main{flex:56}aside{flex:44;font-size:.9em}p{max-width:33em;margin:.85em auto}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${metadata.title}</title>
    <style>${styles}</style></head><body><main>${words('text')}</main><aside>${words('apparatus')}</aside></body></html>`;
};
