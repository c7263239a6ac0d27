import { describe, expect, it } from 'vitest';
import type { TimeDraft } from '../../../../src/main/importing/types.ts';
import {
  draftsIn,
  hasSamples,
  inShort,
  type RunOptions,
  recognised,
  runImport,
  sampleFile,
} from '../../../support/import-run.ts';

/** Real exports beside the project: recognised, and their totals compared with a sum that shares no code with the importer. */

/** A reader of its own, character by character: rows by header name; of equal names the first counts. */
function naiveRows(path: string, delimiter = ',', skip = 0): Record<string, string>[] {
  const text = sampleFile(path)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && c === delimiter) {
      row.push(cell);
      cell = '';
    } else if (!quoted && c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      [row, cell] = [[], ''];
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const [names = [], ...records] = rows.slice(skip).filter((cells) => cells.some((each) => each !== ''));
  return records.map((cells) => {
    const record: Record<string, string> = {};
    names.forEach((name, i) => {
      record[name] ??= cells[i] ?? '';
    });
    return record;
  });
}

const clockSeconds = (text: string): number => {
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number);
  return h * 3600 + m * 60 + s;
};

function tally(pairs: [string, number][]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, value] of pairs) sums[key] = (sums[key] ?? 0) + value;
  return sums;
}

const byClient = (drafts: TimeDraft[]) => tally(drafts.map(({ client, seconds }) => [client, seconds]));
const billableSeconds = (drafts: TimeDraft[]) =>
  drafts.reduce((sum, { billable, seconds }) => sum + (billable ? seconds : 0), 0);

const MDY = {
  'dates:Start Date': 'mdy',
  'dates:End Date': 'mdy',
  'dates:Start date': 'mdy',
  'dates:End date': 'mdy',
};

type TimeSample = {
  path: string;
  tool: string;
  client: string | null;
  duration: string;
  billable: string | null;
  options?: RunOptions;
  delimiter?: string;
};

const TIMES: TimeSample[] = [
  {
    path: 'toggl/time_entries_detailed_amount_empty_currency.csv',
    tool: 'toggl',
    client: 'Project',
    duration: 'Duration',
    billable: 'Billable',
    options: { answers: { 'empty:client': '3' } },
  },
  {
    path: 'toggl/time_entries_detailed_long_personal_masked.csv',
    tool: 'toggl',
    client: 'Project',
    duration: 'Duration',
    billable: 'Billable',
    options: { answers: { 'empty:client': '3' } },
  },
  {
    path: 'toggl/time_entries_detailed_bom_amount_eur.csv',
    tool: 'toggl',
    client: 'Client',
    duration: 'Duration',
    billable: 'Billable',
  },
  {
    path: 'clockify/time_entries_detailed_1.csv',
    tool: 'clockify',
    client: 'Client',
    duration: 'Duration (h)',
    billable: 'Billable',
    options: { answers: MDY },
  },
  {
    path: 'clockify/time_entries_detailed_2.csv',
    tool: 'clockify',
    client: 'Client',
    duration: 'Duration (h)',
    billable: 'Billable',
  },
  {
    path: 'clockify/time_entries_detailed_4.csv',
    tool: 'clockify',
    client: 'Client',
    duration: 'Duration (h)',
    billable: null,
    options: { answers: { ...MDY, billable: 'no' } },
  },
  {
    path: 'clockify/time_entries_detailed_6.csv',
    tool: 'clockify',
    client: 'Project',
    duration: 'Duration (h)',
    billable: 'Billable',
    options: { answers: { ...MDY, 'column:client': '0' } },
  },
  {
    path: '_layouts/clockify_detailed_semicolon_decimal_comma.csv',
    tool: 'clockify',
    client: 'Client',
    duration: 'Duration (h)',
    billable: 'Billable',
    delimiter: ';',
  },
  {
    path: 'clockify/summary_report_daily.csv',
    tool: 'clockify-summary',
    client: 'Client',
    duration: 'Time (h)',
    billable: null,
    options: { answers: { technician: 'Sam', billable: 'no' } },
  },
  {
    path: '_layouts/kimai_export_en.csv',
    tool: 'kimai',
    client: 'Customer',
    duration: 'Duration',
    billable: 'Billable',
  },
];

describe.skipIf(!hasSamples)('sample exports of time', () => {
  for (const { path, tool, client, duration, billable, options, delimiter } of TIMES)
    it(`${path}: hours by client and billable hours are those of the file`, () => {
      const run = runImport(sampleFile(path), options);
      const rows = naiveRows(path, delimiter);
      const drafts = draftsIn(run, 'time_entries');
      expect(run.tool).toBe(tool);
      expect([run.questions, run.rejected, run.left]).toEqual([[], [], []]);
      expect(drafts).toHaveLength(rows.length);
      expect(byClient(drafts)).toEqual(
        tally(rows.map((row) => [client ? (row[client] ?? '') : '', clockSeconds(row[duration] ?? '')])),
      );
      expect(billableSeconds(drafts)).toBe(
        rows.reduce((sum, row) => {
          const yes = billable !== null && ['Yes', '1'].includes(row[billable] ?? '');
          return sum + (yes ? clockSeconds(row[duration] ?? '') : 0);
        }, 0),
      );
    });

  it('Toggl in the classic style: three ways of writing a duration in one column', () => {
    const run = runImport(sampleFile('_layouts/toggl_detailed_classic_duration.csv'), { answers: MDY });
    expect([run.tool, run.questions, run.rejected]).toEqual(['toggl', [], []]);
    // 18:25 min + 3:30:00 and 44 sec, read off the file.
    expect(byClient(draftsIn(run, 'time_entries'))).toEqual({ 'Harbor Dental': 13_705, 'Blue Fern': 44 });
    expect(draftsIn(run, 'time_entries').map(inShort)[0]).toMatch(/^day=2025-03-04 /);
  });

  it('Harvest: which hours count is asked, and both are as the file has them', () => {
    const path = '_layouts/harvest_detailed_time_with_rounding.csv';
    const sum = (column: string) =>
      naiveRows(path).reduce((total, row) => total + Math.round(Number(row[column]) * 3600), 0);
    const seconds = (answers: Record<string, string>) =>
      draftsIn(runImport(sampleFile(path), { answers }), 'time_entries').reduce(
        (total, draft) => total + draft.seconds,
        0,
      );
    expect(runImport(sampleFile(path)).questions.map(({ id }) => id)).toEqual(['column:duration']);
    expect(seconds({ 'column:duration': '6' })).toBe(sum('Hours'));
    expect(seconds({ 'column:duration': '7' })).toBe(sum('Hours Rounded'));
    expect(runImport(sampleFile(path)).drafts.map(inShort)[0]).toContain('technician=Sam Doe');
  });

  it('solidtime: times from start to end', () => {
    const path = 'solidtime/time_entries.csv';
    const run = runImport(sampleFile(path));
    expect([run.tool, run.questions]).toEqual(['solidtime', []]);
    expect(byClient(draftsIn(run, 'time_entries'))).toEqual(
      tally(
        naiveRows(path).map((row) => [
          row.client_id ?? '',
          (Date.parse(row.end ?? '') - Date.parse(row.start ?? '')) / 1000,
        ]),
      ),
    );
  });

  it('Clockify with an impossible date: the row is rejected with its column', () => {
    const run = runImport(sampleFile('clockify/time_entries_detailed_3.csv'));
    expect(run.drafts).toEqual([]);
    expect(run.rejected).toHaveLength(1);
    expect(run.rejected[0]).toMatchObject({ line: 2, column: 'Start Date' });
  });
});

const epoch = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;

describe.skipIf(!hasSamples)('sample exports of tickets', () => {
  it('Autotask: opened, responded and resolved as the API said', () => {
    const path = 'autotask/tickets_api_dump_masked.csv';
    const rows = naiveRows(path);
    const run = runImport(sampleFile(path));
    expect(run.tool).toBe('autotask-api');
    expect(run.questions.map(({ id }) => id)).toEqual(['status:10']);
    const drafts = draftsIn(run, 'tickets');
    const whole = (text = '') => (text === '' ? null : Math.floor(Date.parse(text) / 1000));
    expect(drafts.map((d) => [d.code, d.opened.epoch, d.firstResponse?.epoch, d.resolved?.epoch])).toEqual(
      rows.map((row) => [
        row.ticketNumber,
        whole(row.createDate),
        whole(row.firstResponseDateTime) ?? undefined,
        whole(row.completedDate) ?? undefined,
      ]),
    );
    expect(drafts.filter(({ status }) => status === 'resolved')).toHaveLength(
      rows.filter(({ status }) => status === '5').length,
    );
    expect(tally(drafts.map(({ technician }) => [technician, 1]))).toEqual(
      tally(rows.map((row) => [(row.assignedResourceID ?? '').replace('.0', ''), 1])),
    );
  });

  it('Freshdesk: statuses are told apart, the odd one is asked', () => {
    const path = 'freshdesk/tickets_export.csv';
    const rows = naiveRows(path);
    const run = runImport(sampleFile(path), { answers: { zone: 'UTC', 'status:OpenPending': 'waiting' } });
    expect([run.tool, run.questions, run.rejected]).toEqual(['freshdesk', [], []]);
    const drafts = draftsIn(run, 'tickets');
    const count = (status: string) => rows.filter((row) => row.Status === status).length;
    expect(tally(drafts.map(({ status }) => [status, 1]))).toEqual({
      open: count('Open'),
      waiting: count('Pending') + count('Waiting on Third Party') + count('OpenPending'),
    });
    expect(tally(drafts.map(({ client }) => [client, 1]))).toEqual(
      tally(rows.map((row) => [row['Company Name'] ?? '', 1])),
    );
    expect(drafts.reduce((sum, { opened }) => sum + opened.epoch, 0)).toBe(
      rows.reduce((sum, row) => sum + epoch(row['Created time'] ?? ''), 0),
    );
    expect(runImport(sampleFile(path)).questions.map(({ id }) => id)).toEqual(['zone', 'status:OpenPending']);
  });

  it('a help desk with a row for each interaction: as many tickets as ids', () => {
    const path = 'helpdesk-ptBR/tickets_utf8bom_semicolon.csv';
    const rows = naiveRows(path, ';');
    const run = runImport(sampleFile(path), { answers: { zone: 'UTC' } });
    expect([run.tool, run.questions, run.rejected]).toEqual(['glpi-interactions', [], []]);
    const drafts = draftsIn(run, 'tickets');
    const ids = new Set(rows.map((row) => row.Ticker));
    const solved = new Set(rows.filter((row) => row.Resolvido === 'sim').map((row) => row.Ticker));
    expect(drafts).toHaveLength(ids.size);
    expect(run.left).toHaveLength(rows.length - ids.size);
    expect(drafts.filter(({ status }) => status === 'resolved')).toHaveLength(solved.size);
    expect(draftsIn(run, 'surveys').map(({ score }) => score)).toEqual(
      rows.flatMap((row) => (row.Satisfação === '-' ? [] : [Number(row.Satisfação)])),
    );
  });

  it('a data set with satisfaction: minutes to respond, and surveys only where answered', () => {
    const path = 'csat/support_tickets_with_csat.csv';
    const rows = naiveRows(path);
    const answers = { zone: 'UTC', scale: '5', 'status:Escalated': 'open' };
    const run = runImport(sampleFile(path), { kind: 'tickets', answers });
    expect([run.questions, run.rejected]).toEqual([[], []]);
    const drafts = draftsIn(run, 'tickets');
    expect(drafts).toHaveLength(rows.length);
    expect(drafts.map(({ opened, firstResponse }) => (firstResponse?.epoch ?? 0) - opened.epoch)).toEqual(
      rows.map((row) => Math.round(Number(row.first_response_minutes) * 60)),
    );
    expect(drafts.flatMap(({ resolved }) => resolved?.epoch ?? [])).toEqual(
      rows.flatMap((row) => (row.resolved_date ? [Math.floor(epoch(row.resolved_date))] : [])),
    );
    expect(tally(draftsIn(run, 'surveys').map(({ score }) => [String(score), 1]))).toEqual(
      tally(rows.flatMap((row) => (row.csat_score ? [[row.csat_score.replace('.0', ''), 1]] : []))),
    );
  });

  it('Zendesk: the clocks change while a ticket is open', () => {
    const run = runImport(sampleFile('_layouts/zendesk_ticket_export.csv'), {
      answers: { zone: 'America/New_York' },
    });
    expect([run.tool, run.questions, run.rejected]).toEqual(['zendesk', [], []]);
    const [first, second] = draftsIn(run, 'tickets');
    // 01:30 to 03:40 on the night of the change: 2:10 by the clock, 70 minutes.
    expect((first?.resolved?.epoch ?? 0) - (first?.opened.epoch ?? 0)).toBe(70 * 60);
    expect([second?.client, second?.status, second?.resolved]).toEqual(['', 'open', null]);
    expect(draftsIn(run, 'surveys')).toHaveLength(1);
  });

  it('ITFlow: two tickets of two clients', () => {
    const run = runImport(sampleFile('_layouts/itflow_tickets.csv'), { answers: { zone: 'UTC' } });
    expect([run.tool, run.questions]).toEqual(['itflow-tickets', []]);
    expect(draftsIn(run, 'tickets').map(({ client, status }) => [client, status])).toEqual(
      naiveRows('_layouts/itflow_tickets.csv').map((row) => [
        row.Client,
        row.Status === 'Closed' ? 'resolved' : 'open',
      ]),
    );
  });
});

describe.skipIf(!hasSamples)('sample surveys and clients', () => {
  it('NPS: every answer counts, also the same person’s next one', () => {
    const rows = naiveRows('nps/nps_survey.csv');
    const run = runImport(sampleFile('nps/nps_survey.csv'));
    const drafts = draftsIn(run, 'surveys');
    expect([run.tool, run.questions, run.rejected]).toEqual(['nps-survey', [], []]);
    expect(tally(drafts.map(({ score }) => [String(score), 1]))).toEqual(
      tally(rows.map((row) => [row.score ?? '', 1])),
    );
    expect(drafts.every(({ id, kind, scale_max }) => id === null && kind === 'nps' && scale_max === 10)).toBe(
      true,
    );
  });

  it('Typeform: questions are anybody’s, so the score is mapped by hand', () => {
    const path = 'typeform/survey_responses_raw.csv';
    const [first] = recognised(sampleFile(path)).candidates;
    expect([first?.kind, first?.missing]).toEqual(['surveys', ['Score']]);
    const score = 'About how many hours do you spend learning each week?';
    const mapping = { id: '#', score, date: 'Submit Date (UTC)' };
    const answers = { survey: 'csat', scale: '100' };
    const run = runImport(sampleFile(path), { kind: 'surveys', mapping, answers });
    const rows = naiveRows(path);
    expect(run.rejected).toEqual([]);
    expect(draftsIn(run, 'surveys').reduce((sum, draft) => sum + (draft.score ?? 0), 0)).toBe(
      rows.reduce((sum, row) => sum + Number(row[score]), 0),
    );
  });

  for (const [path, tool, column, skip] of [
    ['freshbooks/clients.csv', 'freshbooks-clients', 'Organization', 0],
    ['wave/customers.csv', 'wave-customers', 'customer_name', 0],
    ['zoho-invoice/contacts.csv', 'zoho-contacts', 'Customer Name', 0],
    ['invoiceninja/clients_report_with_title_rows.csv', 'invoice-ninja-clients', 'Name', 3],
    ['solidtime/clients.csv', 'solidtime-clients', 'name', 0],
  ] as const)
    it(`${path}: the names of all clients`, () => {
      const run = runImport(sampleFile(path));
      expect([run.tool, run.questions, run.rejected]).toEqual([tool, [], []]);
      expect(draftsIn(run, 'clients').map(({ client }) => client)).toEqual(
        naiveRows(path, ',', skip).map((row) => row[column]),
      );
    });

  it.each(['wave/vendors.csv', 'solidtime/projects.csv'])('%s is known and refused', (path) => {
    expect(recognised(sampleFile(path)).candidates[0]?.kind).toBeNull();
  });

  it('a table re-saved in Excel: ids it ruined are rejected, none is repaired', () => {
    const path = '_layouts/excel_mangled_reexport.csv';
    const mapping = { ticket: 'Account ID', opened: 'Date' };
    const run = runImport(sampleFile(path), { kind: 'tickets', mapping, answers: { zone: 'UTC' } });
    expect(run.drafts).toEqual([]);
    expect(run.rejected.map(({ column }) => column)).toEqual(['Account ID', 'Account ID', 'Account ID']);
  });
});
