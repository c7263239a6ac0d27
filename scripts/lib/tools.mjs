// The tools behind the commands, each started the one right way. All answer with an exit code.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asElectron, asNode, hasDisplay, onDisplay, run, sandboxArgs } from './launch.mjs';
import { electronPath, root } from './paths.mjs';

/** @param {string[]} parts */
const modules = (...parts) => join(root, 'node_modules', ...parts);
const electronVite = modules('electron-vite', 'bin', 'electron-vite.js');

/** A tool that any Node can run. @param {string} script @param {string[]} args */
const inNode = (script, args) => run(process.execPath, [script, ...args], { cwd: root });

/** Electron as Node: the runtime that ships, whatever Node this machine has. @param {string[]} args */
const inElectronNode = (args) => run(electronPath(), args, { cwd: root, env: asNode() });

/** What opens windows. @param {string} command @param {string[]} args */
function inWindow(command, args, env = asElectron(), cwd = root) {
  if (!hasDisplay()) console.log('There is no display here: using a virtual one.');
  return run(...onDisplay(command, args), { cwd, env });
}

export const lint = () =>
  inNode(modules('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.']);
export const types = () => inNode(modules('typescript', 'bin', 'tsc'), ['--noEmit']);
export const build = () => inNode(electronVite, ['build', '--logLevel', 'warn']);

/** @param {string[]} args */
export const vitest = (args) => inElectronNode([modules('vitest', 'vitest.mjs'), 'run', ...args]);

/** A script of ours in TypeScript, whose types Electron's Node strips by itself. @param {string} name @param {string[]} args */
export const script = (name, args) => inElectronNode([join(root, 'scripts', name), ...args]);

/** @param {string[]} args */
export const playwright = (args) =>
  inWindow(process.execPath, [modules('@playwright', 'test', 'cli.js'), 'test', ...args]);

/** Relative paths among the arguments mean the folder that the user is in. @param {string[]} args */
export const start = (args) =>
  inWindow(electronPath(), [root, ...sandboxArgs(), ...args], asElectron(), process.cwd());

/** @param {string[]} args */
export const dev = (args) =>
  inWindow(process.execPath, [electronVite, 'dev', ...args], {
    ...asElectron(),
    // electron-vite starts Electron itself and takes the switch from the environment.
    ...(sandboxArgs().length > 0 ? { NO_SANDBOX: '1' } : {}),
  });

export async function buildIfMissing() {
  // `npm run dev` leaves a main and a preload behind, but no page.
  if (
    existsSync(join(root, 'out', 'main', 'index.js')) &&
    existsSync(join(root, 'out', 'renderer', 'index.html'))
  )
    return;
  console.log('Building first …');
  if ((await build()) !== 0) throw new Error('The build failed; what is wrong stands above.');
}
