import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

const blobs = 4;
const spread = 0.25;
/** Points that are handed over, and noise numbers behind each point. */
const given = 2000;
const noiseSize = 4;
/** Fresh points, and generated ones, that are compared. */
const compared = 1000;

/** Of points drawn from a blob, 99.8% lie closer to its centre. */
const near = 3.5 * spread;
/** A generator that learned puts most points near a blob, whatever lies on the way from one to the next. */
const wantedNear = 0.75;
/** A fair share is a quarter. A blob that was dropped gets less than a few per cent. */
const wantedShare = 0.1;
/** Two fresh sets of points lie less than 0.1 apart. A generator that drops a blob, or fills the middle, lies beyond 0.4. */
const wantedDistance = 0.35;

/** Numbers from 0 to 1: a linear congruential generator that follows the grading's seed, and its upper bits. */
function randomFrom(salt: number): () => number {
  let state = Math.imul((seed() + 1) * 1009 + salt, 0x9e3779b1);
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0; // neighbouring seeds must lie far apart
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  next(); // the first number still looks like the seed
  return next;
}

/** Normal numbers, after Box and Muller. */
function normalFrom(salt: number): () => number {
  const [length, turn] = [randomFrom(salt), randomFrom(salt + 500)];
  return () => Math.sqrt(-2 * Math.log(1 - length())) * Math.cos(2 * Math.PI * turn());
}

type Point = readonly [number, number];

/** Four centres around a middle that is not 0, turned by some angle. */
function centresOf(): Point[] {
  const random = randomFrom(1);
  const [x, y, start, radius] = [random() * 2 - 1, random() * 2 - 1, random() * 2 * Math.PI, 1.7 + 0.5 * random()];
  return Array.from({ length: blobs }, (_, at) => {
    const angle = start + (2 * Math.PI * at) / blobs;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function drawn(count: number, salt: number): Point[] {
  const [which, normal] = [randomFrom(salt), normalFrom(salt + 1)];
  const centres = centresOf();
  return Array.from({ length: count }, () => {
    const [x, y] = centres[Math.floor(which() * blobs)] ?? [0, 0];
    return [x + spread * normal(), y + spread * normal()];
  });
}

function noise(count: number, salt: number): number[] {
  const normal = normalFrom(salt);
  return Array.from({ length: count * noiseSize }, normal);
}

const points = drawn(given, 10);

/** Training is the expensive part: it happens once, in the first check that needs it. */
let generator: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  generator ??= submission.call('train', { points: tensor(points.flat(), [given, 2]), noiseSize, seed: seed() });
  return generator;
}

async function generate(numbers: number[]): Promise<Point[]> {
  const count = numbers.length / noiseSize;
  const { values } = (await (await trained()).call('generate', tensor(numbers, [count, noiseSize]))).tensor([count, 2]);
  return Array.from({ length: count }, (_, at) => [values[2 * at] ?? NaN, values[2 * at + 1] ?? NaN]);
}

const gap = ([x, y]: Point, [a, b]: Point): number => Math.hypot(x - a, y - b);
const share = <T>(items: readonly T[], holds: (item: T, at: number) => boolean): number => items.filter(holds).length / items.length;

/** Mean distance between two sets of points, each sorted along many directions: the sliced Wasserstein distance. */
function distance(a: readonly Point[], b: readonly Point[]): number {
  const directions = 24;
  let sum = 0;
  for (let at = 0; at < directions; at++) {
    const angle = (Math.PI * at) / directions;
    const along = (set: readonly Point[]): number[] => set.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle)).sort((p, q) => p - q);
    const [left, right] = [along(a), along(b)];
    sum += left.reduce((total, value, rank) => total + Math.abs(value - (right[rank] ?? NaN)), 0) / left.length;
  }
  return sum / directions;
}

/** Whole per cent, rounded to tens: between hosts no rounding can show. */
const tens = (value: number): number => Math.round(value * 10) * 10;

test('train gives back a generator of points', async () => {
  for (const count of [1, 7]) await generate(noise(count, 20));
});

test('the same noise gives the same point, in any company', async () => {
  const numbers = noise(200, 30);
  const straight = await generate(numbers);
  const turned = await generate([...numbers.slice(100 * noiseSize), ...numbers.slice(0, 100 * noiseSize)]);
  const moved = straight.filter((point, at) => !(gap(point, turned[(at + 100) % 200] ?? [NaN, NaN]) < 1e-3)).length;
  expect(moved, feedback('text', {
    en: 'The same noise gave other points when it stood in another row, or was used again. All chance must come from the noise.',
    fr: 'Le même bruit a donné d’autres points dans une autre ligne, ou une autre fois. Tout le hasard doit venir du bruit.',
  })).toBe(0);
});

test('other noise gives another point, and a little nudge a little move', async () => {
  const numbers = noise(400, 40);
  const here = await generate(numbers);
  const others = new Set(here.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size;
  expect(others, feedback('text', {
    en: 'Four hundred rows of noise gave many times the same points: each row must give a point of its own.',
    fr: 'Quatre cents lignes de bruit ont donné souvent les mêmes points : chaque ligne doit donner le sien.',
  })).toBeGreaterThan(300);
  const nudged = await generate(numbers.map((value) => value + 1e-3));
  const jumps = share(here, (point, at) => gap(point, nudged[at] ?? [NaN, NaN]) > 0.1);
  // A network is continuous, steep in a few places. A table of points jumps everywhere.
  expect(jumps, feedback('text', {
    en: 'Noise that hardly differs gave points far apart. A network turns noise into points smoothly; a table of points does not.',
    fr: 'Des bruits presque égaux ont donné des points éloignés. Un réseau passe du bruit aux points sans saut, une table de points non.',
  })).toBeLessThan(0.05);
});

test('most points lie among the given ones, and are no copies', async () => {
  const centres = centresOf();
  const made = await generate(noise(compared, 50));
  const came = threshold('share of points near a blob', { wanted: wantedNear, came: share(made, (point) => centres.some((centre) => gap(point, centre) < near)) });
  expect(came, feedback('text', {
    en: `About ${tens(came)}% of the generated points lie near a blob. Wanted: at least ${wantedNear * 100}%.`,
    fr: `Environ ${tens(came)} % des points produits sont près d’un amas. Attendu : au moins ${wantedNear * 100} %.`,
  })).toBeGreaterThanOrEqual(wantedNear);
  const known = new Set(points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`));
  const repeated = share(made, ([x, y]) => known.has(`${x.toFixed(3)} ${y.toFixed(3)}`));
  // Points of its own fall on a known one, to three decimals, less than once in a hundred.
  expect(repeated, feedback('text', {
    en: 'Many generated points are copies of those that were given. The generator must make its own.',
    fr: 'Beaucoup de points produits sont des copies de ceux qui étaient donnés. Le générateur doit faire les siens.',
  })).toBeLessThan(0.1);
});

test('every blob gets its share', async () => {
  const centres = centresOf();
  const made = await generate(noise(compared, 60));
  const shares = centres.map((centre) => share(made, (point) => gap(point, centre) < near));
  const missing = shares.filter((value) => value < wantedShare).length;
  const came = threshold('smallest share of a blob', { wanted: wantedShare, came: Math.min(...shares) });
  expect(came, feedback('text', missing === blobs ? {
    en: `No blob gets its share: the points lie elsewhere. Each must get at least ${wantedShare * 100}%.`,
    fr: `Aucun amas ne reçoit sa part : les points sont ailleurs. Chacun doit en recevoir au moins ${wantedShare * 100} %.`,
  } : {
    en: `${missing} of the ${blobs} blobs ${missing === 1 ? 'gets' : 'get'} hardly any points: the generator has collapsed onto the others. Each must get at least ${wantedShare * 100}%.`,
    fr: `${missing} des ${blobs} amas ${missing === 1 ? 'ne reçoit' : 'ne reçoivent'} presque aucun point : le générateur s’est effondré sur les autres. Chacun doit en recevoir au moins ${wantedShare * 100} %.`,
  })).toBeGreaterThanOrEqual(wantedShare);
});

test('the points are distributed like fresh ones', async () => {
  const came = threshold('distance to fresh points', { wanted: wantedDistance, came: distance(await generate(noise(compared, 70)), drawn(compared, 80)) });
  expect(came, feedback('value', { what: 'sliced Wasserstein distance', wanted: `≤ ${wantedDistance}`, came: came.toFixed(2) })).toBeLessThanOrEqual(wantedDistance);
});
