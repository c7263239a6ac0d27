import { fullAccountName } from '../../shared/account-names.ts';
import type { ImportMemory, ImportRule } from '../../shared/contract/import-learnt.ts';
import type { Input, Output } from '../../shared/contract/index.ts';
import type { AccountKind } from '../../shared/domain.ts';
import { PlumblineError } from '../../shared/result.ts';
import {
  aliases,
  allAnswers,
  forgetAccount,
  forgetAlias,
  forgetAnswer,
  forgetMapping,
  renameMapping,
  type SavedRule,
  saveAccount,
  saveAnswer,
  savedAccounts,
  savedAnswers,
  savedMappings,
  savedRules,
  saveRules,
} from '../db/import-memory.ts';
import { moveLine, ruledLines } from '../db/import-rules.ts';
import { clients } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { accountAliases } from '../db/record-beside.ts';
import { namesOf } from '../db/record-lists.ts';
import { write } from '../db/unit-of-work.ts';
import { answerChoices, answerText, askedText } from '../importing/answer-words.ts';
import { digestOf } from '../importing/identity.ts';
import { matchRules } from '../importing/rules.ts';
import { sourceName } from '../importing/tools/names.ts';

/** What the owner taught the importer, to be looked at and changed. */

export function importMemory(db: Db): ImportMemory {
  const names = new Map(clients(db).map(({ id, name }) => [id, name]));
  const accountNames = namesOf(db, 'accounts');
  const merged = new Map(
    accountAliases(db).map(({ name, kind, id }) => [fullAccountName(name, kind), accountNames.get(id)]),
  );
  return {
    mappings: savedMappings(db).map(({ fingerprint, name, kind, source, savedAt, columns }) => ({
      fingerprint,
      name,
      kind,
      sourceName: sourceName(source),
      savedAt,
      columns: Object.keys(columns).length,
    })),
    accounts: savedAccounts(db).map(({ source, account, kind }) => ({
      source,
      sourceName: sourceName(source),
      account,
      kind: kind as AccountKind | null,
      into: (kind !== null && merged.get(fullAccountName(account, kind))) || null,
    })),
    rules: savedRules(db).map(({ clientId, kind, ...rule }) => ({
      ...rule,
      kind: kind as AccountKind | null,
      client: clientId === null ? null : (names.get(clientId) ?? null),
    })),
    answers: allAnswers(db).map(({ question, answer, ...of }) => {
      const choices = answerChoices(question);
      return {
        ...of,
        sourceName: sourceName(of.source),
        question,
        prompt: askedText(question),
        answer,
        label: answerText(question, answer),
        change: typeof choices === 'string' ? choices : [...choices],
      };
    }),
    aliases: aliases(db),
    clients: [...names.values()].sort((a, b) => a.localeCompare(b)),
  };
}

/** Rules as they are kept: the client by number. @throws PlumblineError bad_input for a client the book does not know */
function keptRules(db: Db, rules: readonly ImportRule[]): SavedRule[] {
  const ids = new Map(clients(db).map(({ id, name }) => [name, id]));
  return rules.map(({ client, ...rule }, i) => {
    const clientId = client === null ? null : ids.get(client);
    if (clientId === undefined)
      throw new PlumblineError(
        'bad_input',
        `Rule ${i + 1} names “${client}”, which is no client of this book.`,
      );
    return { ...rule, clientId };
  });
}

const NOT_BOOKED = 'not part of the books';

/**
 * What rules would do to the ledger lines that bank and ledger imports brought: those the first fitting rule would
 * book to another kind or client. A rule that takes lines out of the books moves none of them: it counts from the
 * next import on, because removing is for the undo.
 */
function effectOf(db: Db, rules: readonly SavedRule[]) {
  const moves: { id: number; day: number; rule: SavedRule; cents: number }[] = [];
  const moved = new Map<string, Output<'import.previewRules'>['moved'][number]>();
  const targets = rules.map((rule) => ({ ...rule, target: rule.kind ?? 'ignore', client: null }));
  for (const line of ruledLines(db)) {
    const rule = matchRules(targets, { counterparty: line.vendor, text: line.memo });
    if (!rule || rule.kind === null) continue;
    if (rule.kind === line.kind && (rule.clientId === null || rule.clientId === line.clientId)) continue;
    moves.push({ id: line.id, day: line.day, rule, cents: line.cents });
    const key = `${rule.pattern}\n${line.kind}\n${rule.kind}`;
    const entry = moved.get(key) ?? {
      rule: rule.pattern,
      from: line.kind ?? NOT_BOOKED,
      to: rule.kind,
      lines: 0,
      cents: 0,
    };
    entry.lines++;
    entry.cents += line.cents;
    moved.set(key, entry);
  }
  return { moves, effect: { lines: moves.length, moved: [...moved.values()] } };
}

export const previewRules = (db: Db, rules: readonly ImportRule[]): Output<'import.previewRules'> =>
  effectOf(db, keptRules(db, rules)).effect;

/** Keeps rules, and with `apply` lets the lines imported so far follow them; one commit. */
export function setRules(db: Db, { rules, apply }: Input<'import.setRules'>): Output<'import.setRules'> {
  return write(db, 'import.setRules', new Date(), () => {
    const kept = keptRules(db, rules);
    saveRules(db, kept);
    if (!apply) return { result: { lines: 0, moved: [] }, audit: { rules: kept } };
    const { moves, effect } = effectOf(db, kept);
    const months = moves.map(({ id, rule }) => moveLine(db, id, rule.kind ?? '', rule.clientId, digestOf));
    return {
      result: effect,
      audit: { rules: kept, moved: effect.moved },
      touched: { months: new Set(months) },
    };
  }).result;
}

const notAnswered = (question: string): PlumblineError =>
  new PlumblineError('not_found', `Nothing is remembered of “${askedText(question)}” for this source.`);

/** @throws PlumblineError not_found where nothing is remembered, bad_input for what is no answer to the question */
function setAnswer(db: Db, { kind, source, question, answer }: Input<'import.setAnswer'>): void {
  const isThere = savedAnswers(db, kind, source)[question] !== undefined;
  if (!isThere) throw notAnswered(question);
  const choices = answerChoices(question);
  if (choices === 'none')
    throw new PlumblineError(
      'bad_input',
      `“${askedText(question)}” depends on the file’s columns. Forget it, and the next file asks again.`,
    );
  if (choices !== 'text' && !choices.some(({ value }) => value === answer))
    throw new PlumblineError(
      'bad_input',
      `“${answer}” is no answer to “${askedText(question)}”. Choose one of: ${choices.map(({ value }) => value).join(', ')}.`,
    );
  saveAnswer(db, kind, source, question, answer);
}

/** The small changes of memory, each one commit. */
export const memoryChanges = {
  renameMapping: (db: Db, { fingerprint, name }: Input<'import.renameMapping'>) =>
    remember(db, 'import.renameMapping', { fingerprint, name }, () => renameMapping(db, fingerprint, name)),
  forgetMapping: (db: Db, { fingerprint }: Input<'import.forgetMapping'>) =>
    remember(db, 'import.forgetMapping', { fingerprint }, () => forgetMapping(db, fingerprint)),
  setAccount: (db: Db, account: Input<'import.setAccount'>) =>
    remember(db, 'import.setAccount', account, () => saveAccount(db, account)),
  forgetAccount: (db: Db, account: Input<'import.forgetAccount'>) =>
    remember(db, 'import.forgetAccount', account, () => forgetAccount(db, account.source, account.account)),
  setAnswer: (db: Db, input: Input<'import.setAnswer'>) =>
    remember(db, 'import.setAnswer', input, () => setAnswer(db, input)),
  forgetAnswer: (db: Db, input: Input<'import.forgetAnswer'>) =>
    remember(db, 'import.forgetAnswer', input, () => {
      if (!forgetAnswer(db, input.kind, input.source, input.question)) throw notAnswered(input.question);
    }),
  forgetAlias: (db: Db, { alias }: Input<'import.forgetAlias'>) =>
    remember(db, 'import.forgetAlias', { alias }, () => forgetAlias(db, alias)),
};

function remember(db: Db, action: string, audit: unknown, change: () => void): Record<string, never> {
  write(db, action, new Date(), () => {
    change();
    return { result: null, audit };
  });
  return {};
}
