import type { JSX } from 'react';

/** Each mark has a shape of its own, so that none depends on its colour. */
const shapes = {
  pass: 'M3 8.5 6.5 12 13 4.5',
  fail: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 2.5 14.5 13.5H1.5ZM8 6.5v3.5M8 11.8v.2',
  time: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2M8 5v3.5l2.5 1.5',
  memory: 'M4 4h8v8H4ZM6.5 1.5V4M9.5 1.5V4M6.5 12v2.5M9.5 12v2.5',
  none: 'M4 8h8',
} as const;

export type MarkShape = keyof typeof shapes;

/** Always beside a word that says the same. */
export function Mark({ shape }: { shape: MarkShape }): JSX.Element {
  return (
    <svg className={`pg-mark pg-mark-${shape}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[shape]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
