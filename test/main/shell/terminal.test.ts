import { describe, expect, it, vi } from 'vitest';
import { runTerminal, type TerminalParts } from '../../../src/main/shell/terminal.ts';
import { PlumblineError } from '../../../src/shared/result.ts';

function parts(change: Partial<TerminalParts> = {}) {
  const call = vi.fn(async () => ({ ok: true, data: { name: 'v.pdf', pages: 3, bytes: 9 } }));
  return {
    openPath: vi.fn((): { asOf: string } => ({ asOf: '2026-06-30' })),
    setToday: vi.fn(),
    grant: (path: string) => `token for ${path}`,
    call: call as unknown as TerminalParts['call'],
    picture: vi.fn(async () => new Uint8Array(4)),
    writeFile: vi.fn(),
    setTheme: vi.fn(),
    log: vi.fn(),
    ...change,
  };
}
const rest = ['--book', 'b.plumbline', '--as-of', '2026-06-30', '--out', 'o'];

describe('terminal commands that need a page', () => {
  it('print saves the valuation through the same call as the window', async () => {
    const given = parts();
    const ending = await runTerminal(['print', 'valuation', ...rest], given);
    expect(ending).toEqual({ code: 0, out: { file: 'v.pdf', pages: 3, bytes: 9 } });
    expect(given.openPath).toHaveBeenCalledExactlyOnceWith('b.plumbline');
    expect(given.call).toHaveBeenCalledExactlyOnceWith('print.valuationPdf', {
      asOf: '2026-06-30',
      to: 'token for o',
    });
  });

  it('screenshot writes the picture, in the theme asked for', async () => {
    const given = parts();
    const ending = await runTerminal(['screenshot', 'clients', ...rest, '--theme', 'dark'], given);
    expect(ending).toEqual({ code: 0, out: { file: 'o', bytes: 4 } });
    expect(given.setTheme).toHaveBeenCalledExactlyOnceWith('dark');
    expect(given.setToday).toHaveBeenCalledExactlyOnceWith('2026-06-30');
    expect(given.picture).toHaveBeenCalledExactlyOnceWith('clients');
    expect(given.writeFile).toHaveBeenCalledExactlyOnceWith('o', new Uint8Array(4));
  });

  it('takes no picture of another day than the one asked for', async () => {
    const openPath = vi.fn(() => ({ asOf: '2026-05-31' }));
    const given = parts({ openPath });
    expect(await runTerminal(['screenshot', 'clients', ...rest], given)).toEqual({
      code: 1,
      error: { code: 'bad_input', message: 'The book opens on 2026-05-31: its records end there.' },
    });
    expect(given.picture).not.toHaveBeenCalled();
  });

  it.each([
    [[]],
    [['print']],
    [['print', 'overview', ...rest]],
    [['screenshot', 'nothing', ...rest]],
    [['screenshot', 'clients', ...rest, '--theme', 'pink']],
    [['print', 'valuation', 'twice', ...rest]],
    [['print', 'valuation', '--book', 'b']],
    [['print', 'valuation', ...rest, '--as-of', 'today']],
    [['print', 'valuation', ...rest, '--colour', 'red']],
    [['print', 'valuation', '--book']],
  ])('%j is a question of usage', async (words) => {
    const given = parts();
    const ending = await runTerminal(words, given);
    expect(ending).toMatchObject({ code: 2, error: { code: 'usage' } });
    expect(ending.error?.message).toContain('Usage: print valuation');
    expect(given.openPath).not.toHaveBeenCalled();
  });

  it('ends with 1 and the failure when the book does not open', async () => {
    const openPath = () => {
      throw new PlumblineError('not_a_book', '“b.plumbline” is not a book.');
    };
    expect(await runTerminal(['print', 'valuation', ...rest], parts({ openPath }))).toEqual({
      code: 1,
      error: { code: 'not_a_book', message: '“b.plumbline” is not a book.' },
    });
  });

  it('keeps what nobody foresaw in the log', async () => {
    const given = parts({ picture: () => Promise.reject(new Error('GPU at /dev/dri')) });
    const ending = await runTerminal(['screenshot', 'overview', ...rest], given);
    expect(ending).toMatchObject({ code: 1, error: { code: 'failed' } });
    expect(JSON.stringify(ending)).not.toContain('/dev');
    expect(given.log).toHaveBeenCalledOnce();
  });
});
