// Stands in for Electron's default_app.asar, which a repackaged build does not have: makes `electron <folder>` and
// `electron -r <module> <folder>` (Playwright) behave as they do in the official build.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

/** @type {string[]} */
const preload = [];
let folder = '';
for (let i = 1; i < process.argv.length && !folder; i++) {
  const arg = process.argv[i] ?? '';
  if (arg === '-r' || arg === '--require') preload.push(process.argv[++i] ?? '');
  else if (!arg.startsWith('-')) folder = arg;
}

// What the official one uses, too, and the typings leave out.
const app = /** @type {any} */ (electronApp);
const loader = /** @type {any} */ (Module);
if (preload.length > 0) loader._preloadModules(preload);

if (!folder) {
  process.stderr.write('Name the folder of the app to run: electron <folder>\n');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const path = resolve(folder);
  const manifest = join(path, 'package.json');
  if (existsSync(manifest)) {
    const about = JSON.parse(readFileSync(manifest, 'utf8'));
    app.setVersion(about.version ?? '0.0.0');
    app.setName(about.productName ?? about.name ?? 'Electron');
  }
  const entry = String(loader._resolveFilename(path, null, true));
  app.setAppPath(existsSync(manifest) ? path : dirname(entry));
  await import(pathToFileURL(entry).href);
}
