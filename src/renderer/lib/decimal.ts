/**
 * Rounding of shown figures on their decimal digits, never on binary floats: 46.25 % must become 46.3 %,
 * whatever the nearest double of 0.4625 × 100 is (METRICS.md, "Exact, then once").
 */

/** Digits of a figure that left main with at most six decimals, shifted by so many places: 0.4625, 2 → `46.2500`; 1234, −2 → `12.34000000`. */
export function shifted(value: number, places: number): string {
  const negative = value < 0;
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(6).split('.');
  const padded = whole.padStart(1 - places, '0');
  const digits = padded + fraction;
  const point = padded.length + places;
  const text = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative && /[1-9]/.test(digits) ? `-${text}` : text;
}

/** Rounds decimal text to so many places, half away from zero; trailing zeros stay. */
export function roundText(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const rounded = (kept + ((fraction[places] ?? '0') >= '5' ? 1n : 0n)).toString().padStart(places + 1, '0');
  const shown =
    places === 0 ? rounded : `${rounded.slice(0, rounded.length - places)}.${rounded.slice(-places)}`;
  return negative && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

/** a ÷ b in tenths of a percent, half away from zero; both are whole numbers and b is not 0. */
export function permille(a: number, b: number): number {
  const [n, d] = [BigInt(a) * 2000n, BigInt(Math.abs(b))];
  const magnitude = ((n < 0n ? -n : n) + d) / (2n * d);
  const sign = n < 0n !== b < 0 ? -1 : 1;
  return sign * Number(magnitude);
}
