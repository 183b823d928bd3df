import { execFile } from 'node:child_process';
import type { Framework } from '../../contract/twin.ts';

export interface Python {
  /** The command that starts it. */
  readonly command: string;
  /** Version of the framework it has. */
  readonly version: string;
}

const modules: Record<Framework, string> = { pytorch: 'torch', tensorflow: 'tensorflow' };

/** Pythons to try: the one that PYTHON names, then what the path and Debian call it. */
export function pythonCommands(environment: NodeJS.ProcessEnv): string[] {
  const named = environment['PYTHON'];
  return [...(named ? [named] : []), 'python3', '/usr/bin/python3', 'python'];
}

/** The first of these Pythons that has the framework. A machine often has several, and only one of them does. */
export async function findPython(framework: Framework, commands: readonly string[]): Promise<Python | undefined> {
  for (const command of commands) {
    const version = await output(command, `import ${modules[framework]} as framework; print(framework.__version__)`);
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

/** Any Python 3.8 or later: enough to compile a file. */
export async function findAnyPython(commands: readonly string[]): Promise<string | undefined> {
  for (const command of commands) {
    if ((await output(command, 'import sys; print(sys.version_info >= (3, 8))')) === 'True') return command;
  }
  return undefined;
}

function output(command: string, code: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, ['-c', code], { timeout: 120_000 }, (error, stdout) => {
      resolve(error ? undefined : stdout.trim().split('\n').at(-1));
    });
  });
}
