import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'react';
import { useColours } from './colours.ts';
import type { BarConfig, BarValue, ChartModel } from './model.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

type ChartCanvasProps = {
  model: ChartModel;
  /** The month that the arrow keys are on; null = none. */
  active: number | null;
};

/** The picture itself; what it says is told by the frame around it. */
export function ChartCanvas({ model, active }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<'bar', BarValue[], string> | null>(null);
  const colours = useColours();

  useEffect(() => {
    if (!canvas.current) return;
    const config: BarConfig = model.config(colours);
    const drawn = new Chart(canvas.current, config);
    chart.current = drawn;
    // Text is drawn once: it must be drawn again when the face arrives.
    void document.fonts?.ready.then(() => chart.current === drawn && drawn.update('none'));
    return () => {
      chart.current = null;
      drawn.destroy();
    };
  }, [model, colours]);

  useEffect(() => {
    const marks = active === null ? [] : [{ datasetIndex: 0, index: active }];
    chart.current?.tooltip?.setActiveElements(marks, { x: 0, y: 0 });
    chart.current?.update('none');
  }, [active]);

  return <canvas ref={canvas} />;
}
