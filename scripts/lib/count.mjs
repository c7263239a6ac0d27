// Adds up what the test runners say. A runner that ran nothing, or failed without naming a test, is a failure itself:
// silence must never read as success.
import { readFileSync } from 'node:fs';

/**
 * `secondTry`: the tests among those passed that failed first, by name; absent where there are none.
 * @typedef {{ passed: number, failed: number, skipped: number, secondTry?: string[] }} Count
 */

/**
 * @param {any} report vitest's JSON report
 * @returns {Count}
 */
export function countVitest(report) {
  /** @type {any[]} */
  const files = report.testResults ?? [];
  // A file that could not even be loaded has failed without a failed test.
  const broken = files.filter(
    (file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ t) => t.status === 'failed'),
  );
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * @param {any} report Playwright's JSON report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report.stats ?? {};
  const count = { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped };
  return flaky === 0 ? count : { ...count, secondTry: (report.suites ?? []).flatMap(flakyIn) };
}

/**
 * Names of the tests of a suite of Playwright's, and of those within it, that failed and then passed.
 * @param {any} suite
 * @returns {string[]}
 */
function flakyIn({ specs = [], suites = [] }) {
  const isFlaky = (/** @type {any} */ { tests }) =>
    tests.some((/** @type {any} */ { status }) => status === 'flaky');
  const own = specs
    .filter(isFlaky)
    .map((/** @type {any} */ { file, line, title }) => `${file}:${line} ${title}`);
  return [...own, ...suites.flatMap(flakyIn)];
}

/**
 * The runner's count, read from its report file and held against its exit code.
 * @param {string} file
 * @param {(report: any) => Count} count
 * @param {number} exitCode
 * @returns {Count & { problem?: string }}
 */
export function readCount(file, count, exitCode) {
  /** @type {Count} */
  let result;
  try {
    result = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, problem: `it left no report (exit code ${exitCode})` };
  }
  if (result.failed === 0 && exitCode !== 0) {
    return { ...result, failed: 1, problem: `it ended with exit code ${exitCode} though no test failed` };
  }
  if (result.passed + result.failed === 0) return { ...result, failed: 1, problem: 'it ran no test at all' };
  return result;
}

/** @param {Count[]} counts */
export function total(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {Count} count */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
