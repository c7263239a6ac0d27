import type { ChartConfiguration } from 'chart.js';
import type { Note, WireFigure } from '../../shared/contract/values.ts';
import type { ColourName, Colours } from './colours.ts';

export type BarValue = number | [number, number] | null;
export type BarConfig = ChartConfiguration<'bar', BarValue[], string>;

/** A figure of the equivalent table; `loss` is given positive and counts down. Null = nothing moved. */
export type ChartCell = { figure: WireFigure; sign?: 'gain' | 'loss' } | null;

/** A chart as data: what is drawn, what is read out, and the same as a table. */
export type ChartModel = {
  title: string;
  /** Beside the title: the span and where it stands now. */
  note: Note;
  /** What the axis must confess. */
  axisNote?: string;
  key: { label: string; colour: ColourName }[];
  /** Column headings of the equivalent table, without the first, which names the month. */
  columns: string[];
  points: {
    label: string;
    /** What its explanation is asked by. */
    at: string;
    /** One figure per column. */
    cells: ChartCell[];
    /** What hovering or the arrow keys tell. */
    readout: string[];
  }[];
  config: (colours: Colours) => BarConfig;
};
