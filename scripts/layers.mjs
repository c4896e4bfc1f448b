import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

// The dependency rule (docs/architecture.md): one table for the linter and for the architecture test.
// `forbidden` is matched against the specifier of each import. In a relative specifier only the folder of an
// inner layer counts, so the architecture test resolves relative imports before it matches them.

const root = resolve(import.meta.dirname, '..');
const ofScreen = '^(vue|pinia|vue-i18n|reka-ui|@vueuse/|@lucide/|dompurify)';
const node = '^node:';
const electron = '^electron(-store)?(/|$)';
/** @param {...string} names top-level folders */
const tops = (...names) => names.map((name) => `^#${name}/`);
/** @param {...string} patterns */
const any = (...patterns) => patterns.join('|');
const frameworks = any(ofScreen, '^markdown-it');

/** Markdown is parsed and written in core (`core/markdown`), for the page and for exports alike. */
const ofCore = any(
  ofScreen,
  node,
  electron,
  '^(conf|lunr|valibot)',
  ...tops('contract', 'backend', 'electron', 'web', 'renderer', 'scripts'),
);
const ofBackend = any(frameworks, electron, ...tops('electron', 'web', 'renderer', 'scripts'));
const ofRenderer = any(node, electron, '^(conf|lunr)', ...tops('backend', 'electron', 'web', 'scripts'));

/** @typedef {{ readonly folder: string, readonly forbidden: string }} Layer */

/**
 * The inner layers of a top-level folder, from the lowest row to the highest. A folder imports only from rows
 * before its own, so folders of one row know nothing of each other. A name that is no folder is a file in
 * `top` itself: it takes part as what others may not import.
 *
 * @param {string} top
 * @param {string} forbidden what all of `top` may not import
 * @param {ReadonlyArray<readonly string[]>} rows
 * @returns {readonly Layer[]}
 */
const inner = (top, forbidden, rows) => {
  const present = new Set(foldersIn(top));
  return rows.flatMap((row, at) =>
    row
      .filter((name) => present.has(name))
      .map((name) => {
        const others = rows
          .slice(at)
          .flat()
          .filter((other) => other !== name);
        const climbs = `^(#${top}/|(\\.\\./)+)(${others.join('|')})(\\.vue|/|$)`;
        return {
          folder: `${top}/${name}`,
          forbidden: others.length > 0 ? any(forbidden, climbs) : forbidden,
        };
      }),
  );
};

/** @param {string} top @returns {readonly string[]} */
const foldersIn = (top) =>
  readdirSync(join(root, top), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** @param {readonly string[]} names @returns {ReadonlyArray<readonly string[]>} a row for each */
const each = (names) => names.map((name) => [name]);

const belowFeatures = [
  ...['ui', 'api', 'i18n', 'stores'],
  ...['page', 'cursor', 'selection', 'navigation'],
  ...['study', 'tags', 'markdown'],
];
const aboveFeatures = ['layout', 'features', 'keys', 'follow-backend', 'open-text', 'desk', 'app', 'main'];
// Every folder that is not named is a feature, so a new one needs no line here.
const features = foldersIn('renderer').filter(
  (name) => ![...belowFeatures, ...aboveFeatures, 'styles'].includes(name),
);

/** @type {readonly Layer[]} */
export const layers = [
  ...inner('core', ofCore, [
    ['json', 'tags'],
    ['annotation'],
    ['text'],
    ['tokens', 'intervals'],
    ['anchoring'],
    ['search'],
    ['names', 'notes', 'links', 'history', 'merge'],
    ['markdown'],
    ['export'],
  ]),
  {
    folder: 'contract',
    forbidden: any(
      frameworks,
      node,
      electron,
      '^(conf|lunr)',
      ...tops('backend', 'electron', 'web', 'renderer', 'scripts'),
    ),
  },
  { folder: 'backend', forbidden: ofBackend },
  ...inner('backend', ofBackend, [
    ['ports'],
    ['work'],
    ['tasks'],
    ['record'],
    ['settings'],
    ['annotations', 'library', 'search'],
    ['export', 'my-data', 'hosting'],
    ['diagnosis'],
    ['backend', 'create-backend', 'handlers', 'opening'],
    ['command-line'],
  ]),
  { folder: 'electron', forbidden: any(frameworks, '^conf', ...tops('web', 'renderer', 'scripts')) },
  {
    folder: 'electron/preload',
    forbidden: any(
      frameworks,
      node,
      '^(conf|electron-store|lunr|valibot)',
      ...tops('core', 'backend', 'electron', 'web', 'renderer', 'scripts'),
    ),
  },
  { folder: 'web', forbidden: any(frameworks, electron, ...tops('electron', 'renderer', 'scripts')) },
  { folder: 'renderer', forbidden: ofRenderer },
  ...inner('renderer', ofRenderer, [...each(belowFeatures), features, ...each(aboveFeatures)]),
  {
    folder: 'scripts',
    forbidden: any(frameworks, electron, '^conf', ...tops('electron', 'web', 'renderer')),
  },
];
