import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, lastLine, readCount, total } from '../../scripts/lib/count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let reports = 0;

function report(content: string): string {
  const file = join(folder, `${++reports}.json`);
  writeFileSync(file, content);
  return file;
}

describe('counting what the runners say', () => {
  it('reads vitest, with a file that could not be loaded as a failure of its own', () => {
    const files = [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(
      countVitest({
        numPassedTests: 4,
        numFailedTests: 1,
        numPendingTests: 2,
        numTodoTests: 1,
        testResults: files,
      }),
    ).toEqual({ passed: 4, failed: 2, skipped: 3 });
  });

  it('reads Playwright, with errors outside any test as failures', () => {
    const stats = { expected: 6, flaky: 0, unexpected: 2, skipped: 3 };
    expect(countPlaywright({ stats, errors: [{ message: 'x' }] })).toEqual({
      passed: 6,
      failed: 3,
      skipped: 3,
    });
  });

  it('names what passed at the second try only, however deep it stands', () => {
    const spec = (line: number, status: string) => ({
      file: 'a.spec.ts',
      line,
      title: `t${line}`,
      tests: [{ status }],
    });
    const suites = [
      { specs: [spec(1, 'expected'), spec(2, 'flaky')], suites: [{ specs: [spec(3, 'flaky')] }] },
      { specs: [spec(4, 'unexpected')] },
    ];
    const stats = { expected: 1, flaky: 2, unexpected: 1, skipped: 0 };
    expect(countPlaywright({ stats, suites })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
      secondTry: ['a.spec.ts:2 t2', 'a.spec.ts:3 t3'],
    });
  });

  it('takes an exit code that no test explains for a failure', () => {
    const file = report('{"numPassedTests":3}');
    expect(readCount(file, countVitest, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
    expect(readCount(file, countVitest, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it.each([
    ['no test ran', report('{"numPassedTests":0,"numPendingTests":4}'), 0],
    ['there is no report', join(folder, 'nothing.json'), 0],
  ])('is a failure when %s', (_, file, exitCode) => {
    expect(readCount(file, countVitest, exitCode)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('adds up, and names skipped tests only when there are any', () => {
    const sum = total([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 0 },
    ]);
    expect(lastLine(sum)).toBe('41 passed, 2 failed');
    expect(lastLine({ ...sum, skipped: 3 })).toBe('41 passed, 2 failed, 3 skipped');
  });
});
