import { type FormEvent, useState } from 'react';
import { Button as AriaButton, Tag, TagGroup, TagList } from 'react-aria-components';
import type { RecordFilter } from '../../shared/contract/records.ts';
import { parseField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field } from '../../shared/records/fields.ts';
import { choiceWords } from '../../shared/records/words.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import styles from './dialogs.module.css';
import { FieldInput } from './field-input.tsx';
import { edgeOf, type FilterWay, filterText, takesMany, WAY_WORDS, waysOf } from './filter-words.ts';
import inputStyles from './input.module.css';

type FilterFormProps = {
  fields: readonly Field[];
  context: EntryContext;
  /** The filter to be changed; null for a new one. */
  filter: RecordFilter | null;
  /** The field that a new one begins with. */
  first?: string | undefined;
  /** Told the filters that the form says: two for an amount from and to. */
  onDone: (filters: readonly RecordFilter[]) => void;
};

const wayOf = ({ how }: RecordFilter): FilterWay => (how === 'from' || how === 'to' ? 'between' : how);

/** What an input of the form takes: a part of a word is no value of the field, and days are enough of moments. */
const inputField = (field: Field, way: FilterWay, label: string) => ({
  ...field,
  label,
  // Nothing chosen yet is not “not said”: that is a way of its own.
  required: field.type === 'choice',
  ...(way === 'contains' && { type: 'text' as const }),
  ...(way === 'between' && field.type === 'moment' && { type: 'day' as const }),
});

/** The form behind a filter: which field, how, and by what. */
export function FilterForm({ fields, context, filter, first, onDone }: FilterFormProps) {
  const start = fields.find(({ name }) => name === (filter?.field ?? first)) ?? fields[0];
  const [name, setName] = useState(start?.name ?? '');
  const field = fields.find((each) => each.name === name);
  const [chosenWay, setWay] = useState<FilterWay | null>(filter && wayOf(filter));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => {
    if (!filter || !start || Array.isArray(filter.value)) return {};
    const place = filter.how === 'from' || filter.how === 'to' ? filter.how : 'value';
    return { [place]: filterText(start, filter.value, context) };
  });
  const [many, setMany] = useState<readonly string[]>(Array.isArray(filter?.value) ? filter.value : []);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  if (!field) return null;
  const ways = waysOf(field);
  const way = chosenWay && ways.includes(chosenWay) ? chosenWay : (ways[0] ?? 'is');
  const hasMany = takesMany(field, way);

  const read = (place: string): { value: string | number | boolean | null } | null => {
    const text = texts[place] ?? '';
    if (text.trim() === '') return { value: null };
    const entry = parseField(inputField(field, way, field.label), text, context);
    if (entry.ok) return { value: entry.value as string | number | boolean };
    setErrors({ [place]: entry.reason });
    return null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setErrors({});
    if (way === 'empty' || way === 'filled') {
      onDone([{ field: name, how: way }]);
      return;
    }
    if (way === 'between') {
      const [from, to] = [read('from'), read('to')];
      if (!from || !to) return;
      const edges = (['from', 'to'] as const).flatMap((how) => {
        const { value } = how === 'from' ? from : to;
        return value === null || typeof value === 'boolean' ? [] : [edgeOf(field, how, value, context)];
      });
      if (edges.length === 0) setErrors({ from: 'Fill in one of the two at least.' });
      else onDone(edges);
      return;
    }
    const entry = read('value');
    if (!entry) return;
    if (hasMany) {
      const values = entry.value === null ? many : [...new Set([...many, String(entry.value)])];
      if (values.length === 0) setErrors({ value: 'Choose one at least.' });
      else onDone([{ field: name, how: way, value: [...values] }]);
    } else if (entry.value === null) setErrors({ value: 'Say by what.' });
    else onDone([{ field: name, how: way, value: entry.value }]);
  };
  const input = (place: string, label: string, autoFocus = false) => (
    <FieldInput
      key={`${name} ${way} ${place}`}
      field={inputField(field, way, label)}
      text={texts[place] ?? ''}
      autoFocus={autoFocus}
      onChange={(text) => {
        setTexts({ ...texts, [place]: text });
        setErrors({});
      }}
      onCommit={(text, how) => {
        if (!hasMany || how !== 'choice' || text === '') return;
        const entry = parseField(inputField(field, way, label), text, context);
        if (!entry.ok) return;
        setMany([...new Set([...many, String(entry.value)])]);
        setTexts({});
      }}
      error={errors[place]}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select
        label="Field"
        options={fields.map((each) => ({ id: each.name, text: each.label }))}
        value={name}
        onChange={(next) => {
          setName(next);
          setTexts({});
          setMany([]);
          setErrors({});
        }}
      />
      <Select
        label="How"
        options={ways.map((each) => ({ id: each, text: WAY_WORDS[each] }))}
        value={way}
        onChange={setWay}
      />
      {hasMany && many.length > 0 && (
        <TagGroup
          aria-label={field.label}
          onRemove={(keys) => setMany(many.filter((each) => !keys.has(each)))}
        >
          <TagList className={inputStyles.tags} items={many.map((id) => ({ id }))}>
            {({ id }) => {
              const words = field.type === 'choice' ? choiceWords(id) : id;
              return (
                <Tag textValue={words} className={inputStyles.tag}>
                  {words}
                  <AriaButton slot="remove" className={inputStyles.remove}>
                    ×
                  </AriaButton>
                </Tag>
              );
            }}
          </TagList>
        </TagGroup>
      )}
      {way === 'between' && (
        <>
          {input('from', 'From', true)}
          {input('to', 'To, included')}
        </>
      )}
      {(way === 'is' || way === 'not' || way === 'contains') &&
        input('value', hasMany && many.length > 0 ? 'or' : field.label, true)}
      <div className={styles.submit}>
        <Button look="primary" type="submit">
          {filter ? 'Change the filter' : 'Filter'}
        </Button>
      </div>
    </form>
  );
}
