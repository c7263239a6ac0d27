import { fullAccountName } from '../../shared/account-names.ts';
import { ACCOUNT_KINDS } from '../../shared/domain.ts';
import {
  type AccountLines,
  IGNORED_ACCOUNT,
  type ImportAnswers,
  type ImportQuestion,
  NEW_CLIENT,
} from '../../shared/import.ts';
import { toDecimal } from '../../shared/money.ts';
import { likelyMatch } from './match.ts';

/** What the book knows by name when an import begins. */
export type Names = {
  clients: readonly { spelling: string; id: number; name: string }[];
  technicians: readonly { id: number; name: string }[];
  accounts: readonly { id: number; name: string; kind: string }[];
  /** What else is booked to them: under this name, as this kind. */
  accountAliases: readonly { id: number; name: string; kind: string }[];
  /** The source's accounts and their kinds; null = not part of the books. */
  sourceAccounts: ReadonlyMap<string, string | null>;
  /** The client that a list of the same tool gave this number; null = none did. */
  clientOfId(id: string): string | null;
};

/** What is no name but a number of the tool's: nobody wants a client called so. */
const isNumber = (name: string): boolean =>
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.test(name);

/** Makes what isn't there yet; in a plan it only gives numbers of its own, below 0. */
export type Makers = {
  client(name: string): number;
  technician(name: string): number;
  account(name: string, kind: string): number;
};

/** Numbers for what a plan would make. */
export function planMakers(): Makers {
  let last = 0;
  const next = () => --last;
  return { client: next, technician: next, account: next };
}

/** An account of the source that nobody has said the kind of: what is known about it. */
type OpenAccount = {
  lines: number;
  cents: number;
  sign: 'natural' | 'debit';
  suggestion: string | null;
  examples: string[];
};

/** So many different texts of an account's lines are shown. */
const EXAMPLES = 3;

/** Where a ledger line goes: a kind; `ignore`; or nobody knows yet. */
export type Filing = { kind: string } | 'ignored' | 'open';

/**
 * Names → numbers, by the book, the owner's answers and what was confirmed before. A spelling that looks like a known
 * client, and an account without a kind, become questions; any other new name becomes a client or technician of its own.
 */
export function resolver(names: Names, answers: ImportAnswers, make: Makers) {
  const clients = new Map<string, number | null>([['', null]]);
  const spellings: string[] = [];
  const nameOf = new Map<number, string>();
  for (const { spelling, id, name } of names.clients) {
    clients.set(spelling, id);
    spellings.push(spelling);
    nameOf.set(id, name);
  }
  const technicians = new Map<string, number | null>([['', null]]);
  const technicianNames = new Map<number, string>();
  for (const { id, name } of names.technicians) {
    technicians.set(name, id);
    technicianNames.set(id, name);
  }
  const called = [...names.accountAliases, ...names.accounts];
  const accounts = new Map<string, number>(called.map(({ id, name, kind }) => [`${kind}\n${name}`, id]));
  const accountNames = new Map(names.accounts.map(({ id, name, kind }) => [id, fullAccountName(name, kind)]));
  const accountKinds = new Map(names.accounts.map(({ id, kind }) => [id, kind]));
  const kindsByName = new Map(called.map(({ name, kind }) => [name, kind]));

  const questions: ImportQuestion[] = [];
  const openAccounts = new Map<string, OpenAccount>();
  const newClients: string[] = [];
  const newTechnicians: string[] = [];
  /** Spellings the owner gave to a client: kept as aliases. */
  const aliases = new Map<string, string>();

  const makeClient = (name: string): number => {
    const id = make.client(name);
    clients.set(name, id);
    nameOf.set(id, name);
    spellings.push(name);
    newClients.push(name);
    return id;
  };

  const makeTechnician = (name: string): number => {
    const id = make.technician(name);
    technicians.set(name, id);
    technicianNames.set(id, name);
    newTechnicians.push(name);
    return id;
  };

  /** A number is a client if a list of the same tool said so; else the owner has to name it. */
  const numbered = (id: string): number | null => {
    const name = names.clientOfId(id);
    const known = name === null ? undefined : clients.get(name);
    clients.set(id, known ?? null);
    if (known === undefined)
      questions.push({
        id: `client:${id}`,
        prompt: `Which client has the number “${id}”?`,
        because:
          'The file names it by a number only. Import the tool’s list of clients first, or name it here.',
        options: [],
        free: 'the client’s name',
      });
    return known ?? null;
  };

  /** The client a new spelling stands for, or that it is a client of its own. */
  const identify = (spelling: string): number | null | 'new' => {
    const answer = answers[`client:${spelling}`] ?? answers['client:*'];
    if (answer === NEW_CLIENT || answer === spelling) return 'new';
    if (answer !== undefined) {
      const id = clients.get(answer) ?? makeClient(answer);
      clients.set(spelling, id);
      aliases.set(spelling, answer);
      return id;
    }
    if (isNumber(spelling)) return numbered(spelling);
    const match = likelyMatch(spelling, spellings);
    if (match === null) return 'new';
    const id = clients.get(match) ?? null;
    const name = (id === null ? undefined : nameOf.get(id)) ?? match;
    questions.push({
      id: `client:${spelling}`,
      prompt: `Is “${spelling}” the same client as “${name}”?`,
      because: 'The spellings are alike. Whatever you say is remembered.',
      options: [
        { value: name, label: `Yes, both are ${name}` },
        { value: NEW_CLIENT, label: `No, ${spelling} is a client of its own` },
      ],
      free: 'the name of any other client of the book',
      suggestion: name,
    });
    // Until the owner has said, it counts as the likely one; with the question open nothing is committed.
    clients.set(spelling, id);
    return id;
  };

  /** A kind, `ignore` or null for none of the book's; undefined = nobody has said. */
  const saidOf = (account: string): string | null | undefined => {
    const saved = names.sourceAccounts.get(account);
    return (
      accountAnswer(answers[`account:${account}`]) ??
      (saved === undefined ? accountAnswer(answers['account:*']) : saved)
    );
  };

  return {
    questions,
    newClients,
    newTechnicians,
    aliases,
    /** The client a spelling stands for; null = none. */
    client(spelling: string): number | null {
      const known = clients.get(spelling);
      if (known !== undefined) return known;
      const found = identify(spelling);
      return found === 'new' ? makeClient(spelling) : found;
    },
    /** For a list of clients: one that is known, or a new one whose record the caller makes and tells. */
    listed(spelling: string): number | null | 'new' {
      return clients.get(spelling) ?? identify(spelling);
    },
    made(name: string, id: number): void {
      clients.set(name, id);
      nameOf.set(id, name);
      spellings.push(name);
      newClients.push(name);
    },
    clientName: (id: number): string => nameOf.get(id) ?? '',
    technicianName: (id: number): string => technicianNames.get(id) ?? '',
    accountName: (id: number): string => accountNames.get(id) ?? '',
    technician(name: string): number | null {
      const known = technicians.get(name);
      if (known !== undefined) return known;
      const said = answers[`technician:${name}`]?.trim() || name;
      if (said === name && isNumber(name))
        questions.push({
          id: `technician:${name}`,
          prompt: `Who is number “${name}”?`,
          because: 'The file names the technician by a number only.',
          options: [],
          free: 'the technician’s name',
        });
      const id = technicians.get(said) ?? makeTechnician(said);
      technicians.set(name, id);
      return id;
    },
    /** What the owner said of a source's account: a kind; null = not part of the books, or nothing. */
    accountKind(account: string): string | null {
      const kind = saidOf(account);
      return kind === undefined || kind === IGNORED_ACCOUNT ? null : kind;
    },
    /** The kind of a source's account, asked for once. */
    filing(line: {
      account: string;
      suggestion: string | null;
      cents: number;
      sign: 'natural' | 'debit';
      example: string;
    }): Filing {
      const { account, suggestion, cents, sign, example } = line;
      const kind = saidOf(account);
      if (kind === IGNORED_ACCOUNT || kind === null) return 'ignored';
      if (kind !== undefined) return { kind };
      const open = openAccounts.get(account);
      if (open) {
        open.lines++;
        open.cents += cents;
        if (open.examples.length < EXAMPLES && example !== '' && !open.examples.includes(example))
          open.examples.push(example);
      } else
        openAccounts.set(account, {
          lines: 1,
          cents,
          sign,
          suggestion: kindsByName.get(account) ?? suggestion,
          examples: example === '' ? [] : [example],
        });
      return 'open';
    },
    /** What a kind's lines of this name are booked to: an account of another kind where that one was merged into it. */
    account(name: string, kind: string): { id: number; kind: string } {
      const key = `${kind}\n${name}`;
      let id = accounts.get(key);
      if (id === undefined) {
        id = make.account(name, kind);
        accounts.set(key, id);
        accountNames.set(id, fullAccountName(name, kind));
        accountKinds.set(id, kind);
      }
      return { id, kind: accountKinds.get(id) ?? kind };
    },
    /** All that is left to ask, once every row was seen. */
    open(): ImportQuestion[] {
      return [...questions, ...[...openAccounts].map(([account, about]) => accountQuestion(account, about))];
    },
  };
}
export type Resolver = ReturnType<typeof resolver>;

/** What was answered, if it is one of the options; anything else is asked again. */
const accountAnswer = (answer: string | undefined): string | undefined =>
  ACCOUNT_OPTIONS.some(({ value }) => value === answer) ? answer : undefined;

const ACCOUNT_OPTIONS = [
  ...ACCOUNT_KINDS.map((kind) => ({ value: kind, label: kind })),
  { value: IGNORED_ACCOUNT, label: 'Not part of the books (balance sheet, own transfer, tax)' },
];

/** A debit is money paid, whatever the account turns out to be. */
const linesOf = ({ lines, cents, sign, examples }: OpenAccount): AccountLines =>
  sign === 'natural'
    ? { lines, cents, flow: null, examples }
    : { lines, cents: Math.abs(cents), flow: cents < 0 ? 'received' : 'paid', examples };

const inWords = ({ lines, cents, flow, examples: [example] }: AccountLines): string =>
  `${lines === 1 ? '1 line' : `${lines} lines`}, ${toDecimal(cents)} ${flow ?? 'together'}${example === undefined ? '' : `, such as “${example}”`}.`;

const accountQuestion = (account: string, open: OpenAccount): ImportQuestion => {
  const about = linesOf(open);
  return {
    id: `account:${account}`,
    prompt: `What kind of account is “${account}”?`,
    because: inWords(about),
    about,
    options: ACCOUNT_OPTIONS,
    ...(open.suggestion === null ? {} : { suggestion: open.suggestion }),
  };
};
