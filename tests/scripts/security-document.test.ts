import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const document = readFileSync(join(root, 'docs/security.md'), 'utf8');
const tests = ['tests/e2e-standin', 'tests/electron']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
  .filter((path) => /\.(?:spec|test)\.ts$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('docs/security.md', () => {
  const named = [...document.matchAll(/"(?<name>[^"]+)"/g)].map(({ groups }) => groups?.['name'] ?? '');
  const ofTests = named.filter((name) => name !== 'Security' && name !== 'not found');

  it('names tests that exist', () => {
    expect(ofTests.length).toBeGreaterThan(10);
    const missing = ofTests.filter(
      (name) => !tests.includes(name.replace(/\s*…$/u, '').replaceAll('\n', ' ')),
    );
    expect(missing).toEqual([]);
  });
});
