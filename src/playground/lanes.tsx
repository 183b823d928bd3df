import { useEffect, useState, type JSX } from 'react';

const lanes = [0, 1, 2, 3] as const;

/** The four lanes: one lights at each beat, all are still without. */
export function Lanes({ beats, busy }: { beats: number; busy: boolean }): JSX.Element {
  // Beats come in bundles: a bundle of four must not look like standing still.
  const [lit, setLit] = useState(0);
  useEffect(() => {
    setLit((lane) => (lane + 1) % lanes.length);
  }, [beats]);
  return (
    <svg className="pg-lanes" data-busy={busy} viewBox="0 0 38 8" width="38" height="8" aria-hidden="true">
      {lanes.map((lane) => <rect key={lane} data-lit={busy && lane === lit} x={lane * 10} width="8" height="8" rx="1" fill="currentColor" />)}
    </svg>
  );
}
