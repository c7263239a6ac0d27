import { z } from 'zod';
import { REVENUE_BASES } from '../domain.ts';
import { call, nothing } from './define.ts';
import { cents, day } from './values.ts';

export const settings = z.strictObject({
  company: z.string().trim().min(1).max(200),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency is three letters such as USD.'),
  revenueBasis: z.enum(REVENUE_BASES),
  timeZone: z.string().min(1).max(64),
  /** As the canonical folder writes it: `Mon-Fri 08:00-17:00`. */
  businessHours: z.string(),
  /** What replacing the owner(s) costs a year, cents; null until the owner says. */
  ownerMarketPay: cents.min(0).nullable(),
  /** Target net CER, cents an hour; null until the owner says. */
  targetCer: cents.min(0).nullable(),
  stuckDays: z.int().min(0).max(3650),
  holidays: z.array(day).max(2000),
  /** Cents; null until the owner says: then they count as 0, and the figures say so. */
  debt: cents.nullable(),
  cash: cents.nullable(),
  /** The owner's own multiples, as text decimals such as `3.5`; null until typed. None is built in. */
  ebitdaMultiple: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A multiple is a number such as 3.5.')
    .nullable(),
  sdeMultiple: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A multiple is a number such as 2.5.')
    .nullable(),
  /** Billed but not yet earned, as the owner chooses to deduct it from the price; cents. */
  deferredRevenue: cents.nullable(),
});
export type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;

export const settingsCalls = {
  'settings.get': call({ input: nothing, output: settings, reads: ['settings'] }),
  /** What the book does not say and a default or nothing stands for. */
  'settings.unset': call({
    input: nothing,
    output: z.array(settings.keyof()),
    reads: ['settings'],
  }),
  /** Changes the settings that are named and leaves the others. `closed_month` where figures of closed months rest on one. */
  'settings.update': call({
    input: z.strictObject({ change: settings.partial(), allowClosed: z.boolean().default(false) }),
    output: settings,
    writes: ['settings'],
  }),
};
