import { TICKET_STATUSES, type TicketStatus } from '../../../shared/domain.ts';
import { fold } from '../reading/fold.ts';
import type { Cells, DraftSink, Reading } from '../types.ts';
import { labelOf, plainText } from './asking.ts';

const WORDS: Record<TicketStatus, string> = {
  open: 'new|open|opened|reopened|re-opened|active|assigned|unassigned|in progress|work in progress|in process|processing|started|novo|nova|aberto|aberta|em andamento|em atendimento|atribuido|em atendimento (atribuido)|offen|neu|in bearbeitung|wieder geoffnet|nuevo|abierto|en curso|nouveau|ouvert|en cours|customer replied|customer responded|user responded|client responded',
  waiting:
    'pending|on hold|on-hold|hold|waiting|paused|scheduled|pendente|em espera|wartend|in wartestellung|zuruckgestellt|pendiente|en espera|en attente',
  resolved:
    'solved|closed|resolved|done|complete|completed|finished|fixed|auto closed|auto-closed|solucionado|resolvido|fechado|concluido|encerrado|gelost|geschlossen|erledigt|resuelto|cerrado|resolu|clos|ferme',
};
const STATUS_OF = new Map<string, TicketStatus>(
  TICKET_STATUSES.flatMap((status) => WORDS[status].split('|').map((word) => [word, status] as const)),
);
const WAITING = /^(?:a?waiting|waiting for|wartet|aguardando|esperando|en attente)\b/;

/** What a tool's word says of a ticket; null = nobody knows. */
export function statusOfWord(word: string): TicketStatus | null {
  const text = fold(word).replaceAll('_', ' ');
  return STATUS_OF.get(text) ?? (WAITING.test(text) ? 'waiting' : null);
}

/** Numbers that stand for a status in a tool's export (option `status.open` and so on). */
function statusOfTool(reading: Reading, text: string): TicketStatus | null {
  for (const status of TICKET_STATUSES) {
    const values = reading.tool?.options?.[`status.${status}`];
    if (Array.isArray(values) && values.includes(text)) return status;
  }
  return null;
}

/**
 * A row's status: by its word, what the tool's numbers mean, the owner's answer; a word that nobody knows is asked. A
 * file without statuses says by its flag, or by the day of resolution, whether a ticket is resolved.
 */
export function statusReader(
  reading: Reading,
): (cells: Cells, sink: DraftSink, resolved: boolean) => { status: TicketStatus; word: string } {
  /** By word; null = it was asked. */
  const known = new Map<string, TicketStatus | null>();
  const decide = (word: string): TicketStatus | null => {
    const answer = reading.answers[`status:${word}`];
    return (
      TICKET_STATUSES.find((status) => status === answer) ?? statusOfTool(reading, word) ?? statusOfWord(word)
    );
  };
  return (cells, sink, resolved) => {
    const word = plainText(cells, 'status');
    if (word === '') {
      const flag = cells.flag('resolved_flag');
      return { status: (flag ?? resolved) ? 'resolved' : 'open', word };
    }
    let status = known.get(word);
    if (status === undefined) {
      status = decide(word);
      known.set(word, status);
      if (status === null) sink.ask(question(reading, word, cells.row.line, resolved));
    }
    return { status: status ?? (resolved ? 'resolved' : 'open'), word };
  };
}

/** What a ticket's status means to its owner. */
export const STATUS_LABELS: Record<TicketStatus, string> = {
  open: 'It is open: you are to act',
  waiting: 'It waits for the client or a third party',
  resolved: 'It is resolved',
};

const question = (reading: Reading, word: string, line: number, resolved: boolean) => ({
  id: `status:${word}`,
  prompt: `What does the status “${word}” say of a ticket?`,
  because: `It stands in the column ${labelOf(reading, 'status')}, first on line ${line}, on a ticket ${
    resolved ? 'with' : 'without'
  } a day of resolution.`,
  options: TICKET_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
  suggestion: resolved ? 'resolved' : 'open',
});
