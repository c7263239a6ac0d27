import { createContext, use } from 'react';
import { type Step, setUi, useUi } from './ui-state.ts';

/** Opens the explanation of a figure by its address. */
export const openExplanation = (at: string): void => setUi({ explaining: [{ at, name: null, of: null }] });

type Named = Pick<Step, 'name' | 'of'>;

/** Goes on to an input of the figure that is explained; `from` is what that one is called. */
export function drillInto(from: Named, to: Step): void {
  const { explaining } = useUi.getState();
  const here = explaining.at(-1);
  setUi({ explaining: here ? [...explaining.slice(0, -1), { ...here, ...from }, to] : [to] });
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
