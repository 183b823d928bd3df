import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../../fixtures/site.ts';
import { LineProcess } from './line-process.ts';
import { trained, type Trainer } from './trainer.ts';

/** The first of the usual commands whose Python has PyTorch; PYTHON names another. */
export function pythonWithTorch(): string | undefined {
  const named = process.env['PYTHON'];
  return [named, 'python3', 'python', '/usr/bin/python3', '/usr/local/bin/python3'].filter((command) => command !== undefined).find((command) => {
    try {
      execFileSync(command, ['-c', 'import torch'], { stdio: 'ignore', timeout: 60_000 });
      return true;
    } catch {
      return false;
    }
  });
}

const about = z.object({ python: z.string(), torch: z.string(), libraries: z.string(), threads: z.number() });

/** A Python process with that many threads. Libraries read the number when they load, hence a process for each. */
export class PytorchTrainer implements Trainer {
  private readonly python: string;
  private readonly threads: number;
  private process: LineProcess | undefined;

  constructor(python: string, threads: number) {
    this.python = python;
    this.threads = threads;
  }

  /** Versions of Python, PyTorch and what computes inside it. */
  async about(): Promise<z.infer<typeof about>> {
    return about.parse(await (await this.started()).ask(this.startRequest(), 60));
  }

  prepare: Trainer['prepare'] = async ({ name, batch, batches }, _variant, seconds) =>
    z.number().parse(await (await this.started()).ask({ method: 'prepare', name, batch, batches }, seconds));

  train: Trainer['train'] = async (_variant, steps, seconds) => trained.parse(await (await this.started()).ask({ method: 'train', steps }, seconds));

  async release(): Promise<void> {
    await this.process?.ask({ method: 'release' }, 20).catch(() => this.close());
  }

  close(): void {
    this.process?.kill();
    this.process = undefined;
  }

  private startRequest(): object {
    return { method: 'start', threads: this.threads, data: join(root, 'data') };
  }

  private async started(): Promise<LineProcess> {
    if (this.process?.isAlive() === true) return this.process;
    const count = String(this.threads);
    const limits = { OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count, BLIS_NUM_THREADS: count };
    this.process = new LineProcess(this.python, [`${root}tests/bench/training/pytorch.py`], limits);
    await this.process.ask(this.startRequest(), 120);
    return this.process;
  }
}
