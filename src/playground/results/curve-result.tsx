import { useEffect, useRef, useState, type JSX } from 'react';
import { pointsOf, type Series } from '../curve.ts';
import type { Result } from '../results.ts';
import type { Words } from '../words.ts';
import { useWords } from '../words-context.tsx';
import { createChart, dashOf, type Chart } from './curve-chart.browser.ts';

type Curve = Extract<Result, { kind: 'curve' }>;

export function CurveResult({ curve }: { curve: Curve }): JSX.Element {
  const words = useWords();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(null);
  const names = curve.series.map((series) => series.name).join('\n');

  // uPlot takes its lines when it is made: another line makes another chart.
  useEffect(() => {
    if (holder.current === null) return;
    const made = createChart(holder.current, curve, words.formats);
    chart.current = made;
    return () => made.destroy();
  }, [names, curve.xLabel, curve.yLabel, words]);

  useEffect(() => {
    chart.current?.show(curve.series);
  }, [curve.series]);

  return (
    <figure className="pg-figure">
      <figcaption>{curve.title}</figcaption>
      <ul className="pg-legend">
        {curve.series.map((series, index) => (
          <li key={series.name} style={{ color: `var(--series-${(index % 4) + 1})` }}>
            <svg viewBox="0 0 24 4" width="24" height="4" aria-hidden="true">
              <path d="M0 2h24" stroke="currentColor" strokeWidth="3" strokeDasharray={dashOf(index).join(' ')} />
            </svg>
            <span>{series.name} <strong>{words.formats.number(series.latest.y)}</strong></span>
          </li>
        ))}
      </ul>
      <div ref={holder} className="pg-chart" role="img" aria-label={summary(words, curve)} />
      <CurveTable curve={curve} />
    </figure>
  );
}

function summary({ say, formats }: Words, { title, xLabel, series }: Curve): string {
  const last = series.reduce((x, { latest }) => Math.max(x, latest.x), -Infinity);
  if (series.length === 0) return say('playground.chart-empty');
  const values = series.map(({ name, latest }) => `${name} ${formats.number(latest.y)}`).join(', ');
  return say('playground.chart', { title, xLabel, x: formats.number(last), values });
}

function CurveTable({ curve }: { curve: Curve }): JSX.Element {
  const { say } = useWords();
  // Thousands of cells, ten times a second, for a table that nobody opened, would cost the training its time.
  const [open, setOpen] = useState(false);
  return (
    <details className="pg-values" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('playground.as-table')}</summary>
      {open && <Rows curve={curve} />}
    </details>
  );
}

function Rows({ curve }: { curve: Curve }): JSX.Element {
  const { say, formats } = useWords();
  const columns = curve.series.map((series) => {
    const { x, y } = pointsOf(series);
    return new Map(x.map((at, index) => [at, y[index]]));
  });
  const xs = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  const most = curve.series.reduce<Series | null>((a, b) => (a !== null && a.seen >= b.seen ? a : b), null);
  return (
    <div className="pg-wide pg-values-rows" tabIndex={0} role="group" aria-label={curve.title}>
      {most !== null && most.stride > 1 && (
        <p>{say('playground.rows-kept', { kept: formats.number(most.x.length), seen: formats.number(most.seen) })}</p>
      )}
      <table className="pg-table">
        <thead>
          <tr>
            <th scope="col" data-numeric>{curve.xLabel}</th>
            {curve.series.map(({ name }) => <th key={name} scope="col" data-numeric>{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {xs.map((x) => (
            <tr key={x}>
              <th scope="row" data-numeric>{formats.number(x)}</th>
              {columns.map((column, index) => {
                const y = column.get(x);
                return <td key={index} data-numeric>{y === undefined ? '' : formats.number(y)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
