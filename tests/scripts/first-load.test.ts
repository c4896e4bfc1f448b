import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstScripts, scriptsBound } from '../../scripts/bench/first-load.mjs';
import { root } from '../../scripts/project.mjs';

describe('the scripts that the page loads before its first paint', () => {
  it('keep within their bound: what is larger loads when it is used', () => {
    const scripts = firstScripts(join(root, 'out'));
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(scripts, 'each file costs a way through the program').toHaveLength(1);
    expect(bytes, JSON.stringify(scripts.slice(0, 5))).toBeLessThanOrEqual(scriptsBound);
  });
});
