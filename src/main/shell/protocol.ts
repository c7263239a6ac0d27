import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { CONTENT_SECURITY_POLICY, fileFor, SCHEME } from './page.ts';

/** Must run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const refusal = (): Response => new Response('Not found', { status: 404, headers: HEADERS });

/**
 * Serves the built renderer, and nothing else of the disk, under our own scheme.
 * `onScript` is told whenever a script was served: from then on the page is busy with itself and main is free.
 */
export function serveRenderer(session: Session, root: string, onScript: () => void = () => {}): void {
  session.protocol.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileFor(root, request.url) : null;
    if (!file) return refusal();
    try {
      const body = await readFile(file.path);
      if (file.type.startsWith('text/javascript')) setImmediate(onScript);
      return new Response(body, { headers: { ...HEADERS, 'Content-Type': file.type } });
    } catch {
      return refusal();
    }
  });
}
