import type { Note, WireFigure } from '../../shared/contract/values.ts';

/** Words beside figures whose numbers are figures themselves: what a share or a score was counted from. */

type Pick = (at: string) => WireFigure;

/** “1 of 19”, and more words after it. */
export const lostOf = (pick: Pick, more = ''): Note => [
  { label: 'Clients lost', figure: pick('company/clientsLost') },
  ' of ',
  { label: 'Clients in force at the start', figure: pick('company/clientsAtStart') },
  ...(more === '' ? [] : [more]),
];

/** “n = 76”: how many surveys were answered. */
export const answered = (pick: Pick): { 'service/csat': Note; 'service/nps': Note } => ({
  'service/csat': ['n = ', { label: 'CSAT surveys answered', figure: pick('service/csatAnswered') }],
  'service/nps': ['n = ', { label: 'NPS surveys answered', figure: pick('service/npsAnswered') }],
});
