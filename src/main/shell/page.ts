import { extname, join, sep } from 'node:path';

/** The one host our scheme has. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://plumbline`;

/** Nothing from elsewhere, nothing inline, nothing evaluated. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Kinds of file the page is made of; anything else is not served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file under `root` that an address of our scheme means, with its type; null for anything else. */
export function fileFor(root: string, address: string): { path: string; type: string } | null {
  if (!address.startsWith(`${ORIGIN}/`)) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  // An encoded slash, backslash or NUL could name another place once decoded.
  if (/[\\\0]|\/\//.test(name) || name.split('/').includes('..')) return null;
  const path = join(root, name === '/' ? 'index.html' : name);
  const type = TYPES[extname(path)];
  return path.startsWith(root + sep) && type !== undefined ? { path, type } : null;
}
