import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor, threshold } from 'sans-gpu/grading';

const wantedShare = 0.8;

/** A question, a sentence that says the same with none of its words, and one with some of its words that says something else. */
const triples: readonly (readonly [question: string, same: string, other: string])[] = [
  ['How can I fall asleep faster at night?', 'Tips against insomnia before bedtime', 'Leaves fall faster at the end of autumn.'],
  ['My car will not start this morning.', "The vehicle's engine has broken down.", 'Lessons start this morning in room nine.'],
  ['Where can I buy cheap plane tickets?', 'Discount airline fares are sold online.', 'You can buy bread where the old market was.'],
  ['What should I cook for dinner tonight?', 'Easy evening meal recipes', 'The cook should have a holiday tonight.'],
  ['I want to learn how to play the guitar.', 'Music lessons about strings and chords for beginners', 'I want to see how they play chess.'],
  ['The baby is crying again.', 'An infant weeps once more.', 'The shop is open again.'],
  ['Stocks fell sharply on Monday.', 'Share prices dropped steeply at the beginning of the week.', 'The road turns sharply on the left.'],
  ['He was fired from his job.', 'The company let its employee go.', 'He was calling from his balcony.'],
  ['It is raining heavily outside.', 'A downpour has soaked the streets.', 'The lorry outside is heavily loaded.'],
  ['My stomach hurts after eating.', 'Meals give me belly pain.', 'After eating they danced in my garden.'],
  ['How do I lose weight?', 'Diet and exercise to get slimmer', 'How do I open this window?'],
  ['The film was terribly boring.', 'That movie put everybody to sleep.', 'The soup was terribly hot.'],
  ['The students passed their exams.', 'Pupils succeeded in all tests.', 'The soldiers passed their tents.'],
  ['Someone stole my wallet on the bus.', 'A thief took her purse in public transport.', 'Someone on the roof waves my flag.'],
  ['The house is on fire.', 'Flames are burning a building.', 'The vase is on a shelf.'],
  ['The doctor prescribed antibiotics.', 'A physician gave medicine against infection.', 'The doctor bought a sailing boat.'],
  ['Our team won the championship.', 'They became football champions after victory.', 'Our team of painters needs the ladder.'],
  ['I forgot my password.', 'Recover access to an account when login fails.', 'I forgot where my lines begin.'],
  ['How old is the universe?', 'Age of cosmos since Big Bang', 'How old is your little sister?'],
  ['Electric cars are getting cheaper.', 'Battery powered vehicles now cost less money.', 'Electric guitars are getting louder.'],
  ['We got married last summer.', 'Bride and groom had a beautiful wedding.', 'We got a sofa last winter.'],
];

/** Numbers from -1 to 1 that follow the grading's seed. */
function drawn(count: number, salt: number): number[] {
  return Array.from({ length: count }, (_, at) => ((((at + 3) * 7919 + (at + 1) * (at + salt) * 613 + seed() * 104729) % 2001) - 1000) / 1000);
}

/** The same numbers in another order, which follows the grading's seed. */
function shuffled<Item>(items: readonly Item[], salt: number): Item[] {
  return items
    .map((item, at) => ({ item, place: ((at + 1) * 7919 + (at + salt) * (at + 5) * 104729 + seed() * 15485863) % 9973 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function rowsOf(values: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, row) => Array.from({ length: width }, (_each, at) => values[row * width + at] ?? NaN));
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const size = (row: readonly number[]): number => Math.sqrt(dot(row, row));
const show = (values: readonly number[] | undefined): string => `[${(values ?? []).slice(0, 5).map((value) => value.toFixed(2).replace('-0.00', '0.00')).join(', ')}]`;

/** Points out the first row that is further from the wanted one than rounding explains. */
function expectRows(what: string, came: readonly number[][], wanted: readonly number[][]): void {
  const wrong = wanted.findIndex((row, at) => !row.every((value, place) => Math.abs(value - (came[at]?.[place] ?? NaN)) < 1e-4));
  expect(wrong, feedback('value', { what: `${what}[${wrong}]`, wanted: show(wanted[wrong]), came: show(came[wrong]) })).toBe(-1);
}

test('normalised gives each row the length 1 and keeps its direction', async () => {
  for (const [rows, width] of [[1, 2], [5, 7]] as const) {
    const points = drawn(rows * width, 11).map((value) => 3 * value);
    const came = (await submission.call('normalised', tensor(points, [rows, width]))).tensor([rows, width]).values;
    expectRows('normalised', rowsOf(came, width), rowsOf(points, width).map((row) => row.map((value) => value / size(row))));
  }
});

test('normalised leaves a row of zeros as it is', async () => {
  const points = [...drawn(4, 5), 0, 0, 0, 0, ...drawn(4, 9).map((value) => value / 1000)];
  const came = (await submission.call('normalised', tensor(points, [3, 4]))).tensor([3, 4]).values;
  // The last row is short, and has a direction all the same.
  expectRows('normalised', rowsOf(came, 4), rowsOf(points, 4).map((row) => row.map((value) => value / (size(row) || 1))));
});

test('likeness is the cosine between each query and each point', async () => {
  for (const [queries, points, width] of [[1, 3, 4], [4, 6, 9]] as const) {
    const asked = drawn(queries * width, 21).map((value) => 5 * value);
    const known = drawn(points * width, 35).map((value) => value / 2);
    const came = (await submission.call('likeness', tensor(asked, [queries, width]), tensor(known, [points, width]))).tensor([queries, points]).values;
    expectRows('likeness', rowsOf(came, points), rowsOf(asked, width).map((query) => rowsOf(known, width).map((point) => dot(query, point) / size(query) / size(point))));
  }
});

test('best names the k highest scores of each query, highest first', async () => {
  for (const [queries, points, k] of [[1, 6, 3], [3, 20, 5], [2, 4, 4]] as const) {
    // All different, so that there is one right answer.
    const scores = Array.from({ length: queries }, (_, row) => shuffled(Array.from({ length: points }, (_each, at) => at / points - 0.4), row + 1));
    const came = (await submission.call('best', tensor(scores.flat(), [queries, points]), k)).tensor([queries, k]).values;
    expectPlaces(rowsOf(came, k), scores, k);
  }
});

test('of equal scores, best names the one that comes first', async () => {
  const steps = [0.25, 0.5, 0.75];
  const scores = [1, 2, 3].map((salt) => drawn(30, salt * 7).map((value) => steps[Math.round((value + 1) * 1000) % 3] ?? 0));
  const came = (await submission.call('best', tensor(scores.flat(), [3, 30]), 12)).tensor([3, 12]).values;
  expectPlaces(rowsOf(came, 12), scores, 12);
});

function expectPlaces(came: readonly number[][], scores: readonly number[][], k: number): void {
  const wanted = scores.map((row) => row.map((score, place) => ({ score, place })).sort((a, b) => b.score - a.score || a.place - b.place).slice(0, k).map(({ place }) => place));
  const wrong = wanted.findIndex((places, row) => places.join() !== came[row]?.join());
  const list = (places: readonly number[] | undefined): string => `[${(places ?? []).map(Math.round).join(', ')}]`;
  expect(wrong, feedback('value', { what: `best[${wrong}]`, wanted: list(wanted[wrong]), came: list(came[wrong]) })).toBe(-1);
}

test('search finds what says the same in other words, for 80% of the questions', async () => {
  const chosen = shuffled(triples, 3).slice(0, 15);
  const library = shuffled(triples.flatMap(([, same, other]) => [same, other]), 8);
  const found = rowsOf((await submission.call('search', chosen.map(([question]) => question), library, 2)).tensor([chosen.length, 2]).values, 2);
  // A second library, of another size, asked one question: nothing may be kept from the first.
  const small = shuffled(triples.slice(0, 6).flatMap(([, same, other]) => [same, other]), 2);
  const one = chosen[0]?.[0] ?? '';
  const again = (await submission.call('search', [one], small, 3)).tensor([1, 3]).values;
  const isPlace = (place: number, count: number): boolean => Number.isInteger(place) && place >= 0 && place < count;
  const fits = found.flat().every((place) => isPlace(place, library.length)) && Array.from(again).every((place) => isPlace(place, small.length));
  expect(fits, feedback('text', {
    en: 'search must name places in the library: whole numbers from 0 to the number of its sentences less one.',
    fr: 'search doit donner des places dans la bibliothèque : des entiers de 0 au nombre de ses phrases moins un.',
  })).toBe(true);

  const right = chosen.filter(([, same], at) => library[found[at]?.[0] ?? -1] === same).length;
  const came = threshold('questions', { wanted: wantedShare, came: right / chosen.length });
  expect(came, feedback('text', {
    en: `The sentence that says the same was named first for ${right} of ${chosen.length} questions. It must be for ${Math.ceil(wantedShare * chosen.length)}.`,
    fr: `La phrase qui dit la même chose est venue en premier pour ${right} questions sur ${chosen.length}. Il en faut ${Math.ceil(wantedShare * chosen.length)}.`,
  })).toBeGreaterThanOrEqual(wantedShare);
});
