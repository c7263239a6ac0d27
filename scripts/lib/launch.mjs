// Starts programs the way this machine needs it: Electron as plain Node or as itself, with a display or a pretended one.
import { spawn } from 'node:child_process';

/** Whether a window can be opened. Only Linux machines come without any display. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The command, run in a virtual display if there is no real one.
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function onDisplay(command, args, env = process.env, platform = process.platform) {
  if (hasDisplay(env, platform)) return [command, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', command, ...args]];
}

/**
 * Chromium's sandbox refuses to run as root, as in most containers. Added here only, on the command line: the app itself
 * never turns its sandbox off.
 */
export function sandboxArgs(uid = process.getuid?.(), platform = process.platform) {
  return platform === 'linux' && uid === 0 ? ['--no-sandbox'] : [];
}

/** The environment in which the Electron binary is Node. */
export function asNode(env = process.env) {
  return { ...env, ELECTRON_RUN_AS_NODE: '1' };
}

/** The environment in which the Electron binary is Electron, also when we ourselves run inside it as Node. */
export function asElectron(env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
}

/** xvfb-run is a shell script that would leave its children behind, so it leads a group of its own. */
const leadsGroup = (/** @type {string} */ command) => command === 'xvfb-run';

/**
 * Signals a program that `run` started, and all that it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} command
 * @param {NodeJS.Signals} name
 */
export function signal(child, command, name) {
  if (leadsGroup(command) && child.pid) process.kill(-child.pid, name);
  else child.kill(name);
}

/**
 * Runs a program to its end, passes signals on to it, and answers with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options, detached: leadsGroup(command) });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (/** @type {NodeJS.Signals} */ name) => signal(child, command, name);
    for (const name of signals) process.on(name, forward);
    child.on('error', reject);
    child.on('close', (code, by) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? (by === 'SIGINT' ? 130 : by === 'SIGTERM' ? 143 : 1));
    });
    onStart?.(child);
  });
}
