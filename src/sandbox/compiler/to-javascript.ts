import { transform } from 'sucrase';
import type { LearnerError } from '../protocol.ts';

type Outcome = { ok: true; code: string } | { ok: false; error: LearnerError };

/** Removes the types from a TypeScript file. Every statement stays on its line, so stack traces fit the source. */
export function toJavaScript(file: string, source: string): Outcome {
  try {
    const { code } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      preserveDynamicImport: true,
    });
    return { ok: true, code };
  } catch (cause) {
    return { ok: false, error: syntaxError(file, cause) };
  }
}

/** A parser's exception as an error at a place. Sucrase and Acorn both end their message with "(line:column)". */
export function syntaxError(file: string, cause: unknown): LearnerError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const position = /\((\d+):(\d+)\)\s*$/.exec(message);
  return {
    name: 'SyntaxError',
    message: message.replace(/\s*\(\d+:\d+\)\s*$/, ''),
    ...(position === null ? {} : { place: { file, line: Math.max(1, Number(position[1])) } }),
  };
}
