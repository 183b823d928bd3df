import type { JSX } from 'react';
import type { ItemOf } from '../results.ts';
import { useWords } from '../words-context.tsx';

export function TableResult({ item }: { item: ItemOf<'table'> }): JSX.Element {
  const { formats } = useWords();
  const columns = item.columns.map((heading, column) => ({
    heading,
    // A column of numbers is read by its digits: they line up on the right.
    numeric: item.rows.length > 0 && item.rows.every((row) => typeof row[column] === 'number'),
  }));
  return (
    <div className="pg-wide" tabIndex={0} role="group" aria-label={item.title}>
      <table className="pg-table">
        <caption>{item.title}</caption>
        <thead>
          <tr>{columns.map(({ heading, numeric }, index) => <th key={index} scope="col" data-numeric={numeric}>{heading}</th>)}</tr>
        </thead>
        <tbody>
          {item.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} data-numeric={columns[column]?.numeric ?? false}>
                  {typeof cell === 'number' ? formats.number(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
