/** Where two values of JSON differ: `checks.2.status: recorded "fail", now "pass"`. */
export function differences(recorded: unknown, now: unknown, path = ''): string[] {
  if (!isBranch(recorded) || !isBranch(now)) {
    return recorded === now ? [] : [`${path}: recorded ${JSON.stringify(recorded) ?? 'nothing'}, now ${JSON.stringify(now) ?? 'nothing'}`];
  }
  const [before, after] = [new Map<string, unknown>(Object.entries(recorded)), new Map<string, unknown>(Object.entries(now))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => differences(before.get(key), after.get(key), path === '' ? key : `${path}.${key}`));
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
