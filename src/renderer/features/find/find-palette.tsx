import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { PART_OF, type RecordTable } from '../../../shared/records/fields.ts';
import { TABLES } from '../../../shared/records/tables.ts';
import { call } from '../../lib/client.ts';
import { setUi, useUi } from '../../lib/ui-state.ts';
import { openFound, showRecords, showWholes } from '../../records/navigate.ts';
import { redoChange, undoChange } from '../../records/undo.ts';
import { type Entry, entriesFor } from './entries.ts';
import styles from './find.module.css';
import { type Hits, useHits } from './hits.ts';

const CHANGES: readonly Entry[] = [
  { id: 'undo', name: 'Undo the last change', run: () => void undoChange() },
  { id: 'redo', name: 'Redo what was undone', run: () => void redoChange() },
];

/** What is found in one table, and the way to all of it where that is more than is listed. */
const entriesOf = ({ table, total, records }: Hits, search: string): Entry[] => [
  ...records.map((record) => ({
    id: `${table} ${record.id}`,
    name: record.title,
    run: () => openFound(table, record),
  })),
  ...(total > records.length ? [allOf(table, total, search)] : []),
];

/** Parts of other records have no list of their own: the records they are part of are shown. */
function allOf(table: RecordTable, total: number, search: string): Entry {
  const whole = PART_OF[table];
  return {
    id: `all ${table}`,
    name: whole ? `Show the ${TABLES[whole].many} of all ${total}` : `Show all ${total}`,
    run: () => (whole ? void showWholesOf(table, search) : showRecords(table, { search })),
  };
}

/** As many parts as are looked through for the records they are part of. */
const MOST_PARTS = 1000;

async function showWholesOf(table: RecordTable, search: string): Promise<void> {
  const result = await call('records.list', { table, search, count: MOST_PARTS });
  if (result.ok) showWholes(result.data.rows);
  else setUi({ failure: result.error });
}

/** Finds anything in the book by a few words: records, screens, figures, actions. */
export function FindPalette({ status, asOf }: { status: BookStatus; asOf: string }) {
  const isOpen = useUi((ui) => ui.finding);
  const close = () => setUi({ finding: false });
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
      isDismissable
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label="Find">
          <Found status={status} asOf={asOf} close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Found({ status, asOf, close }: { status: BookStatus; asOf: string; close: () => void }) {
  const [text, setText] = useState('');
  const { hits, looking } = useHits(text);
  const groups = [
    ...hits.map((own) => ({ title: TABLES[own.table].label, entries: entriesOf(own, text.trim()) })),
    ...entriesFor(text, { asOf, readOnly: status.readOnly }, CHANGES),
  ];
  const byId = new Map(groups.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Find" className={styles.field} autoFocus>
        <Input className={styles.input} placeholder="A client, an entry, a figure, a screen…" />
      </SearchField>
      <Menu
        className={styles.list}
        aria-label="Found"
        aria-busy={looking}
        onAction={(key) => {
          close();
          byId.get(String(key))?.run();
        }}
        renderEmptyState={() => (
          <p className={styles.nothing}>
            {looking ? 'Looking…' : `Nothing in the book has “${text.trim()}”.`}
          </p>
        )}
      >
        {groups.map(({ title, entries }) => (
          <MenuSection key={title} className={styles.group}>
            <Header className={styles.title}>{title}</Header>
            {entries.map(({ id, name }) => (
              <MenuItem key={id} id={id} textValue={name} className={styles.item}>
                {name}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}
