import type { Profile } from './profile.ts';

/** The page's groups of kernels; whatever is in none of them is `other`, the optimizer too. */
export const groups = ['products', 'convolutions', 'other', 'outside'] as const;
export type Group = (typeof groups)[number];

/** What no kernel and no optimizer accounts for: TF.js's tape and bookkeeping, model.fit, random numbers, memory. */
export const outside = 'outside the kernels';

const members: readonly [Group, RegExp][] = [
  ['products', /MatMul/],
  ['convolutions', /Conv/],
];

interface Part {
  name: string;
  /** Of the whole time, from 0 to 1. */
  share: number;
  msPerStep: number;
  calls: number;
}

/** Longest first. */
export function partsOf({ steps, ms, parts }: Profile): Part[] {
  const inside = Object.values(parts).reduce((sum, part) => sum + part.ms, 0);
  return [...Object.entries(parts), [outside, { ms: ms - inside, calls: steps }] as const]
    .map(([name, part]) => ({ name, share: part.ms / ms, msPerStep: part.ms / steps, calls: part.calls }))
    .toSorted((a, b) => b.share - a.share);
}

/** Of every group that has one. */
export function sharesOf(profile: Profile): { group: Group; share: number }[] {
  const parts = partsOf(profile);
  const groupOf = (name: string): Group => (name === outside ? 'outside' : (members.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other'));
  return groups
    .map((group) => ({ group, share: parts.filter(({ name }) => groupOf(name) === group).reduce((sum, { share }) => sum + share, 0) }))
    .filter(({ share }) => share > 0);
}
