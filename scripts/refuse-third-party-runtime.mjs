// electron-builder's `beforePack`: an installer is made from the Electron project's own build, or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, distDir, THIRD_PARTY_MARKER } from './lib/paths.mjs';

/**
 * @param {any} context what electron-builder says of the build at hand
 * @param {string} installed the Electron of this checkout
 */
export default function refuseThirdPartyRuntime(context, installed = distDir) {
  // `electronDist` is the setting that would take Electron from another folder.
  const elsewhere = context?.packager?.config?.electronDist;
  const folders = typeof elsewhere === 'string' ? [installed, elsewhere] : [installed];
  const found = folders.find((folder) => existsSync(join(folder, THIRD_PARTY_MARKER)));
  if (!found) return;
  throw new Error(
    `Packaging is refused: ${found} is a third-party build of Electron, which is for development and tests only. ` +
      `Delete it and ${cacheDir()}, then run "npm ci" on a machine that can download Electron itself.`,
  );
}
