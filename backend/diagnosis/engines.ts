import type { Engine } from '#contract/commands';

/** What this process runs on. The page of the web shell runs in the reader's own browser. */
export const engines = (): Engine[] => {
  const { electron, chrome, node } = process.versions;
  return [
    { name: 'Electron', version: electron },
    { name: 'Chromium', version: chrome },
    { name: 'Node', version: node },
  ].flatMap(({ name, version }) => (version === undefined ? [] : [{ name, version }]));
};
