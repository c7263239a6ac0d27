import type { FieldSpec, Interpreter, Kind } from '../types.ts';
import { words } from '../words.ts';
import { plainText } from './asking.ts';

const FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'The tool’s own number of it',
    type: 'id',
    headers: words('client id|customer id|company id|account id'),
  },
  {
    field: 'client',
    label: 'Name',
    type: 'text',
    required: true,
    headers: words(
      'organization|organisation|customer name|client name|company name|client|customer|company|cliente|kunde|firma|display name|name',
    ),
  },
  {
    field: 'first_name',
    label: 'First name, where it has no other',
    type: 'text',
    headers: words('first name'),
  },
  {
    field: 'last_name',
    label: 'Last name, where it has no other',
    type: 'text',
    headers: words('last name'),
  },
  {
    field: 'since',
    label: 'Client since',
    type: 'day',
    headers: words('since|client since|customer since|kunde seit|cliente desde'),
  },
  {
    field: 'seats',
    label: 'Seats',
    type: 'number',
    headers: words('seats|users|number of users|user count|licences|licenses|endpoints'),
  },
  {
    field: 'notes',
    label: 'Notes',
    type: 'text',
    headers: words('notes|public notes|notizen|notas|comments'),
  },
];

/** A list of clients: names and what the book keeps of them. Addresses, phones and people are left where they are. */
export const clients: Kind = { kind: 'clients', fields: FIELDS, interpreter };

function interpreter(): Interpreter {
  return {
    row(cells, sink) {
      const own = plainText(cells, 'client');
      const person = `${cells.text('first_name')} ${cells.text('last_name')}`.trim();
      const client = own || person || cells.reject('client', 'is empty; a client needs a name');
      const seats = cells.number('seats');
      if (seats !== null && !(Number.isInteger(seats) && seats >= 0))
        cells.reject('seats', 'is not a whole number of seats');
      sink.draft({
        table: 'clients',
        // A client without a number of its own is known by its name: what else stands in the row changes all the time.
        id: plainText(cells, 'id') || client,
        part: '',
        context: '',
        client,
        notes: cells.text('notes'),
        seats,
        since: cells.day('since'),
      });
    },
  };
}
