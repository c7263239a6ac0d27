import { useState } from 'react';
import type { ImportMemory, ImportRule } from '../../../shared/contract/import-learnt.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { IGNORED_ACCOUNT } from '../../../shared/import.ts';
import { call } from '../../lib/client.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { setUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { SearchSelect, Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './importing.module.css';
import rulesCss from './rules.module.css';
import { RulesEffect } from './rules-effect.tsx';
import { setImports, useImports } from './state.ts';
import { ACCOUNT_OPTIONS } from './words.ts';

const FIELDS = [
  { id: 'counterparty', text: 'Counterparty' },
  { id: 'text', text: 'Text' },
] as const;
const HOWS = [
  { id: 'contains', text: 'contains' },
  { id: 'equals', text: 'is' },
] as const;
const NO_CLIENT = '';

const NEW_RULE: ImportRule = {
  field: 'counterparty',
  how: 'contains',
  pattern: '',
  kind: 'opex.other',
  client: null,
};

const setRules = (rules: readonly ImportRule[] | null) => setImports({ rules });

/** A list with one item moved up or down by one. */
function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + by, 0, item);
  return next;
}

type Props = { memory: ImportMemory; readOnly: boolean };

/** Rules for bank and ledger lines; what is typed is kept until it is saved or given up. */
export function Rules({ memory, readOnly }: Props) {
  const edited = useImports((state) => state.rules);
  const rules = edited ?? memory.rules;
  const [isSaving, setSaving] = useState(false);
  const format = useFormat();
  const isWhole = rules.every(({ pattern }) => pattern.trim() !== '');
  const save = async (apply: boolean) => {
    setSaving(true);
    const result = await call('import.setRules', { rules: [...rules], apply });
    setSaving(false);
    if (!result.ok) {
      setUi({ failure: result.error });
      return;
    }
    setRules(null);
    const { lines } = result.data;
    const booked = apply
      ? ` ${format.count(lines)} imported ${lines === 1 ? 'line was' : 'lines were'} booked anew.`
      : '';
    setUi({ failure: null, done: `Saved the rules.${booked}` });
  };
  return (
    <Panel
      title="Rules for bank and ledger lines"
      note="the first that fits counts"
      aside={
        <Button isDisabled={readOnly} onPress={() => setRules([...rules, NEW_RULE])}>
          Add a rule
        </Button>
      }
    >
      {rules.length === 0 && (
        <p className={styles.because}>
          A rule books every line of a counterparty, or with a word in its text, to one kind of account.
        </p>
      )}
      {rules.length > 0 && <RuleTable rules={rules} clients={memory.clients} readOnly={readOnly} />}
      {edited && (
        <RulesEffect
          rules={edited}
          isWhole={isWhole}
          isSaving={isSaving}
          onSave={(apply) => void save(apply)}
          onDiscard={() => setRules(null)}
        />
      )}
    </Panel>
  );
}

type TableProps = { rules: readonly ImportRule[]; clients: readonly string[]; readOnly: boolean };

function RuleTable({ rules, clients, readOnly }: TableProps) {
  const clientOptions = [
    { id: NO_CLIENT, text: 'as the line says' },
    ...clients.map((name) => ({ id: name, text: name })),
  ];
  const change = (at: number, part: Partial<ImportRule>) =>
    setRules(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)));
  return (
    <PlainTable
      label="Rules"
      head={[
        { label: 'Where', kind: 'text' },
        { label: 'How', kind: 'text' },
        { label: 'What', kind: 'text' },
        { label: 'Kind', kind: 'text' },
        { label: 'Client', kind: 'text' },
        { label: 'Order', kind: 'word' },
      ]}
      rows={rules.map((rule, at) => {
        const nth = `rule ${at + 1}`;
        return {
          key: String(at),
          cells: [
            <span key="field" className={rulesCss.ruleField}>
              <Select
                label={`Where, ${nth}`}
                hideLabel
                options={FIELDS}
                value={rule.field}
                isDisabled={readOnly}
                onChange={(field) => change(at, { field })}
              />
            </span>,
            <span key="how" className={rulesCss.ruleHow}>
              <Select
                label={`How, ${nth}`}
                hideLabel
                options={HOWS}
                value={rule.how}
                isDisabled={readOnly}
                onChange={(how) => change(at, { how })}
              />
            </span>,
            <TextField
              key="pattern"
              label={`What, ${nth}`}
              hideLabel
              value={rule.pattern}
              maxLength={200}
              isDisabled={readOnly}
              onChange={(pattern) => change(at, { pattern })}
              placeholder="Microsoft"
            />,
            <span key="kind" className={rulesCss.ruleKind}>
              <Select
                label={`Kind, ${nth}`}
                hideLabel
                options={ACCOUNT_OPTIONS}
                value={rule.kind ?? IGNORED_ACCOUNT}
                isDisabled={readOnly}
                onChange={(kind) =>
                  change(at, { kind: kind === IGNORED_ACCOUNT ? null : (kind as AccountKind) })
                }
              />
            </span>,
            <span key="client" className={rulesCss.ruleKind}>
              <SearchSelect
                label={`Client, ${nth}`}
                hideLabel
                options={clientOptions}
                value={rule.client ?? NO_CLIENT}
                isDisabled={readOnly}
                onChange={(client) => change(at, { client: client === NO_CLIENT ? null : client })}
              />
            </span>,
            <span key="order" className={rulesCss.ruleOrder}>
              <Button
                aria-label={`Move ${nth} up`}
                isDisabled={readOnly || at === 0}
                onPress={() => setRules(moved(rules, at, -1))}
              >
                ↑
              </Button>
              <Button
                aria-label={`Move ${nth} down`}
                isDisabled={readOnly || at === rules.length - 1}
                onPress={() => setRules(moved(rules, at, 1))}
              >
                ↓
              </Button>
              <Button
                look="link"
                aria-label={`Delete ${nth}`}
                isDisabled={readOnly}
                onPress={() => setRules(rules.filter((_, i) => i !== at))}
              >
                Delete
              </Button>
            </span>,
          ],
        };
      })}
    />
  );
}
