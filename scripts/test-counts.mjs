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

/** One check that is no test runner. @param {boolean} ok @returns {Counts} */
export const single = (ok) => ({ ...none, passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** The project's last line. @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * What a runner's report says. A runner that ended badly without naming a failed test counts as one failure, and so
 * does one that left no report or ran no test.
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

/** Vitest knows no reason for what it skips: the name of the test says it. @param {string} file @param {number} exitCode */
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

/** @param {string} file @param {number} exitCode */
export const fromPlaywright = (file, exitCode) =>
  fromReport(file, exitCode, ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    reasons: [...new Set(suites.flatMap(skipReasons))],
  }));

/**
 * @typedef {{ status: string, annotations: { type: string, description?: string }[] }} PlaywrightTest
 * @typedef {{ suites?: PlaywrightSuite[], specs?: { title: string, tests: PlaywrightTest[] }[] }} PlaywrightSuite
 * @param {PlaywrightSuite} suite @returns {string[]}
 */
const skipReasons = (suite) => [
  ...(suite.suites ?? []).flatMap(skipReasons),
  ...(suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(
        ({ annotations }) =>
          `${title}: ${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'}`,
      ),
  ),
];
