import type { JSX } from 'react';
import { Lanes } from './lanes.tsx';
import type { Status } from './sentences.ts';

/** What happens now, and how far it is. Its room is kept when there is nothing to say. */
export function StatusLine({ status, beats, busy }: { status: Status; beats: number; busy: boolean }): JSX.Element {
  const { sentence, detail, share } = status;
  return (
    <div className="pg-status">
      <Lanes beats={beats} busy={busy} />
      <p className="pg-status-text">
        <span>{sentence}</span>
        {detail !== '' && <small>{detail}</small>}
      </p>
      {share === null ? <span className="pg-rail" /> : <progress aria-label={sentence} max={1} value={share} />}
    </div>
  );
}
