import type { WriteStream } from 'node:tty';

export interface Progress {
  /** What is being done, for people. */
  step: string;
  done: number;
  total: number;
}

/** One line that changes in a terminal; one line for each step in a log. */
export function createProgressLine(output: Pick<WriteStream, 'write' | 'isTTY'>): { show(progress: Progress): void; end(): void } {
  let shown = '';
  return {
    show({ step, done, total }) {
      const percent = Math.min(100, Math.floor((100 * done) / total));
      const line = output.isTTY && total > 1 ? `${step} … ${percent} %` : `${step} …`;
      if (line === shown) return;
      output.write(output.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
      shown = line;
    },
    end() {
      if (output.isTTY && shown !== '') output.write('\n');
      shown = '';
    },
  };
}
