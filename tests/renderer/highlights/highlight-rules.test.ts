import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/project.mjs';

const styles = join(root, 'renderer/styles');
const selectors = readdirSync(styles).flatMap((name) =>
  Array.from(readFileSync(join(styles, name), 'utf8').matchAll(/^.*::highlight\(.*$/gmu), ([line]) =>
    line.trim(),
  ),
);

describe('the rules of highlights', () => {
  it('stand at the root, because the browser tries all others on every element (decision 120)', () => {
    expect(selectors.length).toBeGreaterThan(100);
    expect(selectors.filter((selector) => !/^:root::highlight\([\w-]+\)[,\s{]*$/u.test(selector))).toEqual(
      [],
    );
  });
});
