import { createContext, type ReactNode, use, useMemo } from 'react';
import { createFormatter, type Formatter } from './format.ts';

const FormatContext = createContext<Formatter>(createFormatter('en-US', 'USD'));

/** Figures below are written in this currency and the locale of the machine. */
export function FormatProvider({ currency, children }: { currency: string; children: ReactNode }) {
  const formatter = useMemo(() => createFormatter(navigator.language, currency), [currency]);
  return <FormatContext value={formatter}>{children}</FormatContext>;
}

/** How to write figures of the book that is open. */
export const useFormat = (): Formatter => use(FormatContext);
