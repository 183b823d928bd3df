import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const answer = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ error: z.string() })]);

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** Something took longer than it is given in a benchmark. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** A process that answers each line of JSON with a line of JSON, one at a time. When it ends, what it owed is rejected. */
export class LineProcess {
  private readonly child: ChildProcess;
  private waiting: Waiting | undefined;
  private lastWords = '';
  private ended: Error | undefined;

  constructor(command: string, args: readonly string[], environment: Record<string, string> = {}) {
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    this.child.on('error', (cause) => this.end(cause));
    this.child.on('exit', (code, signal) => this.end(new Error(`the process ended (${signal ?? `status ${code ?? '?'}`}) ${this.lastWords.trim()}`.trim())));
    this.child.stderr?.on('data', (chunk) => {
      this.lastWords = `${this.lastWords}${String(chunk)}`.slice(-500);
    });
    // Writing to a process that has just ended is reported by its end.
    this.child.stdin?.on('error', () => undefined);
    if (this.child.stdout) createInterface({ input: this.child.stdout }).on('line', (line) => this.receive(line));
  }

  /** @param seconds how long the answer may take; the process is ended when it takes longer */
  async ask(request: object, seconds: number): Promise<unknown> {
    if (this.ended) throw this.ended;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.waiting = { resolve, reject };
    const timer = setTimeout(() => {
      this.end(new TooSlow(`more than ${seconds} s`));
      this.kill();
    }, seconds * 1000);
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  isAlive(): boolean {
    return this.ended === undefined;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private receive(line: string): void {
    const { waiting } = this;
    this.waiting = undefined;
    const parsed = answer.safeParse(parseJson(line));
    if (!parsed.success) waiting?.reject(new Error(`not an answer: ${line.slice(0, 200)}`));
    else if ('error' in parsed.data) waiting?.reject(new Error(parsed.data.error));
    else waiting?.resolve(parsed.data.value);
  }

  private end(cause: Error): void {
    this.ended ??= cause;
    this.waiting?.reject(this.ended);
    this.waiting = undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
