// Protects the quick line: what an owner types in any order becomes the entry he means, and where it could mean two
// things it says so instead of choosing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canStart, type QuickBook, readQuickLine } from '../../../src/shared/entry/quick-line.ts';

const BOOK: QuickBook = {
  locale: 'en-US',
  today: '2026-07-14',
  technicians: ['Sam Baker', 'Samantha Cole', 'Ruth Ng'],
  technician: 'Ruth Ng',
  clients: [
    { name: 'Acme Ltd' },
    { name: 'Acme North' },
    { name: 'Alder' },
    { name: 'Birch & Co', also: ['BCO'] },
    { name: 'Cloud First' },
    { name: 'Müller Söhne GmbH', also: ['ms'] },
    { name: 'Newton' },
    { name: 'Newport Dental' },
  ],
};

const read = (line: string, more: Partial<QuickBook> = {}) => readQuickLine(line, { ...BOOK, ...more });
/** What differs from an entry that says nothing. */
const said = (line: string, more: Partial<QuickBook> = {}) => {
  const { problems, remarks, ...entry } = read(line, more);
  return { ...entry, problems: problems.map(({ part }) => part), remarks: remarks.length };
};
const problem = (line: string, more: Partial<QuickBook> = {}): string =>
  read(line, more)
    .problems.map(({ part, message }) => `${part}: ${message}`)
    .join('\n');

const PLAIN = {
  client: 'Alder',
  seconds: 5400,
  note: '',
  technician: 'Ruth Ng',
  day: '2026-07-14',
  billable: true,
  workType: 'support',
  ticket: '',
  problems: [],
  remarks: 0,
};

describe('a line', () => {
  it('says all that an entry needs', () => {
    expect(said('alder 1:30 vpn is slow @ruth yesterday #4711 project nb')).toEqual({
      ...PLAIN,
      note: 'vpn is slow',
      day: '2026-07-13',
      ticket: '4711',
      workType: 'project',
      billable: false,
    });
  });

  it.each([
    ['alder 1:30', PLAIN],
    ['  ALDER   1:30  ', PLAIN],
    ['alder 90m !', { ...PLAIN, billable: false }],
    ['alder 1:30 @sam', { ...PLAIN, technician: 'Sam Baker' }],
    ['alder 1:30 @samantha', { ...PLAIN, technician: 'Samantha Cole' }],
    ['alder 1:30 @baker', { ...PLAIN, technician: 'Sam Baker' }],
    ['alder 1:30 @r', PLAIN],
    ['alder 1:30 mon', { ...PLAIN, day: '2026-07-13' }],
    ['alder 1:30 6/30', { ...PLAIN, day: '2026-06-30' }],
    ['alder 1:30 2026-06-30', { ...PLAIN, day: '2026-06-30' }],
    ['alder 1:30 -1', { ...PLAIN, day: '2026-07-13' }],
    ['- 1:30 tidying up', { ...PLAIN, client: null, note: 'tidying up' }],
    [
      'internal 1:30 alder plans',
      { ...PLAIN, client: null, note: 'alder plans', workType: 'internal', billable: false },
    ],
    ['internal 1:30 billable', { ...PLAIN, client: null, workType: 'internal' }],
    ['alder 1:30 tomorrow', { ...PLAIN, day: '2026-07-15', remarks: 1 }],
    ['alder 1:30 #ab-12 "yesterday @sam 2h"', { ...PLAIN, ticket: 'ab-12', note: 'yesterday @sam 2h' }],
    ['alder 1:30 "project" plan', { ...PLAIN, note: 'project plan' }],
    ['alder 1:30 an "unclosed quote', { ...PLAIN, note: 'an "unclosed quote' }],
  ])('%s', (line, entry) => {
    expect(said(line)).toEqual(entry);
  });

  it('reads days as the owner’s machine writes them', () => {
    const de = { locale: 'de-DE' };
    expect(said('alder 1:30 30.6.', de)).toEqual({ ...PLAIN, day: '2026-06-30' });
    expect(said('alder 1,5 gestern', de)).toEqual({ ...PLAIN, day: '2026-07-13' });
    expect(said('alder 1:30 01.02.2026', de)).toEqual({ ...PLAIN, day: '2026-02-01' });
  });
});

describe('the time', () => {
  it.each([
    ['1:30', 5400],
    ['1:30h', 5400],
    [':45', 2700],
    ['0:00:45', 45],
    ['1h30', 5400],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['90m', 5400],
    ['90 min', 5400],
    ['1.5h', 5400],
    ['1.5 h', 5400],
    ['1.5', 5400],
    ['2', 7200],
    ['9-10:30', 5400],
    ['9:00-10:30', 5400],
    ['9:00–10:30', 5400],
    ['9:00 - 10:30', 5400],
    ['9-17', 28_800],
    ['1-3pm', 7200],
    ['11-1pm', 7200],
    ['9am-5pm', 28_800],
    ['11:30am-12:15pm', 2700],
    ['22:00-24:00', 7200],
    ['12am-1am', 3600],
  ])('%s is so many seconds', (text, seconds) => {
    expect(said(`alder ${text} vpn`)).toEqual({ ...PLAIN, seconds, note: 'vpn' });
  });

  it('is the one that can be nothing else, and other numbers stay in the note', () => {
    expect(said('alder windows 11 on 2 pcs 1:30')).toEqual({ ...PLAIN, note: 'windows 11 on 2 pcs' });
    expect(said('alder office 365 for 10.5 2h')).toMatchObject({
      seconds: 7200,
      note: 'office 365 for 10.5',
    });
    expect(said('alder office 365 24/7 help 2')).toMatchObject({
      seconds: 7200,
      note: 'office 365 24/7 help',
    });
  });

  it.each([
    ['alder vpn', 'noTime: How long is missing. Write it as 1:30, 90m, 1.5h or 9-10:30.'],
    ['alder 2 windows 11', 'time: Which is the time, 2 or 11? Write it as 1:30, 90m, 1.5h or 9-10:30.'],
    [
      'alder 1:30 90min 2h',
      'time: The line has 3 times: 1:30, 90min, 2h. Leave one; what belongs to the note goes in quotes.',
    ],
    ['alder 0:00', 'time: The time is nothing. Write it as 1:30, 90m, 1.5h or 9-10:30.'],
    ['alder 25h', 'time: 25 h do not fit in a day. Enter each day by itself.'],
    [
      'alder 22:00-1:30',
      'time: “22:00-1:30” ends before it begins. For work past midnight enter each day by itself, the first until 24:00.',
    ],
  ])('%s → %s', (line, message) => {
    expect(problem(line)).toBe(message);
    expect(read(line).seconds).toBeNull();
  });

  it('that can be read in two ways is asked about', () => {
    expect(problem('alder 1:3')).toContain('“1:3” could be read in two ways');
  });

  it('twice the same is one', () => {
    expect(said('alder 1:30 90m')).toEqual(PLAIN);
  });
});

describe('the client', () => {
  it.each([
    ['acme ltd 1:30 vpn', 'Acme Ltd', 'vpn'],
    ['acme north 1:30 vpn', 'Acme North', 'vpn'],
    ['1:30 vpn acme north', 'Acme North', 'vpn'],
    ['birch 1:30 vpn', 'Birch & Co', 'vpn'],
    ['birch & co 1:30 vpn', 'Birch & Co', 'vpn'],
    ['bco 1:30 vpn', 'Birch & Co', 'vpn'],
    ['muller 1:30 vpn', 'Müller Söhne GmbH', 'vpn'],
    ['söhne 1:30 vpn', 'Müller Söhne GmbH', 'vpn'],
    ['ms 1:30 vpn', 'Müller Söhne GmbH', 'vpn'],
    ['ald 1:30 vpn', 'Alder', 'vpn'],
    ['newp 1:30 for the and with', 'Newport Dental', 'for the and with'],
    ['1:30 alder, vpn', 'Alder', 'vpn'],
    ['1:30 call from alder about the alder tree', 'Alder', 'call from about the alder tree'],
    // All of a name counts before a part of another one, wherever it stands.
    ['new 1:30 laptop for alder', 'Alder', 'new laptop for'],
    ['1:30 cloud backup alder', 'Alder', 'cloud backup'],
  ])('of “%s” is %s', (line, client, note) => {
    expect(said(line)).toMatchObject({ client, note, problems: [], remarks: 0 });
  });

  it('is the first of several that might be meant, and says which words stay in the note', () => {
    const line = read('birch 1:30 cloud backup');
    expect(line).toMatchObject({ client: 'Birch & Co', note: 'cloud backup', problems: [] });
    expect(line.remarks).toEqual(['“cloud” could be Cloud First; here it belongs to the note.']);
  });

  it.each([
    ['acme 1:30', 'client: “acme” could be Acme Ltd or Acme North. Write more of the name.'],
    ['1:30 new laptop', 'client: “new” could be Newton or Newport Dental. Write more of the name.'],
    [
      'alder 1:30 move to newton',
      'client: The line names several clients: “alder” (Alder), “newton” (Newton). Put in quotes what belongs to the note.',
    ],
    [
      'zebra 1:30 vpn',
      'client: No client of this book is meant by “zebra vpn”. Write its name, or - for time without a client.',
    ],
    ['1:30', 'client: The client is missing. Write its name, or - for time without a client.'],
    ['1:30 "alder"', 'client: The client is missing. Write its name, or - for time without a client.'],
  ])('%s → %s', (line, message) => {
    expect(problem(line)).toBe(message);
    expect(read(line).client).toBeNull();
  });

  it('is never looked for across quotes', () => {
    expect(read('acme "so to say" north 1:30').client).toBeNull();
  });
});

describe('the technician, day, ticket and work type', () => {
  it.each([
    [
      'alder 1:30 @zoe',
      'technician: No technician of this book is called “zoe”. There is Sam Baker, Samantha Cole or Ruth Ng.',
    ],
    ['alder 1:30 @sa', 'technician: “@sa” could be Sam Baker or Samantha Cole. Write more of the name.'],
    [
      'alder 1:30 @ruth @sam',
      'technician: The line has 2 technicians: ruth, sam. Leave one; what belongs to the note goes in quotes.',
    ],
    [
      'alder 1:30 mon yesterday -2',
      'day: The line has 3 days: mon, yesterday, -2. Leave one; what belongs to the note goes in quotes.',
    ],
    ['alder 1:30 2026-02-30', 'day: “2026-02-30” is no day of the calendar.'],
    [
      'alder 1:30 #1 #2',
      'ticket: The line has 2 tickets: 1, 2. Leave one; what belongs to the note goes in quotes.',
    ],
    [
      'alder 1:30 project presales',
      'workType: The line has 2 work types: project, presales. Leave one; what belongs to the note goes in quotes.',
    ],
    [
      'alder 1:30 nb billable',
      'billable: The line has 2 words on billing: nb, billable. Leave one; what belongs to the note goes in quotes.',
    ],
  ])('%s → %s', (line, message) => {
    expect(problem(line)).toBe(message);
  });

  it('asks whose time it is where nobody is known', () => {
    expect(problem('alder 1:30', { technician: null })).toBe(
      'technician: Whose time is it? Write @ and a name.',
    );
  });
});

it('can start a timer when only the time is missing', () => {
  expect(canStart(read('alder vpn @sam'))).toBe(true);
  expect(canStart(read('alder vpn 1:30'))).toBe(false);
  expect(canStart(read('zebra vpn'))).toBe(false);
  expect(canStart(read('alder vpn 22:00-1:30'))).toBe(false);
  expect(canStart(read('alder 2 windows 11'))).toBe(false);
});

describe('whatever the order', () => {
  const WORDS = ['vpn', 'printer', 'jams', 'slow', 'login', 'fixed', 'dhcp'];
  const pick = <T>(...values: T[]) => fc.constantFrom(...values);
  const parts = fc.record({
    client: pick('alder', 'acme north', 'birch & co', 'müller söhne', 'ms', 'newton'),
    time: pick('1:30', '90m', '1h 30m', '1.5h', '9-10:30', '9:00 - 10:30'),
    technician: pick('', '@sam', '@ruth', '@cole'),
    day: pick('', 'yesterday', 'mon', '2026-06-30', '6/30', '+1'),
    ticket: pick('', '#4711', '#a-1'),
    billable: pick('', 'nb', '!'),
    workType: pick('', 'project', 'presales'),
    words: fc.array(pick(...WORDS), { maxLength: 4 }),
  });

  it('the same parts give the same entry, and the note keeps the order of its words', () => {
    const orders = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(parts, orders, ({ words, ...marked }, order) => {
        const own = Object.values(marked).filter((part) => part !== '');
        const inOrder = read([...own, ...words].join(' '));
        expect(inOrder.problems).toEqual([]);
        expect(inOrder.note).toBe(words.join(' '));
        const mixed: string[] = [...words];
        for (const [i, part] of own.entries()) mixed.splice((order[i] ?? 0) % (mixed.length + 1), 0, part);
        expect(read(mixed.join(' '))).toEqual(inOrder);
      }),
    );
  });

  it('marked parts never change what the words mean', () => {
    const words = fc.array(
      pick('new', 'cloud', 'alder', 'for', 'birch', 'acme', 'backup', '"alder tree"', 'newton', 'no'),
      { minLength: 1, maxLength: 5 },
    );
    const marks = fc.shuffledSubarray(['1:30', '@sam', 'yesterday', '#1', 'nb', 'project'], {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, marks, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (some, own, places) => {
        const mixed = [...some];
        for (const [i, part] of own.entries()) mixed.splice((places[i] ?? 0) % (mixed.length + 1), 0, part);
        expect(read(mixed.join(' '))).toEqual(read(`${some.join(' ')} 1:30 @sam yesterday #1 nb project`));
      }),
    );
  });

  it('nothing that can be typed breaks it, and nothing but blanks and marks is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => {
        const entry = read(line);
        expect(entry.seconds === null || (entry.seconds > 0 && entry.seconds <= 86_400)).toBe(true);
        if (entry.problems.length === 0) {
          expect(entry.technician).not.toBeNull();
          expect(entry.seconds).not.toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });
});
