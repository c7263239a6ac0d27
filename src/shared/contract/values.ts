import { z } from 'zod';
import { isDay, isMonth } from '../calendar.ts';

/** The values that calls carry. */
export const day = z.string().refine(isDay, 'A day looks like 2026-06-30.');
export const month = z.string().refine(isMonth, 'A month looks like 2026-06.');
export const cents = z.int();
/** Stands for a file or folder that the owner chose in a dialog: the renderer never names a path. */
export const token = z.string().min(1).max(64);
export const asOf = z.strictObject({ asOf: day });

export const UNITS = ['cents', 'cents_per_hour', 'share', 'count', 'seconds', 'months', 'ratio'] as const;

/**
 * One figure as it leaves main: rounded once, half away from zero.
 * `cents`, `cents_per_hour`, `seconds`, `count`: whole numbers. `share` (0.4625 = 46.25 %), `ratio`, `months`: six decimals.
 */
export const figure = z.strictObject({
  /** Where to ask for its explanation, such as `company/ebitda` or `client/12/net_cer`. */
  at: z.string(),
  /** Null = not available; then `why` says the reason. */
  value: z.number().nullable(),
  unit: z.enum(UNITS),
  why: z.string().optional(),
  /** What the figure lacks: sentences such as “21 h 20 min of time have no cost rate”. */
  lacks: z.array(z.string()).optional(),
});
export type WireFigure = z.infer<typeof figure>;
export type Unit = WireFigure['unit'];

/** A few words beside a figure; each number in them is a figure of its own, with a name for those who hear it. */
export const note = z.array(z.union([z.string(), z.strictObject({ label: z.string(), figure })]));
export type Note = z.infer<typeof note>;
