import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { jobControl } from '../../../src/main/jobs/control.ts';
import { workerRunner } from '../../../src/main/jobs/runner.ts';
import { PlumblineError } from '../../../src/shared/result.ts';

const runner = () => workerRunner(join(import.meta.dirname, 'fake-worker.ts'));
const job = (folder: string) => ({ book: 'any.plumbline', folder });

const failureFrom = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PlumblineError);
  return (error as PlumblineError).failure;
};

describe('jobs in a worker thread', () => {
  it('gives back the result, with progress that ends at the total and does not flood', async () => {
    const progress = vi.fn();
    const result = await runner().run('importFolder', job('counts'), progress);
    expect(result).toEqual({ counts: { clients: 2 }, rows: 5000 });
    expect(progress).toHaveBeenLastCalledWith(5000, 5000, 'rows');
    expect(progress.mock.calls.length).toBeLessThan(500);
  });

  it('carries a failure over with all its problems', async () => {
    expect(await failureFrom(runner().run('importFolder', job('refuses')))).toEqual({
      code: 'bad_data',
      message: 'One row is wrong.',
      problems: [{ file: 'clients.csv', line: 2, message: 'No name.' }],
    });
  });

  it('rejects with the detail for the log, and as no failure of its own, when a job breaks', async () => {
    const error = await runner()
      .run('importFolder', job('breaks'))
      .catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(PlumblineError);
    expect((error as Error).stack).toContain('TypeError: SELECT secret');
  });

  it('rejects when the thread ends without an answer', async () => {
    await expect(runner().run('importFolder', job('vanishes'))).rejects.toThrow('ended with 3');
  });

  it('stops a job that is asked to stop, and runs the next', async () => {
    const jobs = runner();
    const running = jobs.run('importFolder', job('untilStopped'), () => jobs.cancel());
    expect((await failureFrom(running)).code).toBe('cancelled');
    expect((await jobs.run('importFolder', job('counts'))).rows).toBe(5000);
  });

  it('refuses a second job while one is under way, and says when it is at rest', async () => {
    const jobs = runner();
    expect(jobs.settled()).toBeNull();
    const first = jobs.run('importFolder', job('untilStopped'));
    expect((await failureFrom(jobs.run('importFolder', job('counts')))).code).toBe('unavailable');
    const settled = jobs.settled();
    jobs.cancel();
    await settled;
    expect((await failureFrom(first)).code).toBe('cancelled');
    expect(jobs.settled()).toBeNull();
  });
});

describe('the thread', () => {
  const threadOf = async (jobs: ReturnType<typeof runner>, what = 'thread') =>
    (await jobs.run('importFolder', job(what))).rows;

  it('does one job after the other, refused and stopped ones too', async () => {
    const jobs = runner();
    const first = await threadOf(jobs);
    await failureFrom(jobs.run('importFolder', job('refuses')));
    const running = jobs.run('importFolder', job('untilStopped'), () => jobs.cancel());
    expect((await failureFrom(running)).code).toBe('cancelled');
    const progress = vi.fn();
    await jobs.run('importFolder', job('counts'), progress);
    expect(progress).toHaveBeenLastCalledWith(5000, 5000, 'rows');
    expect(await threadOf(jobs)).toBe(first);
  });

  it.each([['breaks'], ['vanishes']])('is another one after a job that %s', async (what) => {
    const jobs = runner();
    const first = await threadOf(jobs);
    await expect(jobs.run('importFolder', job(what))).rejects.toThrow();
    expect(await threadOf(jobs)).not.toBe(first);
  });

  it('is gone after a job that breaks', async () => {
    const beat = new Int32Array(new SharedArrayBuffer(4));
    const beaten = () => Atomics.load(beat, 0);
    const input = { ...job('breaks'), beat };
    await expect(runner().run('importFolder', input)).rejects.toThrow();
    await wait(200);
    const last = beaten();
    await wait(200);
    expect(beaten()).toBe(last);
  });

  it('is given back after a long job', async () => {
    const impatient = workerRunner(join(import.meta.dirname, 'fake-worker.ts'), 20_000, 0);
    const first = await threadOf(impatient);
    expect(await threadOf(impatient)).not.toBe(first);
  });

  it('is given back at the end', async () => {
    const jobs = runner();
    expect(jobs.end()).toBeNull();
    const first = await threadOf(jobs);
    await jobs.end();
    expect(jobs.end()).toBeNull();
    expect(await threadOf(jobs)).not.toBe(first);
  });

  it('is not begun for a job that cannot be sent', async () => {
    const jobs = runner();
    const input = { ...job('counts'), unsendable: () => {} };
    await expect(jobs.run('importFolder', input)).rejects.toThrow(/could not be cloned/);
    expect((await jobs.run('importFolder', job('counts'))).rows).toBe(5000);
  });

  it('is another one when it ended by itself, or no job came for a while', async () => {
    const jobs = runner();
    const first = await threadOf(jobs, 'endsSoon');
    await wait(500);
    expect(await threadOf(jobs)).not.toBe(first);
    const impatient = workerRunner(join(import.meta.dirname, 'fake-worker.ts'), 1);
    const second = await threadOf(impatient);
    await wait(500);
    expect(await threadOf(impatient)).not.toBe(second);
  });
});

describe('progress', () => {
  it('passes on the first, a new label, the last, and one each 33 ms', () => {
    let clock = 0;
    const told: number[] = [];
    const control = jobControl(
      () => false,
      (done) => told.push(done),
      () => clock,
    );
    for (let i = 0; i <= 100; i++) {
      clock = i;
      control.report(i, 100, i < 10 ? 'reading' : 'writing');
    }
    expect(told).toEqual([0, 10, 43, 76, 100]);
  });
});
