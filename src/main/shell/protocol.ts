import { readFileSync } from 'node:fs';
import { protocol, type Session } from 'electron';
import { CONTENT_SECURITY_POLICY, fileFor, SCHEME } from './page.ts';

/** Must run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

// No Cross-Origin-Opener-Policy: with it Chromium drops the process it has started and starts another, which the owner
// waits for. It would keep other pages out of our process, and no other page is ever opened.
const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const REFUSAL = { statusCode: 404, headers: HEADERS, mimeType: 'text/plain', data: Buffer.from('Not found') };

/**
 * Serves the built renderer, and nothing else of the disk, under our own scheme.
 * `onPage` is told whenever the page was served: while it starts in its own process, main has time.
 *
 * Not with `protocol.handle`, for which Node loads its whole `fetch` before the first answer, and which hands out a file
 * piece by piece, so that a script waits whenever main is busy.
 */
export function serveRenderer(session: Session, root: string, onPage: () => void = () => {}): void {
  session.protocol.registerBufferProtocol(SCHEME, ({ method, url }, answer) => {
    const file = method === 'GET' ? fileFor(root, url) : null;
    if (!file) return answer(REFUSAL);
    try {
      const data = readFileSync(file.path);
      answer({ data, headers: { ...HEADERS, 'Content-Type': file.type } });
    } catch {
      return answer(REFUSAL);
    }
    if (file.type.startsWith('text/html')) setImmediate(onPage);
  });
}
