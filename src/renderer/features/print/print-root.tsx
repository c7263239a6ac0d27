import { useEffect, useState } from 'react';
import type { Valuation } from '../../../shared/contract/metrics.ts';
import { call } from '../../lib/client.ts';
import { FormatProvider } from '../../lib/format-context.tsx';
import { painted } from '../../lib/painted.ts';
import type { PrintRequest } from './request.ts';
import { ValuationDocument } from './valuation-document.tsx';

/** Tells main, who waits with printing, that the page stands, or why it can't. */
const tell = (state: { ready: 'true' } | { failed: string }) =>
  Object.assign(document.documentElement.dataset, state);

/** The document for the printer, once its data, fonts and drawings stand. */
export function PrintRoot({ asOf, paper, printed }: PrintRequest) {
  const [valuation, setValuation] = useState<Valuation | null>(null);

  useEffect(() => {
    document.documentElement.dataset.paper = paper;
    document.documentElement.dataset.theme = 'light';
    const asked =
      printed === undefined ? call('metrics.valuation', { asOf }) : call('printed.document', { id: printed });
    void asked.then((result) => {
      if (result.ok) setValuation(result.data);
      else tell({ failed: result.error.message });
    });
  }, [asOf, paper, printed]);

  useEffect(() => {
    if (!valuation) return;
    document.title = `${valuation.company} valuation summary`;
    void painted().then(() => tell({ ready: 'true' }));
  }, [valuation]);

  return (
    <FormatProvider currency={valuation?.currency ?? 'USD'}>
      {valuation && <ValuationDocument valuation={valuation} />}
    </FormatProvider>
  );
}
