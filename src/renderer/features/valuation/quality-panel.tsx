import type { Valuation } from '../../../shared/contract/metrics.ts';
import { inGroups } from '../../lib/groups.ts';
import { FigureGrid } from '../../ui/figure-grid.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './valuation.module.css';

/** What a buyer looks at beyond earnings. */
export function QualityPanel({ quality }: { quality: Valuation['quality'] }) {
  return (
    <Panel title="Quality of earnings">
      {inGroups(quality).map(({ group, items }) => (
        <section key={group} className={styles.group}>
          <h3>{group}</h3>
          <FigureGrid figures={items} />
        </section>
      ))}
    </Panel>
  );
}
