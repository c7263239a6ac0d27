import { resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launchRequest } from '../../../src/main/shell/arguments.ts';

const cwd = resolve(sep, 'home', 'owner');
const bookOf = (...words: string[]) => launchRequest(['electron', ...words], cwd);

describe('what the app is started for', () => {
  it.each([
    [[], null],
    [['.'], null],
    [['--no-sandbox', '.', '--book', 'a.plumbline'], resolve(cwd, 'a.plumbline')],
    [['--book=b.plumbline', '--inspect=0'], resolve(cwd, 'b.plumbline')],
    [['Harbor Light.plumbline'], resolve(cwd, 'Harbor Light.plumbline')],
    [['OLD.PLUMBLINE'], resolve(cwd, 'OLD.PLUMBLINE')],
    [[resolve(sep, 'data', 'x.plumbline')], resolve(sep, 'data', 'x.plumbline')],
    [['double-clicked.plumbline', '--book', 'named'], resolve(cwd, 'named')],
    [['--book'], null],
    [['--book='], null],
    [['notes.txt'], null],
  ])('%j', (words, book) => {
    expect(bookOf(...words)).toEqual({ kind: 'window', book });
  });

  it('hands everything after --cli to the terminal commands', () => {
    expect(bookOf('--no-sandbox', '.', '--cli', 'print', '--book', 'a')).toEqual({
      kind: 'terminal',
      words: ['print', '--book', 'a'],
    });
  });
});
