import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import electronPath from 'electron';
import { freshFolder, projectRoot, removeFolders, sampleDir, sandboxArgs, testEnv } from '../support/app.ts';

type Ended = { code: number | null; out: string; error: string };

/** Runs Electron to its end. Chromium's own remarks on stderr are left out: ours are JSON. */
const run = (args: string[], more: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = { ...testEnv(freshFolder()), ...more };
    const child = spawn(electronPath as unknown as string, args, { env });
    let out = '';
    let error = '';
    child.stdout.on('data', (part) => {
      out += part;
    });
    child.stderr.on('data', (part) => {
      error += part;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        code,
        out,
        error: error
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .join('\n'),
      }),
    );
  });

const inWindow = (...words: string[]): Promise<Ended> =>
  run([projectRoot, ...sandboxArgs(), '--cli', ...words]);

/** A book of the sample, made as a script would make it. */
async function sampleBook(): Promise<string> {
  const book = join(freshFolder(), 'sample.plumbline');
  const cli = join(projectRoot, 'out', 'main', 'cli.js');
  const made = await run([cli, 'new', '--book', book, '--from', sampleDir], { ELECTRON_RUN_AS_NODE: '1' });
  expect(made).toMatchObject({ code: 0 });
  return book;
}

test.afterEach(removeFolders);

test('print valuation writes the PDF and says what it wrote', async () => {
  const out = join(freshFolder(), 'summary.pdf');
  const words = ['print', 'valuation', '--book', await sampleBook(), '--as-of', '2026-06-30', '--out', out];
  const ended = await inWindow(...words);
  expect(ended).toMatchObject({ code: 0, error: '' });
  const bytes = readFileSync(out);
  const said = JSON.parse(ended.out);
  expect(said).toEqual({ file: 'summary.pdf', pages: expect.any(Number), bytes: bytes.length });
  expect(said.pages).toBeGreaterThan(1);
});

test('screenshot shows the screen that was asked for, in either theme', async () => {
  const folder = freshFolder();
  const book = await sampleBook();
  const pictures = new Set<string>();
  for (const [screen, theme] of [
    ['overview', 'light'],
    ['clients', 'light'],
    ['clients', 'dark'],
  ] as const) {
    const out = join(folder, `${screen}-${theme}.png`);
    const words = [
      'screenshot',
      screen,
      '--book',
      book,
      '--as-of',
      '2026-06-30',
      '--out',
      out,
      '--theme',
      theme,
    ];
    expect(await inWindow(...words)).toMatchObject({ code: 0 });
    const png = readFileSync(out);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
    pictures.add(png.toString('base64'));
  }
  expect(pictures.size).toBe(3);
});

test('what cannot be done ends with its code, one object, and no file', async () => {
  const out = join(freshFolder(), 'never.pdf');
  const usage = await inWindow('print', 'everything');
  expect(usage.code).toBe(2);
  expect(JSON.parse(usage.error)).toMatchObject({ code: 'usage' });
  const missing = join(freshFolder(), 'missing.plumbline');
  const absent = await inWindow(
    'print',
    'valuation',
    '--book',
    missing,
    '--as-of',
    '2026-06-30',
    '--out',
    out,
  );
  expect(absent.code).toBe(1);
  expect(JSON.parse(absent.error).message).toContain('missing.plumbline');
  expect(existsSync(out)).toBe(false);
});
