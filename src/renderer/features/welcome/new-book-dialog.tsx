import { type FormEvent, useMemo, useState } from 'react';
import { createBook, type NewBook } from '../../lib/book-actions.ts';
import {
  currencies,
  likelyCurrency,
  likelyTimeZone,
  REVENUE_BASIS_OPTIONS,
  timeZones,
} from '../../lib/choices.ts';
import { setUi, useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchSelect, Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './welcome.module.css';

const close = () => setUi({ naming: false, failure: null });

/** What a new book must know before it has a file. */
export function NewBookDialog() {
  const isOpen = useUi((ui) => ui.naming);
  return (
    <Dialog title="New book" isOpen={isOpen} onClose={close}>
      <NewBookForm />
    </Dialog>
  );
}

function NewBookForm() {
  const failure = useUi((ui) => ui.failure);
  const [book, setBook] = useState<NewBook>(() => ({
    company: '',
    currency: likelyCurrency(navigator.language),
    timeZone: likelyTimeZone(),
    revenueBasis: 'contracts',
  }));
  const currencyOptions = useMemo(() => currencies(navigator.language), []);
  const zoneOptions = useMemo(timeZones, []);
  const change = (part: Partial<NewBook>) => setBook({ ...book, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await createBook({ ...book, company: book.company.trim() })) close();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {failure && <ErrorNotice failure={failure} />}
      <TextField
        label="Company"
        value={book.company}
        onChange={(company) => change({ company })}
        maxLength={200}
        autoFocus
      />
      <div className={styles.pair}>
        <SearchSelect
          label="Currency"
          options={currencyOptions}
          value={book.currency}
          onChange={(currency) => change({ currency })}
        />
        <SearchSelect
          label="Time zone"
          options={zoneOptions}
          value={book.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>
      <Select
        label="Recurring revenue"
        options={REVENUE_BASIS_OPTIONS}
        value={book.revenueBasis}
        onChange={(revenueBasis) => change({ revenueBasis })}
      />
      <div className={styles.buttons}>
        <Button onPress={close}>Cancel</Button>
        <Button type="submit" look="primary" isDisabled={book.company.trim() === ''}>
          Choose where to keep it…
        </Button>
      </div>
    </form>
  );
}
