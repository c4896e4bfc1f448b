// The dependency rule (docs/architecture.md). One table for the linter and for the architecture test.
// `forbidden` is matched against each import's specifier.

const frameworks = '^(vue|pinia|vue-i18n|reka-ui|@vueuse/|@lucide/|markdown-it|dompurify)';
const node = '^node:';
const electron = '^electron(-store)?(/|$)';
/** @param {...string} names */
const floors = (...names) => names.map((name) => `^#${name}/`);
/** @param {...string} patterns */
const any = (...patterns) => patterns.join('|');

/** @type {ReadonlyArray<{ folder: string, forbidden: string }>} */
export const layers = [
  {
    folder: 'core',
    forbidden: any(
      frameworks,
      node,
      electron,
      '^(conf|lunr|valibot)',
      ...floors('contract', 'backend', 'electron', 'web', 'renderer', 'scripts'),
    ),
  },
  {
    folder: 'contract',
    forbidden: any(
      frameworks,
      node,
      electron,
      '^(conf|lunr)',
      ...floors('backend', 'electron', 'web', 'renderer', 'scripts'),
    ),
  },
  {
    folder: 'backend',
    forbidden: any(frameworks, electron, ...floors('electron', 'web', 'renderer', 'scripts')),
  },
  { folder: 'electron', forbidden: any(frameworks, '^conf', ...floors('web', 'renderer', 'scripts')) },
  {
    folder: 'electron/preload',
    forbidden: any(
      frameworks,
      node,
      '^(conf|electron-store|lunr|valibot)',
      ...floors('core', 'backend', 'electron', 'web', 'renderer', 'scripts'),
    ),
  },
  { folder: 'web', forbidden: any(frameworks, electron, ...floors('electron', 'renderer', 'scripts')) },
  {
    folder: 'renderer',
    forbidden: any(node, electron, '^(conf|lunr)', ...floors('backend', 'electron', 'web', 'scripts')),
  },
  {
    folder: 'scripts',
    forbidden: any(frameworks, electron, '^conf', ...floors('electron', 'web', 'renderer')),
  },
];
