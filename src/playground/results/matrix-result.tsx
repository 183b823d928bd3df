import type { JSX } from 'react';
import type { ItemOf } from '../results.ts';
import { useWords } from '../words-context.tsx';

/** Darkest shade that leaves the figures readable in both themes. */
const deepestPercent = 45;

export function MatrixResult({ item }: { item: ItemOf<'matrix'> }): JSX.Element {
  const { say, formats } = useWords();
  const { labels, counts } = item;
  const rows = labels.map((label, row) => ({ label, cells: counts.slice(row * labels.length, (row + 1) * labels.length) }));
  return (
    <div className="pg-wide" tabIndex={0} role="group" aria-label={item.title}>
      <table className="pg-table pg-matrix">
        <caption>{item.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('playground.matrix-corner', { rows: item.rowLabel, columns: item.columnLabel })}</th>
            {labels.map((label, column) => <th key={column} scope="col">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }, row) => {
            const total = cells.reduce((sum, cell) => sum + cell, 0);
            return (
              <tr key={row}>
                <th scope="row">{label}</th>
                {cells.map((cell, column) => (
                  <td
                    key={column}
                    data-agrees={row === column}
                    data-empty={cell === 0}
                    style={{ background: `color-mix(in srgb, var(--series-1) ${shade(cell, total)}%, transparent)` }}
                  >
                    {formats.number(cell)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** By the square root of the row's share: the rare mistakes are what one looks for. */
function shade(cell: number, total: number): number {
  return total > 0 ? Math.round(deepestPercent * Math.sqrt(Math.max(0, cell / total))) : 0;
}
