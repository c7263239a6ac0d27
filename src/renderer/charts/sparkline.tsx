import styles from './sparkline.module.css';

const WIDTH = 130;
const HEIGHT = 26;
const PAD = 3;

type Point = { x: number; y: number };

/** Where each value stands in the box; a flat line runs through the middle. Null where there is no value. */
export function sparkPoints(values: readonly (number | null)[]): (Point | null)[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (WIDTH - 2 * PAD) / Math.max(values.length - 1, 1);
  const scale = high === low ? 0 : (HEIGHT - 2 * PAD) / (high - low);
  return values.map((value, index) =>
    value === null
      ? null
      : { x: PAD + index * step, y: scale === 0 ? HEIGHT / 2 : HEIGHT - PAD - (value - low) * scale },
  );
}

/** The line as an SVG path; it breaks where values are missing. */
export const sparkPath = (values: readonly (number | null)[]): string =>
  sparkPoints(values)
    .map((point, index, all) =>
      point ? `${all[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : '',
    )
    .join('');

/** The shape of the last year beside a figure. Decoration: the figure's changes say it in words. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const last = sparkPoints(values).at(-1);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={sparkPath(values)} />
      {last && <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  );
}
