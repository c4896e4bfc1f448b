import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/package';

// An uninstall leaves the notes. None can be carried out here for each system, so this reads what electron-builder
// makes the uninstallers of.

const templates = join(
  dirname(createRequire(import.meta.url).resolve('app-builder-lib/package.json')),
  'templates',
);
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** The lines of a script that delete something. */
const deletions = (path: string): string[] =>
  readFileSync(join(templates, path), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(rm |rmdir |Delete |RMDir )/i.test(line));

describe('an uninstall leaves the notes', () => {
  it('on Windows, where the uninstaller deletes them only when an argument asks for it', () => {
    expect(config).toMatch(/^ {2}deleteAppDataOnUninstall: false$/m);
    expect(config, 'no script of our own').not.toMatch(/^ {2}(include|script):/m);
    const script = readFileSync(join(templates, 'nsis/uninstaller.nsh'), 'utf8');
    const [before = '', after = ''] = script.split(/\$\{if\} \$isDeleteAppData == "1"/);
    expect(after).toContain('RMDir /r "$APPDATA');
    expect(before, 'none before the question').not.toMatch(/(RMDir|Delete).*\$APPDATA/);
    // What sets it: the argument, and the option that is off.
    const sets = before
      .split('\n')
      .flatMap((line, at, all) =>
        line.includes('StrCpy $isDeleteAppData "1"') ? [all.slice(0, at).join('\n')] : [],
      );
    expect(sets).toHaveLength(2);
    expect(sets[0]).toMatch(/!ifdef DELETE_APP_DATA_ON_UNINSTALL\s+\$\{ifNot\} \$\{isUpdated\}$/);
    expect(sets[1]).toMatch(/"--delete-app-data"[^]*\$\{else\}$/);
  });

  it('on Linux, where the scripts of the deb delete nothing in a home folder', () => {
    expect(deletions('linux/after-remove.tpl')).not.toEqual([]);
    for (const line of [...deletions('linux/after-remove.tpl'), ...deletions('linux/after-install.tpl')])
      expect(line).toMatch(/^rm -f ('\/(usr\/bin|etc\/apparmor\.d)\/|"\$APPARMOR_PROFILE_DEST"$)/);
    expect(config, 'no script of our own').not.toMatch(
      /after(Remove|Install)|preRemove|before(Remove|Install)/,
    );
  });

  it('on macOS and in the templates of the shops, which name no folder to be deleted', () => {
    for (const folder of readdirSync(join(root, 'packaging'), { withFileTypes: true })) {
      if (!folder.isDirectory()) continue;
      for (const file of readdirSync(join(root, 'packaging', folder.name))) {
        const words = readFileSync(join(root, 'packaging', folder.name, file), 'utf8');
        expect(words, file).not.toMatch(/^\s*(zap|uninstall)\b|cleanup-commands|--delete-app-data/m);
      }
    }
  });
});
