/** Round values an axis is marked at, from at or below the least to at or above the greatest. */
export function niceTicks(least: number, greatest: number, about: number): number[] {
  const span = greatest - least || Math.abs(greatest) || 1;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.ceil(greatest / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
