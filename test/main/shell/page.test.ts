import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayRequest } from '../../../src/main/shell/lockdown.ts';
import { CONTENT_SECURITY_POLICY, fileFor, ORIGIN } from '../../../src/main/shell/page.ts';

const root = join(sep, 'app', 'out', 'renderer');

describe('the files our scheme serves', () => {
  it.each([
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html#/print/valuation?asOf=2026-06-30', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-ab12.js?x=1', join('assets', 'index-ab12.js'), 'text/javascript; charset=utf-8'],
    ['/assets/inter.woff2', join('assets', 'inter.woff2'), 'font/woff2'],
    ['/assets/a%20b.css', join('assets', 'a b.css'), 'text/css; charset=utf-8'],
  ])('%s', (address, path, type) => {
    expect(fileFor(root, ORIGIN + address)).toEqual({ path: join(root, path), type });
  });

  // The URL parser itself removes plain `..`; what is left to refuse is encoded.
  it.each([
    `${ORIGIN}/%2e%2e%2fmain/index.js`,
    `${ORIGIN}/..%2f..%2fpackage.json`,
    `${ORIGIN}/..%5c..%5cpackage.json`,
    `${ORIGIN}/assets/%2e%2e/%2e%2e%2f%2e%2e/package.json`,
    `${ORIGIN}//etc/hosts.js`,
    `${ORIGIN}/%2fetc%2fhosts.js`,
    `${ORIGIN}/index.html%00.js`,
    `${ORIGIN}/%E0%A4%A.js`,
    `${ORIGIN}/index.exe`,
    `${ORIGIN}/plain`,
    `${ORIGIN}.example.com/index.html`,
    'app://elsewhere/index.html',
    'file:///etc/hosts.js',
    'https://example.com/index.html',
    'nonsense',
  ])('not %s', (address) => {
    expect(fileFor(root, address)).toBeNull();
  });

  it('never leave the folder, however many steps up are asked for', () => {
    for (const step of ['..', '%2e%2e', '.%2e', '%2E.']) {
      const file = fileFor(root, `${ORIGIN}/assets/${`${step}/`.repeat(6)}secret.js`);
      if (file) expect(file.path.startsWith(root + sep)).toBe(true);
    }
  });
});

describe('the policy of the page', () => {
  it('allows nothing inline, nothing evaluated and no other host', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
  });

  it.each([`${ORIGIN}/index.html`, 'data:image/png;base64,AA==', `blob:${ORIGIN}/1`])(
    'a page may ask for %s',
    (url) => expect(mayRequest(url, ORIGIN)).toBe(true),
  );

  it.each([
    'http://localhost/',
    'https://example.com/',
    'ws://example.com/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/hosts',
    'blob:https://example.com/1',
    'app://elsewhere/',
    `${ORIGIN}.example.com/`,
    'chrome://version/',
  ])('but not for %s', (url) => expect(mayRequest(url, ORIGIN)).toBe(false));
});
