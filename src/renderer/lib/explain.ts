import { createContext, use } from 'react';
import { setUi, useUi } from './ui-state.ts';

/** Opens the explanation of a figure by its address; `of` says whose it is, where its name doesn't. */
export const openExplanation = (at: string, of: string | null = null): void =>
  setUi({ explaining: [{ at, name: null }], explainingOf: of });

/** Goes on to an input of the figure that is explained, which is called `from`. */
export function drillInto(from: string, to: { at: string; name: string }): void {
  const { explaining } = useUi.getState();
  const before = explaining.slice(0, -1);
  const here = explaining.at(-1);
  setUi({ explaining: here ? [...before, { ...here, name: from }, to] : [to] });
}

/** Goes back to a step by its place in the trail. */
export const backTo = (index: number): void =>
  setUi({ explaining: useUi.getState().explaining.slice(0, index + 1) });

/** Closes the explanation. */
export const closeExplanation = (): void => setUi({ explaining: [] });

/** What pressing a figure does; null where figures are only to be read. */
type Explain = ((at: string, of: string | null) => void) | null;

const ExplainContext = createContext<Explain>(openExplanation);

/** Below this, pressing a figure does something else, or (null) nothing. */
export const ExplainProvider = ExplainContext;

/** What pressing a figure does here. */
export const useExplain = (): Explain => use(ExplainContext);

const SubjectContext = createContext<string | null>(null);

/** Whose figures these are: a client, a technician, a month. The explanation says it above the figure's name. */
export const SubjectProvider = SubjectContext;

/** Whose figures these are. */
export const useSubject = (): string | null => use(SubjectContext);
