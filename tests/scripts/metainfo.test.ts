import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

// Software centres of Linux read this file. `appstreamcli validate` checks its form; here it is compared with the rest.
it('what software centres are told fits the program', () => {
  const metainfo = read('resources/packaging/linux/org.lectern.Lectern.metainfo.xml');
  const program = JSON.parse(read('package.json')) as Record<string, string>;
  expect(() => parseXml(metainfo)).not.toThrow();
  expect(metainfo).toContain(`<id>${/^appId: (.+)$/m.exec(read('electron-builder.yml'))?.[1]}</id>`);
  expect(metainfo).toContain(`<launchable type="desktop-id">${program['desktopName']}</launchable>`);
  expect(metainfo).toContain(`<release version="${program['version']}" `);
  expect(metainfo).toContain(`<project_license>${program['license']}</project_license>`);
});
