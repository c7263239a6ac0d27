// electron-builder's `beforePack`: an installer is made from the Electron project's own build, or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, distDir, THIRD_PARTY_MARKER } from './lib/paths.mjs';

export default function refuseThirdPartyRuntime(_context = {}, dist = distDir) {
  if (!existsSync(join(dist, THIRD_PARTY_MARKER))) return;
  throw new Error(
    'Packaging is refused: this checkout runs a third-party build of Electron, which is for development and tests only. ' +
      `Delete ${dist} and ${cacheDir()}, then run "npm ci" on a machine that can download Electron itself.`,
  );
}
