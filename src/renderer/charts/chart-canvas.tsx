import type { Chart } from 'chart.js';
import { useEffect, useRef } from 'react';
import { useColours } from './colours.ts';
import type { BarValue, ChartModel } from './model.ts';

type BarChart = Chart<'bar', BarValue[], string>;

type ChartCanvasProps = {
  model: ChartModel;
  /** The month that the arrow keys are on; null = none. */
  active: number | null;
  /** Told once the picture stands. */
  onDrawn: () => void;
  /** Told which month's bar was pressed. */
  onPick: (index: number) => void;
};

/** Loading and drawing a chart takes longer than all the figures beside it: they are painted first. */
const afterPaint = (work: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};

/** The picture itself; what it says is told by the frame around it. */
export function ChartCanvas({ model, active, onDrawn, onPick }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<BarChart | null>(null);
  const colours = useColours();
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      const library = await import('./library.ts');
      if (!wanted || !canvas.current) return;
      const drawn: BarChart = new library.Chart(canvas.current, model.config(colours));
      chart.current = drawn;
      drawn.options.onClick = (_event, [element]) => {
        if (element) pick.current(element.index);
      };
      // Text is drawn once: it must be drawn again when the face arrives.
      void document.fonts?.ready.then(() => chart.current === drawn && drawn.update('none'));
      onDrawn();
    };
    const cancel = afterPaint(() => void draw());
    return () => {
      wanted = false;
      cancel();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [model, colours, onDrawn]);

  useEffect(() => {
    const marks = active === null ? [] : [{ datasetIndex: 0, index: active }];
    chart.current?.tooltip?.setActiveElements(marks, { x: 0, y: 0 });
    chart.current?.update('none');
  }, [active]);

  return <canvas ref={canvas} />;
}
