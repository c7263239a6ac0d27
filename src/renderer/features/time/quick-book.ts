import type { Output } from '../../../shared/contract/index.ts';
import type { QuickBook } from '../../../shared/entry/quick-line.ts';
import { usualTechnician } from './time-state.ts';

/** What a quick line is read against. @param last the technician used last on this machine */
export const quickBook = (
  { today, timeZone, clients, technicians }: Output<'time.names'>,
  last: string | null,
): QuickBook => ({
  locale: navigator.language,
  today,
  zone: timeZone,
  clients: clients.map(({ name, aliases }) => ({ name, also: aliases })),
  technicians: technicians.map(({ name }) => name),
  technician: usualTechnician(technicians, last),
});
