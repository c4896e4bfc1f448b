import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: readonly string[] }} Counts */

/** @type {Counts} */
const none = { passed: 0, failed: 0, skipped: 0, reasons: [] };

/** @param {readonly Counts[]} counts @returns {Counts} */
export const add = (counts) =>
  counts.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
      reasons: [...sum.reasons, ...each.reasons],
    }),
    none,
  );

/** The counts of a check that is not a test runner. @param {boolean} ok @returns {Counts} */
export const single = (ok) => ({ ...none, passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** The last line of `npm test`. @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The counts of a test runner's report. A runner counts as one failure when it ended with an error but names
 * no failed test, when it left no report, and when it ran no test.
 * @param {string} file its JSON report
 * @param {number} exitCode
 * @param {(report: any) => Counts} read the shape of the report is the runner's
 * @returns {Counts}
 */
const fromReport = (file, exitCode, read) => {
  if (!existsSync(file)) return single(false);
  const counts = read(JSON.parse(readFileSync(file, 'utf8')));
  const silent = exitCode !== 0 || counts.passed + counts.skipped === 0;
  return silent && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

const notRun = new Set(['pending', 'skipped', 'todo', 'disabled']);

/**
 * Vitest gives no reasons for skipped tests; their names say why.
 * @param {string} file
 * @param {number} exitCode
 */
export const fromVitest = (file, exitCode) =>
  fromReport(file, exitCode, (report) => {
    /** @type {{ status: string, assertionResults: { status: string, fullName: string }[] }[]} */
    const files = report.testResults;
    const results = files.flatMap(({ assertionResults }) => assertionResults);
    const broken = files.filter(
      (each) => each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + report.numTodoTests,
      reasons: results.filter(({ status }) => notRun.has(status)).map(({ fullName }) => fullName),
    };
  });

/**
 * A test that failed and passed when it was run again counts as passed here; `unsteadyTests` names it.
 * @param {string} file
 * @param {number} exitCode
 */
export const fromPlaywright = (file, exitCode) =>
  fromReport(file, exitCode, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    reasons: [...new Set(suites.flatMap(skipReasons))],
  }));

/**
 * The tests of Playwright's report that failed and passed when they were run again, as `file:line`.
 * @param {string} file
 * @returns {string[]}
 */
export const unsteadyTests = (file) => {
  if (!existsSync(file)) return [];
  /** @type {{ suites: PlaywrightSuite[] }} */
  const { suites } = JSON.parse(readFileSync(file, 'utf8'));
  const unsteady = suites
    .flatMap(specsOf)
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return unsteady.map((spec) => `${spec.file}:${spec.line}`);
};

/**
 * @typedef {{ status: string, annotations: { type: string, description?: string }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, line: number, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 */

/** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
const specsOf = (suite) => [...(suite.suites ?? []).flatMap(specsOf), ...(suite.specs ?? [])];

/** @param {PlaywrightSuite} suite @returns {string[]} */
const skipReasons = (suite) =>
  specsOf(suite).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(
        ({ annotations }) =>
          `${title}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`,
      ),
  );
