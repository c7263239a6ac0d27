import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

/** The parts of chart.js that our charts use; a chunk of its own, fetched once the figures have been painted. */
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export { Chart };
