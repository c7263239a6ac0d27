import { createContext, use } from 'react';
import { type Step, setUi, useUi } from './ui-state.ts';

/** Opens the explanation of a figure by its address, as of a day of its own if it has one. */
export const openExplanation = (at: string, asOf?: string): void =>
  setUi({ explaining: [{ at, name: null, of: null, ...(asOf !== undefined && { asOf }) }] });

type Named = Pick<Step, 'name' | 'of'>;

/** Goes on to an input of the figure that is explained; `from` is what that one is called. */
export function drillInto(from: Named, to: Step): void {
  const { explaining } = useUi.getState();
  const here = explaining.at(-1);
  const next = here?.asOf === undefined ? to : { ...to, asOf: here.asOf };
  setUi({ explaining: here ? [...explaining.slice(0, -1), { ...here, ...from }, next] : [next] });
}

/** Goes back to a step by its place in the trail. */
export const backTo = (index: number): void =>
  setUi({ explaining: useUi.getState().explaining.slice(0, index + 1) });

/** Closes the explanation. */
export const closeExplanation = (): void => setUi({ explaining: [] });

/** What pressing a figure does; null where figures are only to be read. */
type Explain = ((at: string) => void) | null;

const ExplainContext = createContext<Explain>(openExplanation);

/** Below this, pressing a figure does something else, or (null) nothing. */
export const ExplainProvider = ExplainContext;

/** What pressing a figure does here. */
export const useExplain = (): Explain => use(ExplainContext);
