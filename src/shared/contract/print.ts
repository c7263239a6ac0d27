import { z } from 'zod';
import { call } from './define.ts';
import { day, token } from './values.ts';

export const printCalls = {
  /** Opens the system's print dialog with the valuation summary. `printed` is false when the owner cancels. */
  'print.valuation': call({
    input: z.strictObject({ asOf: day }),
    output: z.strictObject({ printed: z.boolean() }),
  }),
  /** Saves the valuation summary as PDF. */
  'print.valuationPdf': call({
    input: z.strictObject({ asOf: day, to: token }),
    output: z.strictObject({ name: z.string(), pages: z.int(), bytes: z.int() }),
  }),
};
