import type { HtmlTagDescriptor, Plugin } from 'vite';
import { faces, type Face } from '#contract/settings';

/** The package of each typeface. */
const packages: Readonly<Record<Face, string>> = {
  literata: 'literata',
  'source-sans': 'source-sans-3',
  atkinson: 'atkinson-hyperlegible-next',
};

/**
 * Names, in the built page, the file of each typeface that every page needs, so that it is there when the page is laid
 * out first. `backend/hosting/boot-page.ts` leaves those that the reader has chosen.
 */
export const fontPreloads = (): Plugin => ({
  name: 'lectern-font-preloads',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => (bundle ? faces.map((face) => preload(face, Object.keys(bundle))) : []),
  },
});

const preload = (face: Face, files: readonly string[]): HtmlTagDescriptor => {
  const found = files.filter((file) => file.includes(`/${packages[face]}-latin-wght-normal-`));
  if (found.length !== 1) throw new Error(`The build has ${found.length} Latin files of ${packages[face]}.`);
  const file = { as: 'font', type: 'font/woff2', crossorigin: '', href: `./${found[0]}` };
  return { tag: 'link', attrs: { rel: 'preload', ...file, 'data-face': face }, injectTo: 'head' };
};
