import { describe, expect, it } from 'vitest';
import {
  importFixture,
  inShort,
  type RunOptions,
  recognised,
  runImport,
} from '../../../support/import-run.ts';

/**
 * Each tool's layout with invented values, and by hand what it has to become: one line for each draft, the ids of the
 * questions, what is left out, warned of and rejected.
 */
type Case = {
  fixture: string;
  tool: string | null;
  options?: RunOptions;
  drafts: string[];
  questions?: string[];
  left?: string[];
  warned?: string[];
  rejected?: string[];
};

const BERLIN: RunOptions = { answers: { zone: 'Europe/Berlin' } };

const CASES: Case[] = [
  {
    fixture: 'toggl.csv',
    tool: 'toggl',
    drafts: [
      'day=2026-02-27 client=Cedar Clinic technician=Robin Hale seconds=5430 billable=1 work_type=support ticket=2041 note=Mail queue, #2041',
      'day=2026-02-28 client=Cedar Clinic technician=Robin Hale seconds=0 billable=0 work_type=onboarding note=New laptops',
      'day=2026-03-02 technician=Kim Adler seconds=900 billable=0 work_type=internal note=Stand-up',
    ],
  },
  {
    fixture: 'toggl-report.csv',
    tool: 'toggl-report',
    options: { answers: { 'column:client': '4', billable: 'yes' } },
    drafts: [
      'day=2026-03-02 client=Cedar Clinic technician=Kim Adler seconds=3900 billable=1 work_type=support note=Firewall rules',
      'day=2026-03-02 technician=Kim Adler seconds=1200 billable=1 work_type=internal note=Reading',
    ],
  },
  {
    fixture: 'toggl-report.csv',
    tool: 'toggl-report',
    drafts: [
      'day=2026-03-02 technician=Kim Adler seconds=3900 billable=0 work_type=internal note=Firewall rules',
      'day=2026-03-02 technician=Kim Adler seconds=1200 billable=0 work_type=internal note=Reading',
    ],
    questions: ['column:client', 'billable'],
  },
  {
    fixture: 'clockify.csv',
    tool: 'clockify',
    drafts: [
      'day=2026-02-14 client=Brook & Sons technician=Ana Ruiz seconds=5430 billable=1 work_type=project note=Switches',
      'day=2026-02-16 client=Brook & Sons technician=Ana Ruiz seconds=93600 billable=0 work_type=support ticket=88-A note=Ticket 88-A: scanner',
    ],
    warned: [
      '3: The durations “26:00:00” and “25.00” differ by 1:00:00; “26:00:00” in the column Duration (h) was taken.',
    ],
  },
  {
    fixture: 'clockify-summary.csv',
    tool: 'clockify-summary',
    options: { answers: { technician: 'Ana Ruiz', billable: 'no' } },
    drafts: [
      'day=2026-01-05 client=Brook & Sons technician=Ana Ruiz seconds=600 billable=0 work_type=support note=Calls',
      'day=2026-01-05 technician=Ana Ruiz seconds=3600 billable=0 work_type=internal note=Planning',
    ],
  },
  {
    fixture: 'clockify-summary.csv',
    tool: 'clockify-summary',
    drafts: [
      'day=2026-01-05 client=Brook & Sons seconds=600 billable=0 work_type=support note=Calls',
      'day=2026-01-05 seconds=3600 billable=0 work_type=internal note=Planning',
    ],
    questions: ['technician', 'billable'],
  },
  {
    fixture: 'harvest.csv',
    tool: 'harvest',
    options: { answers: { 'column:duration': '7' } },
    drafts: [
      'day=2026-03-02 client=Cedar Clinic technician=Robin Hale seconds=1800 billable=0 work_type=presales ticket=7001 note=Offer\nsecond line',
      'day=2026-03-03 client=Cedar Clinic technician=Kim seconds=4500 billable=1 work_type=support',
    ],
  },
  {
    fixture: 'harvest.csv',
    tool: 'harvest',
    drafts: [
      'day=2026-03-02 client=Cedar Clinic technician=Robin Hale seconds=1440 billable=0 work_type=presales ticket=7001 note=Offer\nsecond line',
      'day=2026-03-03 client=Cedar Clinic technician=Kim seconds=4500 billable=1 work_type=support',
    ],
    questions: ['column:duration'],
  },
  {
    fixture: 'kimai.csv',
    tool: 'kimai',
    drafts: [
      'day=2026-03-02 client=Nordhaus AG technician=Ida Lund seconds=5400 billable=1 work_type=support note=Backup',
      'day=2026-03-03 client=Nordhaus AG technician=ida seconds=1200 billable=0 work_type=internal',
    ],
  },
  {
    fixture: 'kimai-de.csv',
    tool: 'kimai-de',
    drafts: [
      'day=2026-03-02 client=Nordhaus AG technician=ida seconds=5400 billable=1 work_type=support note=Sicherung',
      'day=2026-03-14 technician=ida seconds=1200 billable=0 work_type=internal',
    ],
  },
  {
    fixture: 'solidtime.csv',
    tool: 'solidtime',
    drafts: [
      'id=7d0c1b5a-0000-4000-8000-000000000001 day=2026-03-02 client=c-1 technician=u-1 seconds=5410 billable=1 work_type=support note=Patching',
    ],
    left: ['3: is still running: it has no end and no duration'],
  },
  {
    fixture: 'plumbline-time_entries.csv',
    tool: 'plumbline-time',
    drafts: [
      'day=2026-03-02 client=Cedar Clinic technician=Robin Hale seconds=94500 billable=1 work_type=project ticket=7001 note=Move, part 1',
      'day=2026-03-02 technician=Robin Hale seconds=1800 billable=0 work_type=support',
    ],
  },
  {
    // Clocks go back between opening and solution: 2:20 by the clock are 3:20 of time.
    fixture: 'zendesk.csv',
    tool: 'zendesk',
    options: { answers: { zone: 'America/New_York' } },
    drafts: [
      'id=9001 code=9001 client=Cedar Clinic technician=Robin Hale subject=VPN, again category=Incident priority=High opened=2025-11-02T00:50:00-04:00 firstResponse=2025-11-02T01:05:00-04:00 resolved=2025-11-02T03:10:00-05:00 status=resolved lastActivity=2025-11-03T10:00:00-05:00 reopened=1',
      'id=9001 part=csat kind=csat score=0 scale_max=1 day=2025-11-02 client=Cedar Clinic technician=Robin Hale ticket=9001',
      'id=9002 code=9002 subject==SUM(A1) opened=2025-11-04T08:00:00-05:00 status=waiting status_reason=On-hold lastActivity=2025-11-05T08:00:00-05:00',
      'id=9002 part=csat kind=csat scale_max=5 day=2025-11-05 ticket=9002',
      'id=9003 code=9003 subject=Toner opened=2025-11-06T08:00:00-05:00 status=open lastActivity=2025-11-06T08:00:00-05:00',
    ],
  },
  {
    fixture: 'freshdesk.csv',
    tool: 'freshdesk',
    options: { answers: { zone: 'UTC' } },
    drafts: [
      'id=311 code=311 client=Brook & Sons technician=Ana Ruiz subject=Login loop category=Incident priority=Medium opened=2026-02-02T09:00:00Z firstResponse=2026-02-02T09:20:00Z resolved=2026-02-02T11:30:00Z status=resolved lastActivity=2026-02-04T11:30:00Z',
      'id=311 part=csat kind=csat score=5 scale_max=5 day=2026-02-02 client=Brook & Sons technician=Ana Ruiz ticket=311',
      'id=312 code=312 client=Brook & Sons subject=Quote priority=Low opened=2026-02-03T10:00:00Z status=open lastActivity=2026-02-03T10:00:00Z',
    ],
    questions: ['status:Pending Review'],
  },
  {
    fixture: 'osticket.csv',
    tool: 'osticket',
    options: BERLIN,
    drafts: [
      'id=004417 code=004417 technician=Kim Adler subject=-12V supply category=Hardware priority=High opened=2026-03-02T09:00:00+01:00 resolved=2026-03-02T11:45:00+01:00 status=resolved lastActivity=2026-03-02T12:00:00+01:00 reopened=2',
      'id=004418 code=004418 subject=Password category=Accounts priority=Normal opened=2026-03-03T09:00:00+01:00 status=open lastActivity=2026-03-03T09:30:00+01:00',
    ],
  },
  {
    fixture: 'autotask-api.csv',
    tool: 'autotask-api',
    options: { answers: { 'status:7': 'waiting' } },
    drafts: [
      'id=501 code=T20260302.0001 client=31 technician=2001 subject=Mail down category=12 priority=2 opened=2026-03-02T09:00:00Z firstResponse=2026-03-02T09:10:00Z resolved=2026-03-02T10:30:00Z status=resolved lastActivity=2026-03-02T10:30:05Z',
      'id=502 code=T20260302.0002 client=31 subject=Order priority=2 opened=2026-03-02T11:00:00Z status=waiting status_reason=7 lastActivity=2026-03-02T11:00:00Z',
    ],
  },
  {
    fixture: 'autotask.csv',
    tool: 'autotask',
    options: BERLIN,
    drafts: [
      'id=T20260302.0001 code=T20260302.0001 client=Cedar Clinic technician=Hale, Robin subject=Mail down category=Server priority=High opened=2026-03-02T09:00:00+01:00 resolved=2026-03-16T13:30:00+01:00 status=resolved lastActivity=2026-03-16T13:30:00+01:00',
      'id=T20260302.0002 code=T20260302.0002 client=Cedar Clinic subject=Order priority=Low opened=2026-03-02T11:00:00+01:00 status=waiting status_reason=Waiting Materials lastActivity=2026-03-17T08:00:00+01:00',
    ],
  },
  {
    fixture: 'itflow-tickets.csv',
    tool: 'itflow-tickets',
    options: BERLIN,
    drafts: [
      'id=TK-7 code=TK-7 client=Cedar Clinic technician=Robin Hale subject=Badge reader category=Hardware priority=High opened=2026-03-02T09:00:00+01:00 resolved=2026-03-04T12:00:00+01:00 status=resolved',
      'id=TK-8 code=TK-8 client=Brook & Sons subject=Wiki priority=Low opened=2026-03-03T09:00:00+01:00 status=open',
    ],
  },
  {
    fixture: 'glpi-interactions.csv',
    tool: 'glpi-interactions',
    options: { answers: { zone: 'America/Sao_Paulo' } },
    drafts: [
      'id=77 code=77 technician=CAIO category=Wi-Fi opened=2026-03-02T09:00:00-03:00 resolved=2026-03-05T16:00:00-03:00 status=resolved lastActivity=2026-03-05T16:00:00-03:00',
      'id=78 code=78 technician=CAIO category=Impressora opened=2026-03-03T10:00:00-03:00 resolved=2026-03-03T15:00:00-03:00 status=resolved lastActivity=2026-03-03T15:00:00-03:00',
      'id=78 part=csat kind=csat score=4 scale_max=5 day=2026-03-03 technician=CAIO ticket=78',
    ],
    left: ['4: is another row of a ticket; all rows of a ticket are put together'],
  },
  {
    fixture: 'csat-tickets.csv',
    tool: null,
    options: { kind: 'tickets', answers: { zone: 'UTC', scale: '5' } },
    drafts: [
      'id=HD-1 code=HD-1 technician=Agent_7 category=Access priority=Low opened=2026-01-29T22:00:00Z firstResponse=2026-01-29T22:12:30Z resolved=2026-01-29T23:15:00Z status=resolved',
      'id=HD-1 part=csat kind=csat score=5 scale_max=5 day=2026-01-29 technician=Agent_7 ticket=HD-1',
      'id=HD-2 code=HD-2 technician=Agent_8 category=Billing priority=High opened=2026-01-30T10:00:00Z firstResponse=2026-01-30T10:03:00Z status=open',
    ],
  },
  {
    fixture: 'plumbline-tickets.csv',
    tool: 'plumbline-tickets',
    drafts: [
      'id=0007 code=0007 client=Cedar Clinic technician=Robin Hale subject=VPN category=Network priority=high opened=2026-03-02T09:00:00-05:00 firstResponse=2026-03-02T09:10:00-05:00 status=waiting status_reason=parts lastActivity=2026-03-03T09:00:00Z reopened=3',
    ],
  },
  {
    fixture: 'nps-survey.csv',
    tool: 'nps-survey',
    drafts: ['kind=nps score=9 scale_max=10 day=2026-02-01', 'kind=nps score=3 scale_max=10 day=2026-02-02'],
  },
  {
    fixture: 'survey-csat.csv',
    tool: null,
    options: { kind: 'surveys' },
    drafts: [
      'id=r1 kind=csat score=4 scale_max=5 day=2026-03-02 client=Cedar Clinic',
      'id=r2 kind=csat score=0 scale_max=1 day=2026-03-03 client=Cedar Clinic',
      'id=r3 kind=csat scale_max=5 day=2026-03-03 client=Brook & Sons',
    ],
  },
  {
    fixture: 'plumbline-surveys.csv',
    tool: 'plumbline-surveys',
    drafts: [
      'kind=csat score=4 scale_max=5 day=2026-03-02 client=Cedar Clinic technician=Robin Hale ticket=0007',
      'kind=nps scale_max=10 day=2026-03-02 client=Cedar Clinic',
    ],
  },
  {
    fixture: 'freshbooks-clients.csv',
    tool: 'freshbooks-clients',
    drafts: ['id=Cedar Clinic client=Cedar Clinic notes=Gold plan', 'id=Lu Park client=Lu Park'],
  },
  { fixture: 'wave-customers.csv', tool: 'wave-customers', drafts: ['id=Brook & Sons client=Brook & Sons'] },
  {
    fixture: 'zoho-contacts.csv',
    tool: 'zoho-contacts',
    drafts: ['id=9007199254740993001 client=Cedar Clinic notes=Net 15'],
  },
  {
    fixture: 'invoice-ninja-clients.csv',
    tool: 'invoice-ninja-clients',
    drafts: ['id=Cedar Clinic client=Cedar Clinic notes=Call first'],
  },
  {
    fixture: 'solidtime-clients.csv',
    tool: 'solidtime-clients',
    drafts: ['id=5b3a0000-0000-4000-8000-00000000000a client=Brook, Hill & Co'],
  },
  {
    fixture: 'plumbline-clients.csv',
    tool: 'plumbline-clients',
    drafts: [
      'id=Cedar Clinic client=Cedar Clinic notes=Gold seats=25 since=2024-05-01',
      'id=Brook & Sons client=Brook & Sons',
    ],
  },
  {
    fixture: 'subscriptions.csv',
    tool: null,
    options: { kind: 'contracts' },
    drafts: [
      'id=S-1 code=S-1 client=Cedar Clinic name=Care 25 starts=2026-01-01 termEnds=2026-12-31 cycle=monthly cents=125000',
      'id=S-2 code=S-2 client=Brook & Sons name=Backup starts=2026-02-01 cycle=annual cents=60000',
    ],
    rejected: [
      '4 Interval: “fortnightly” is no cycle of a contract: monthly, quarterly or annual is expected',
    ],
  },
  {
    // The supplier's bill by itself; as contracts only by the owner's choice.
    fixture: 'microsoft-csp-contracts.csv',
    tool: null,
    options: { kind: 'contracts', answers: { 'dates:ChargeStartDate': 'mdy', 'dates:OrderDate': 'mdy' } },
    drafts: [
      'id=sub-1 code=sub-1 client=Cedar Clinic name=Business Basic starts=2026-03-01 termEnds=2026-03-31 cycle=monthly cents=7150',
    ],
    rejected: [
      '3 BillingFrequency: “Triennial” is no cycle of a contract: monthly, quarterly or annual is expected',
    ],
  },
];

describe('exports of the time, ticket, survey and client tools', () => {
  for (const expected of CASES) {
    const answered = Object.keys(expected.options?.answers ?? {}).join(', ');
    it(`reads ${expected.fixture}${answered === '' ? '' : `, answered ${answered}`}`, () => {
      const run = runImport(importFixture(expected.fixture), expected.options);
      expect(run.tool).toBe(expected.tool);
      expect(run.drafts.map(inShort)).toEqual(expected.drafts);
      expect(run.questions.map(({ id }) => id)).toEqual(expected.questions ?? []);
      expect(run.left.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(expected.left ?? []);
      expect(run.warned.map(({ line, message }) => `${line}: ${message}`)).toEqual(expected.warned ?? []);
      expect(run.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual(
        expected.rejected ?? [],
      );
    });
  }

  for (const [fixture, reason] of [
    ['wave-vendors.csv', 'Vendors come with the expenses: they need no list of their own.'],
    ['solidtime-projects.csv', 'A book keeps no projects: import the time entries, they name their project.'],
    [
      'plumbline-contracts.csv',
      'Contracts and their prices are two files: open the folder they lie in as a new book.',
    ],
  ] as const)
    it(`says why ${fixture} is not imported`, () => {
      const [first] = recognised(importFixture(fixture)).candidates;
      expect(first?.kind).toBeNull();
      expect(first?.reasons.at(-1)).toBe(reason);
    });

  it('takes Microsoft’s reconciliation file for costs unless told otherwise', () => {
    const [first] = recognised(importFixture('microsoft-csp-contracts.csv')).candidates;
    expect([first?.tool?.id, first?.kind]).toEqual(['microsoft-csp', 'ledger']);
  });
});
