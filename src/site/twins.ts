import twinsFile from '../../content/examples/twins.json' with { type: 'json' };
import { twins as schema, type Twin } from '../contract/twin.ts';

/** Every model of the course in Python, in the course's order. */
export const twins: readonly Twin[] = schema.parse(twinsFile);

export function twinOf(name: string): Twin {
  const twin = twins.find((candidate) => candidate.name === name);
  if (twin) return twin;
  throw new Error(`content/examples/twins.json has no "${name}". Known: ${twins.map((each) => each.name).join(', ')}.`);
}
