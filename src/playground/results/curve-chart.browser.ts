import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { pointsOf, type Series } from '../curve.ts';
import type { Formats } from '../formats.ts';
import { onThemeChange, resolveColour } from './theme.browser.ts';

export interface Chart {
  show(series: readonly Series[]): void;
  destroy(): void;
}

interface ChartText {
  xLabel: string;
  yLabel: string;
  series: readonly Series[];
}

const chartHeight = 210;
/** Lines also differ in their dashes, for eyes and printers that do not tell colours apart. */
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]] as const;
/** Up to here each point is worth a dot. */
const fewPoints = 40;

export function dashOf(index: number): readonly number[] {
  // After four lines the colours begin again, each with another dash: sixteen lines can be told apart.
  return dashes[(index + Math.floor(index / dashes.length)) % dashes.length] ?? [];
}

export function createChart(holder: HTMLElement, { xLabel, yLabel, series }: ChartText, formats: Formats): Chart {
  const colour = (property: string): string => resolveColour(holder, property);
  const font = `12px ${getComputedStyle(holder).fontFamily}`;
  const axis = (label: string, size: number): uPlot.Axis => ({
    label,
    labelFont: font,
    labelSize: 20,
    font,
    size,
    stroke: () => colour('--ink-soft'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    values: (_chart, splits) => splits.map((value) => formats.number(value)),
  });
  const chart = new uPlot({
    width: Math.max(1, holder.clientWidth),
    height: chartHeight,
    padding: [6, 16, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false } },
    axes: [axis(xLabel, 34), axis(yLabel, 52)],
    series: [
      {},
      ...series.map(({ name }, index): uPlot.Series => ({
        label: name,
        stroke: () => colour(`--series-${(index % 4) + 1}`),
        width: 2,
        dash: [...dashOf(index)],
        spanGaps: true,
        points: { show: (self, line) => shownPoints(self.data[line]) <= fewPoints, size: 6, fill: () => colour(`--series-${(index % 4) + 1}`) },
      })),
    ],
  }, tableOf(series), holder);

  const resized = new ResizeObserver(() => chart.setSize({ width: Math.max(1, holder.clientWidth), height: chartHeight }));
  resized.observe(holder);
  const forgetTheme = onThemeChange(() => chart.redraw());

  return {
    show: (lines) => chart.setData(tableOf(lines)),
    destroy: () => {
      resized.disconnect();
      forgetTheme();
      chart.destroy();
    },
  };
}

function shownPoints(values: ArrayLike<unknown> | undefined): number {
  return Array.from(values ?? []).filter((value) => typeof value === 'number').length;
}

function tableOf(series: readonly Series[]): uPlot.AlignedData {
  if (series.length === 0) return [[]];
  return uPlot.join(series.map((line) => {
    const { x, y } = pointsOf(line);
    return [x, y];
  }));
}
