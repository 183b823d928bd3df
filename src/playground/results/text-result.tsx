import type { JSX } from 'react';

export function TextResult({ text }: { text: string }): JSX.Element {
  return <p className="pg-text">{text}</p>;
}
