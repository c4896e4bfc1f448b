import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  closingLine,
  fromPlaywright,
  fromVitest,
  single,
  unsteadyTests,
} from '../../scripts/test-counts.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-counts-'));
  file = join(folder, 'report.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lay = (report: unknown): void => writeFileSync(file, JSON.stringify(report));

const vitest = (passed: number, failed: number, testResults: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
});

describe('the counts of vitest', () => {
  it('are those of its report', () => {
    const results = [
      { status: 'passed', fullName: 'reads' },
      { status: 'skipped', fullName: 'reads (on Windows only)' },
    ];
    const report = vitest(5, 1, [{ status: 'failed', assertionResults: results }]);
    lay({ ...report, numPendingTests: 2, numTodoTests: 1 });
    const reasons = ['reads (on Windows only)'];
    expect(fromVitest(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 3, reasons });
  });

  it('include a failure for a file that could not be loaded', () => {
    lay(vitest(5, 0, [{ status: 'failed', assertionResults: [] }]));
    expect(fromVitest(file, 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('include a failure when the runner ended badly though every test passed', () => {
    lay(vitest(5, 0));
    expect(fromVitest(file, 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('include a failure when no test ran or no report was left', () => {
    lay(vitest(0, 0));
    expect(fromVitest(file, 0).failed).toBe(1);
    expect(fromVitest(join(folder, 'absent.json'), 0).failed).toBe(1);
  });
});

describe('the counts of Playwright', () => {
  const skipped = {
    title: 'reads in Electron',
    tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no binary' }] }],
  };

  it('are those of its report, with the reasons of what was skipped', () => {
    const suites = [{ specs: [], suites: [{ specs: [skipped] }] }];
    lay({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, suites });
    expect(fromPlaywright(file, 1)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 1,
      reasons: ['reads in Electron: no binary'],
    });
  });

  it('name the tests that passed only when they were run again', () => {
    const spec = (line: number, status: string) => ({
      title: 'reads',
      file: 'tests/e2e/a.spec.ts',
      line,
      tests: [{ status, annotations: [] }],
    });
    const specs = [spec(3, 'expected'), spec(9, 'flaky')];
    const suites = [{ specs: [spec(1, 'flaky')], suites: [{ specs }] }];
    lay({ stats: { expected: 1, unexpected: 0, flaky: 2, skipped: 0 }, suites });
    expect(fromPlaywright(file, 0)).toMatchObject({ passed: 3, failed: 0 });
    expect(unsteadyTests(file)).toEqual(['tests/e2e/a.spec.ts:9', 'tests/e2e/a.spec.ts:1']);
    expect(unsteadyTests(join(folder, 'absent.json'))).toEqual([]);
  });

  it('include a failure when the runner ended badly though every test passed', () => {
    lay({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, suites: [] });
    expect(fromPlaywright(file, 1)).toMatchObject({ passed: 3, failed: 1 });
  });
});

it('sums all counts up in one line', () => {
  const all = add([
    single(true),
    single(false),
    single(true),
    { passed: 10, failed: 0, skipped: 2, reasons: [] },
  ]);
  expect(closingLine(all)).toBe('12 passed, 1 failed, 2 skipped');
});
