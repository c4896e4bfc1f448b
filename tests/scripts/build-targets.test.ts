import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { expect, it } from 'vitest';
import { root } from '../../scripts/project.mjs';

it('builds the main process for the oldest Node, and the page for browsers besides Electron', async () => {
  const { config } = await resolveConfig({ configFile: join(root, 'electron.vite.config.ts') }, 'build');
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  }; // the project's own
  const [, oldest = ''] = /^>=(\d+\.\d+)/.exec(engines.node) ?? [];
  expect(config?.main?.build?.target).toBe(`node${oldest}`);
  expect(config?.renderer?.build?.target).toBe('es2023');
  const styles = [config?.renderer?.build?.cssTarget].flat().join(' ');
  for (const browser of ['chrome', 'firefox', 'safari']) expect(styles).toContain(browser);
});
