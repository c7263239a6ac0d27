import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { SplitInput } from '../../../shared/contract/ledger.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { call } from '../../lib/client.ts';

type Preview = Output<'ledger.splitPreview'>;
export type SplitPreview = { data: Preview | null; error: Failure | null };

const NOTHING: SplitPreview = { data: null, error: null };

/** How an amount would be divided, as it is typed; the last answer stands until the next. */
export function useSplitPreview(input: SplitInput | null): SplitPreview {
  const [preview, setPreview] = useState<SplitPreview>(NOTHING);
  const question = input && input.parts.length > 0 ? JSON.stringify(input) : null;
  useEffect(() => {
    if (question === null) {
      setPreview(NOTHING);
      return;
    }
    let isLate = false;
    void call('ledger.splitPreview', JSON.parse(question) as SplitInput).then((result: Result<Preview>) => {
      if (!isLate)
        setPreview(result.ok ? { data: result.data, error: null } : { data: null, error: result.error });
    });
    return () => {
      isLate = true;
    };
  }, [question]);
  return preview;
}
