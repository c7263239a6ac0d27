import { createContext, type ReactNode, use, useMemo } from 'react';
import { createFormatter, type Formatter } from './format.ts';

const FormatContext = createContext<Formatter>(createFormatter('en-US', 'USD'));

type FormatProviderProps = { currency: string; zone?: string; children: ReactNode };

/** Figures below are written in this currency and the locale of the machine, moments in this time zone. */
export function FormatProvider({ currency, zone, children }: FormatProviderProps) {
  const formatter = useMemo(() => createFormatter(navigator.language, currency, zone), [currency, zone]);
  return <FormatContext value={formatter}>{children}</FormatContext>;
}

/** How to write figures of the book that is open. */
export const useFormat = (): Formatter => use(FormatContext);
