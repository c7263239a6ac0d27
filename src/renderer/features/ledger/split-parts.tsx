import type { Output } from '../../../shared/contract/index.ts';
import type { SplitBy } from '../../../shared/split.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { FieldInput } from '../../records/field-input.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './split.module.css';
import { isTyped, type Part, SHARE } from './split-state.ts';

type Preview = Output<'ledger.splitPreview'>;

const WEIGHED: Partial<
  Record<SplitBy, { head: string; shown: (weight: number, format: Formatter) => string }>
> = {
  seats: { head: 'Seats', shown: (seats, format) => format.count(seats) },
  hours: { head: 'Hours', shown: (seconds, format) => format.hours(seconds) },
  mrr: { head: 'MRR', shown: (annual, format) => format.money(Math.round(annual / 12)) },
};

type SplitPartsProps = {
  by: SplitBy;
  parts: readonly Part[];
  preview: Preview | null;
  onShare: (client: string, share: string) => void;
  onRemove: (client: string) => void;
};

const nameOf = (client: string): string => (client === '' ? 'No client' : client);

/** Whom an amount is divided over, and what each gets. */
export function SplitParts({ by, parts, preview, onShare, onRemove }: SplitPartsProps) {
  const format = useFormat();
  const weighed = WEIGHED[by];
  const partOf = (client: string) => preview?.parts.find((part) => (part.client ?? '') === client);
  const amount = (client: string): string => {
    const part = partOf(client);
    return part ? format.money(part.amount, { cents: true }) : '–';
  };
  const weight = (client: string): string => {
    const own = partOf(client)?.weight;
    return own == null || !weighed ? '–' : weighed.shown(own, format);
  };
  return (
    <div className={styles.scroller}>
      <table className={styles.parts} aria-label="Parts">
        <thead>
          <tr>
            <th scope="col">Client</th>
            {(weighed || isTyped(by)) && (
              <th scope="col" className={styles.number}>
                {isTyped(by) ? SHARE[by].label : weighed?.head}
              </th>
            )}
            <th scope="col" className={styles.number}>
              Gets
            </th>
            <th scope="col">
              <span className="visually-hidden">Take out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ client, share }) => (
            <tr key={client}>
              <th scope="row">{nameOf(client)}</th>
              {isTyped(by) ? (
                <td className={styles.share}>
                  <FieldInput
                    field={{ ...SHARE[by], label: `${SHARE[by].label} of ${nameOf(client)}` }}
                    text={share}
                    onChange={(text) => onShare(client, text)}
                    compact
                  />
                </td>
              ) : (
                weighed && <td className={styles.number}>{weight(client)}</td>
              )}
              <td className={styles.number}>{amount(client)}</td>
              <td className={styles.end}>
                <Button look="link" onPress={() => onRemove(client)}>
                  Take out<span className="visually-hidden"> {nameOf(client)}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
        {preview && (
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              {(weighed || isTyped(by)) && <td />}
              <td className={styles.number}>{format.money(preview.total, { cents: true })}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
