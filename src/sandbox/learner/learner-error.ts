import type { LearnerError } from '../protocol.ts';
import type { Engine, ModuleAddresses } from './engine.ts';

/** Turns whatever learner code threw into an error with the place in its source. Never throws. */
export function learnerErrorFrom(thrown: unknown, addresses: ModuleAddresses, engine: Engine | undefined): LearnerError {
  try {
    const isError = thrown instanceof Error;
    const message = isError ? thrown.message : `thrown: ${String(thrown)}`;
    const place = isError ? placeIn(thrown.stack ?? '', addresses) : undefined;
    const words = engine?.explain(message);
    return {
      name: isError ? thrown.name.slice(0, 200) : 'Error',
      message: (words?.en ?? withFileNames(message, addresses)).slice(0, 4000),
      ...(words === undefined ? {} : { words }),
      ...(place === undefined ? {} : { place }),
    };
  } catch {
    // A getter or toString of the learner's own threw in its turn.
    return { name: 'Error', message: 'The code threw a value that cannot be shown.' };
  }
}

/** The innermost frame that lies in a learner's file. Column numbers are those of the compiled code, so they are left out. */
function placeIn(stack: string, addresses: ModuleAddresses): LearnerError['place'] {
  for (const [, address, line] of stack.matchAll(/(blob:[^\s()]+?):(\d+):\d+/g)) {
    const file = addresses.nameOf(address ?? '');
    if (file?.endsWith('.ts')) return { file, line: Math.max(1, Number(line)) };
  }
  return undefined;
}

function withFileNames(message: string, addresses: ModuleAddresses): string {
  return message.replace(/blob:[^\s()'"]+?(?=[:\s()'"]|$)/g, (address) => addresses.nameOf(address) ?? 'a module');
}
