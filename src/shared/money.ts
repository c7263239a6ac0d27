/** Money is a whole number of cents in the book's one currency (METRICS.md, "Ground rules"). */
export type Cents = number;

const DECIMAL = /^(-)?(\d+)(?:\.(\d+))?$/;

/** Larger amounts are a slip of the keyboard; sums of a million of them still fit an exact JavaScript number. */
export const MAX_CENTS = 900_000_000_000;

export type ParsedMoney = { ok: true; cents: Cents } | { ok: false; reason: string };

/**
 * Reads a plain decimal such as `1234.50`, `-20` or `0.1` into cents.
 * More than two decimals are refused unless the extra digits are 0 (IMPORT.md, "Values"): nothing is rounded away.
 */
export function parseMoney(text: string): ParsedMoney {
  const match = DECIMAL.exec(text);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  if (!match) return { ok: false, reason: `“${shown}” is not an amount such as 1234.50` };
  const decimals = match[3] ?? '';
  if (/[1-9]/.test(decimals.slice(2)))
    return { ok: false, reason: `“${shown}” has more than two decimals, and money is kept to the cent` };
  const magnitude = Number(`${match[2]}${decimals.slice(0, 2).padEnd(2, '0')}`);
  if (magnitude > MAX_CENTS)
    return { ok: false, reason: `“${shown}” is larger than any amount a book can hold` };
  return { ok: true, cents: match[1] && magnitude !== 0 ? -magnitude : magnitude };
}

/** Cents as a plain decimal with two places: −2050 → `-20.50`. The canonical folder's way of writing money. */
export function toDecimal(cents: Cents): string {
  const magnitude = Math.abs(cents);
  const whole = Math.floor(magnitude / 100);
  return `${cents < 0 ? '-' : ''}${whole}.${String(magnitude % 100).padStart(2, '0')}`;
}
