import { describe, expect, it } from 'vitest';
import { asElectron, asNode, hasDisplay, onDisplay, run, sandboxArgs } from '../../scripts/lib/launch.mjs';
import { aptLine, aptPackages, notFound } from '../../scripts/lib/system.mjs';

describe('a display', () => {
  it('is always there on Windows and macOS, and on Linux when a variable says so', () => {
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  });

  it('is pretended where there is none', () => {
    expect(onDisplay('electron', ['.'], { DISPLAY: ':0' }, 'linux')).toEqual(['electron', ['.']]);
    const [command, args] = onDisplay('electron', ['.', '--book', 'a b'], {}, 'linux');
    expect(command).toBe('xvfb-run');
    expect(args[0]).toBe('-a');
    expect(args.slice(-4)).toEqual(['electron', '.', '--book', 'a b']);
  });
});

describe('starting Electron', () => {
  it('gives up the sandbox for root on Linux only', () => {
    expect(sandboxArgs(0, 'linux')).toEqual(['--no-sandbox']);
    expect(sandboxArgs(1000, 'linux')).toEqual([]);
    expect(sandboxArgs(0, 'darwin')).toEqual([]);
    expect(sandboxArgs(undefined, 'win32')).toEqual([]);
  });

  it('tells Node from Electron by the environment', () => {
    expect(asNode({ A: 'b' })).toEqual({ A: 'b', ELECTRON_RUN_AS_NODE: '1' });
    expect(asElectron({ A: 'b', ELECTRON_RUN_AS_NODE: '1' })).toEqual({ A: 'b' });
  });

  it('passes the exit code on', async () => {
    await expect(run(process.execPath, ['-e', 'process.exit(2)'], { env: asNode() })).resolves.toBe(2);
  });
});

describe('system libraries', () => {
  it('are missing when the linker says so', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibm.so.6 => /lib/libm.so.6 (0x00007f)',
      '\tlibnss3.so => not found',
    ].join('\n');
    expect(notFound(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(notFound('')).toEqual([]);
  });

  it('go by the names that this release of the system knows', () => {
    expect(aptPackages()).toContain('libasound2');
    const newer = aptPackages((name) => name.endsWith('t64'));
    expect(newer).toContain('libasound2t64');
    expect(newer).toContain('libnss3');
    expect(newer).not.toContain('libasound2');
  });

  it('come with a line that can be pasted', () => {
    expect(aptLine(['xvfb', 'xauth'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth',
    );
  });
});
