// Protects “set by the owner”: an explanation says it only of what the owner set, and tells defaults as defaults.
import { afterAll, describe, expect, it } from 'vitest';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import { unsetSettings, writeSettings } from '../../../src/main/db/settings.ts';
import { explain } from '../../../src/main/services/explain.ts';
import { dayFigures } from '../../../src/main/services/figures.ts';
import { valuation } from '../../../src/main/services/valuation.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS } from '../../../src/shared/settings-text.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';
import { WHOLE_DAY, wholeBook } from '../../support/whole-book.ts';

const temporary = temporaryFolder();
const open: Db[] = [];
afterAll(() => {
  for (const db of open) db.close();
});

function bookOf(rows: FolderRows): Db {
  const file = temporary.next();
  createFrom(writeFolder(temporary.next('rows'), rows), file);
  const db = openBook(file);
  open.push(db);
  return db;
}

const told = (db: Db, at: string) => explain(db, dayFigures(db, WHOLE_DAY), { at, offset: 0, limit: 0 });

const said = bookOf(wholeBook());
const silent = bookOf({ ...wholeBook(), 'settings.csv': [] });

describe('the explanation of a figure', () => {
  it.each([
    ['valuation/equity/debt', 'Not set by the owner; counts as 0.'],
    ['valuation/equity/cash', 'Not set by the owner; counts as 0.'],
    ['valuation/equity/deferred', 'Not set by the owner; counts as 0.'],
    ['valuation/owner/marketPay:0', 'Not set by the owner.'],
    ['valuation/ebitdaValue/value:1', 'Not set by the owner.'],
    ['valuation/sdeValue/value:1', 'Not set by the owner.'],
    ['client/1/revenueForTarget:0.0', 'Not set by the owner.'],
    ['cerMonths/run/1:0', 'Not set by the owner.'],
  ])('%s claims no owner who set it: %s', (at, words) => {
    expect(told(silent, at).text).toBe(words);
    expect(told(said, at).text).toBe('Set by the owner.');
  });

  it.each([
    ['company/recurring', ['The book’s basis: contracts']],
    ['service/stuck', ['Stuck after 7 days', 'Time zone: UTC']],
    ['service/opened', ['Time zone: UTC']],
    ['service/respondBusiness/mean', ['Business hours: Mon-Fri 08:00-17:00', 'Time zone: UTC', 'Holidays: ']],
    [
      'service/resolveBusiness/median',
      ['Business hours: Mon-Fri 08:00-17:00', 'Time zone: UTC', 'Holidays: '],
    ],
    [
      'load/total/resolveBusinessMean',
      ['Business hours: Mon-Fri 08:00-17:00', 'Time zone: UTC', 'Holidays: '],
    ],
    ['load/clients/1/backlog', ['Time zone: UTC']],
  ])('%s tells the settings it rests on, and whether they are defaults', (at, settings) => {
    const [own, defaulted] = [told(said, at).policy ?? '', told(silent, at).policy ?? ''];
    for (const words of settings) {
      expect(own).toContain(words);
      expect(defaulted).toContain(words);
    }
    expect(own.match(/\(set by the owner\)/g)).toHaveLength(settings.length);
    expect(own).not.toContain('default');
    expect(defaulted.match(/\(the default; not set by the owner\)/g)).toHaveLength(settings.length);
    expect(defaulted).not.toContain('(set by');
  });
});

describe('a setting', () => {
  it('is unset until it is written, even as what the default would be, and again once it is emptied', () => {
    const db = bookOf({ 'settings.csv': [] });
    expect(unsetSettings(db)).toHaveLength(SETTING_KEYS.length);
    writeSettings(db, { debt: 0, timeZone: DEFAULT_SETTINGS.timeZone });
    expect(unsetSettings(db)).not.toContain('debt');
    expect(unsetSettings(db)).not.toContain('timeZone');
    expect(told(db, 'valuation/equity/debt').text).toBe('Set by the owner.');
    expect(told(db, 'valuation/equity/debt').figure.lacks).toBeUndefined();
    writeSettings(db, { debt: null });
    expect(unsetSettings(db)).toContain('debt');
    expect(told(db, 'valuation/equity/debt').figure).toMatchObject({
      value: 0,
      lacks: ['Debt was never set and counts as 0'],
    });
  });

  it('that was never set is among the remarks of the valuation, each once', () => {
    const { remarks } = valuation(dayFigures(silent, WHOLE_DAY));
    for (const name of ['Debt', 'Cash', 'Deferred revenue'])
      expect(remarks.filter((remark) => remark === `${name} was never set and counts as 0`)).toHaveLength(1);
    expect(new Set(remarks).size).toBe(remarks.length);
  });
});
