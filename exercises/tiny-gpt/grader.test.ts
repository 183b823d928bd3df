import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

const wantedBits = 2.9;
const alphabet = " abcdefghijklmnopqrstuvwxyz'…";
const signs = alphabet.length;
const length = 64;

/** Written for this exercise, in the form in which `imdb` gives reviews: small letters, no punctuation. */
const sentences: readonly string[] = [
  'my sister fell asleep after half an hour and i wish i had done the same',
  'the old man who plays the father is the only person worth watching here',
  'i went in with no idea what it was about and came out with a big smile',
  "you can tell that nobody had read the script to the end before they started to shoot it",
  'every scene in the kitchen is funny and the one with the goose made the whole room laugh',
  'if you liked her first picture you will find the same quiet humour in this one',
  'the camera never stands still and after a while that gives you a headache',
  "it doesn't try to explain everything and that is why it stays with you for days",
  'some of the songs are lovely but there are far too many of them',
  'the young couple have no reason to fall in love except that the story needs it',
  'what could have been a good short film was stretched to more than two hours',
  'i have seen it three times now and each time i notice something new in the background',
  'the fights look real because the actors did most of the work themselves',
  'we rented this on a rainy sunday and it was exactly what we needed',
  'the ending comes out of nowhere and makes no sense at all',
  'she carries the whole thing on her shoulders and never puts a foot wrong',
  "don't believe the poster because the dog is in it for about ten seconds",
  'a simple tale told with great care and without one false note',
  'they spent all the money on the ship and none of it on the writing',
  'the director clearly loves trains and there is one in nearly every shot',
  'i laughed once and that was when the sound went off in the theater',
  'as a portrait of a small town in winter it is honest and very moving',
  'the villain talks so much that the hero has time to have lunch before he wins',
  'children will enjoy the bears and their parents will enjoy the songs',
  "it's slow but if you give it time it becomes one of the best things you will see this year",
  'the book was so much better that i read it again to forget what they had made of it',
  'there is a long walk through the snow that i will remember for the rest of my life',
  'both leads have done much finer work elsewhere and look as if they know it',
  'nothing happens for most of it and then everything happens at once',
  'the jokes were old when my grandfather told them',
  'it was made in a few weeks with friends and you can feel how much fun they had',
  'a warm and clever little comedy that deserves to be seen by many more people',
  'the picture is dark and the voices are hard to hear so turn the lights off',
  'i could guess who had done it after ten minutes and so will you',
  'its heart is in the right place and that makes up for a lot of its mistakes',
  'the house itself is the real star with its long halls and locked doors',
];

function hash(at: number, salt: number): number {
  return ((at + 1) * 7919 + (at + salt) * (at + 5) * 613 + seed() * 104729) % 9973;
}

/** Characters that follow the grading's seed. */
function drawnText(count: number, salt: number): string {
  return Array.from({ length: count }, (_, at) => alphabet.charAt(hash(at, salt) % signs)).join('');
}

const numbers = (text: string): number[] => Array.from(text, (sign) => alphabet.indexOf(sign));

/** Whole numbers, int32. */
function sent(values: readonly number[], shape: number[]): ReturnType<typeof tensor> {
  return { kind: 'tensor', shape, dtype: 'int32', values: Int32Array.from(values) };
}

/** How many bits the right sign costs, for each row of scores: what softmax gives it, as a logarithm to base 2. */
function bitsOf(scores: ArrayLike<number>, right: readonly number[], width: number): number[] {
  return right.map((sign, at) => {
    const row = Array.from({ length: width }, (_, column) => scores[at * width + column] ?? NaN);
    const most = Math.max(...row);
    return (most + Math.log(row.reduce((sum, score) => sum + Math.exp(score - most), 0)) - (row[sign] ?? NaN)) / Math.log(2);
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Training is the expensive part: it happens once, in the first check that needs it. */
let network: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  network ??= submission.call('train', { seed: seed() });
  return network;
}

async function scoresOf(model: Answer, windows: readonly (readonly number[])[]): Promise<ArrayLike<number>> {
  return (await model.call('scores', sent(windows.flat(), [windows.length, length]))).tensor([windows.length, length, signs]).values;
}

/** How far the scores of each window change before the place where its text was changed. */
function changeBefore(cuts: readonly number[], straight: ArrayLike<number>, altered: ArrayLike<number>): number {
  const gaps = cuts.map((cut, window) => {
    const start = window * length * signs;
    return Math.max(...Array.from({ length: cut * signs }, (_, at) => Math.abs((straight[start + at] ?? NaN) - (altered[start + at] ?? NaN))));
  });
  return Math.max(...gaps);
}

/** The same windows, with other signs from a place on that differs from window to window. */
function alteredAfter(windows: readonly (readonly number[])[], cuts: readonly number[]): number[][] {
  return windows.map((window, row) => window.map((sign, at) => (at < (cuts[row] ?? 0) ? sign : (sign + 1 + (hash(at, row) % (signs - 1))) % signs)));
}

const looksAhead = feedback('text', {
  en: 'The scores of a character changed when characters after it were changed. It must not see them: when it writes, they are not there yet.',
  fr: 'Les scores d’un caractère ont changé quand on a changé des caractères placés après lui. Il ne doit pas les voir : quand il écrit, ils n’y sont pas encore.',
});

test('encode turns signs into their places in the alphabet, decode turns them back', async () => {
  for (const count of [9, 40]) {
    const text = drawnText(count, count);
    const came = (await submission.call('encode', text)).numbers(count);
    const wanted = numbers(text);
    expect(came.join(), feedback('value', { what: 'encode', wanted: `[${wanted.slice(0, 6).join(', ')}, …]`, came: `[${came.slice(0, 6).map(Math.round).join(', ')}, …]` })).toBe(wanted.join());
    const back = (await submission.call('decode', wanted)).text();
    expect(back, feedback('text', {
      en: 'decode must give back the text whose numbers it gets: one sign for each number, and nothing between them.',
      fr: 'decode doit rendre le texte dont elle reçoit les numéros : un signe par numéro, et rien entre eux.',
    })).toBe(text);
  }
  // Signs that the alphabet has not.
  const came = (await submission.call('encode', 'a7é!b')).numbers(5);
  const wanted = [1, signs - 1, signs - 1, signs - 1, 2];
  expect(came.join(), feedback('value', { what: "encode('a7é!b')", wanted: wanted.join(', '), came: came.map(Math.round).join(', ') })).toBe(wanted.join());
});

test('pairs cuts extracts, and what follows each of their characters', async () => {
  for (const [starts, kept] of [[[0], 5], [[30, 4, 17], 8]] as const) {
    const codes = numbers(drawnText(60, kept));
    const { extracts, next } = (await submission.call('pairs', codes, [...starts], kept)).fields('extracts', 'next');
    for (const [name, answer, shift] of [['extracts', extracts, 0], ['next', next, 1]] as const) {
      const came = Array.from(answer.tensor([starts.length, kept]).values);
      const wanted = starts.flatMap((start) => codes.slice(start + shift, start + shift + kept));
      expect(came.join(), feedback('value', { what: `pairs.${name}`, wanted: `[${wanted.slice(0, 6).join(', ')}, …]`, came: `[${came.slice(0, 6).map(Math.round).join(', ')}, …]` })).toBe(wanted.join());
    }
  }
});

test('bitsPerCharacter of equal scores is the logarithm of the alphabet to base 2', async () => {
  for (const [rows, width, score] of [[4, 2, 0], [6, 8, 3], [5, 29, -1]] as const) {
    const scores = tensor(Array<number>(rows * width).fill(score), [1, rows, width]);
    const next = sent(Array.from({ length: rows }, (_, at) => hash(at, width) % width), [1, rows]);
    const came = (await submission.call('bitsPerCharacter', scores, next)).tensor([]).values[0] ?? NaN;
    const wanted = Math.log2(width);
    expect(Math.abs(came - wanted), feedback('value', { what: `bitsPerCharacter, ${width}`, wanted: wanted.toFixed(2), came: came.toFixed(2) })).toBeLessThan(1e-3);
  }
});

test('bitsPerCharacter averages what each next character costs', async () => {
  // The last ones are so high that their exponentials do not fit into 32 bits.
  for (const [windows, rows, width, scale, raised] of [[1, 5, 4, 1, 0], [3, 7, 29, 3, 0], [2, 6, 10, 2, 200]] as const) {
    const values = Array.from({ length: windows * rows * width }, (_, at) => raised + scale * ((hash(at, rows) % 101) / 50 - 1));
    const right = Array.from({ length: windows * rows }, (_, at) => hash(at, width) % width);
    const came = (await submission.call('bitsPerCharacter', tensor(values, [windows, rows, width]), sent(right, [windows, rows]))).tensor([]).values[0] ?? NaN;
    const wanted = mean(bitsOf(values, right, width));
    expect(Math.abs(came - wanted), feedback('value', { what: 'bitsPerCharacter', wanted: wanted.toFixed(2), came: came.toFixed(2) })).toBeLessThan(5e-3);
  }
});

test('no character sees those that come after it', async () => {
  const model = await trained();
  const windows = [1, 2, 3, 4].map((salt) => numbers(drawnText(length, 17 * salt)));
  const cuts = windows.map((_, row) => 10 + (hash(row, 3) % 50));
  const gap = changeBefore(cuts, await scoresOf(model, windows), await scoresOf(model, alteredAfter(windows, cuts)));
  expect(gap, looksAhead).toBeLessThan(1e-3);
});

test('the network needs at most 2.9 bits for each character it has never read', async () => {
  const model = await trained();
  const order = sentences.map((sentence, at) => ({ sentence, place: hash(at, 29) })).sort((a, b) => a.place - b.place).map(({ sentence }) => sentence);
  const text = numbers(order.join(' '));
  const count = Math.floor((text.length - 1) / length);
  const windows = Array.from({ length: count }, (_, at) => text.slice(at * length, (at + 1) * length));
  const cuts = windows.map((_, row) => 1 + (hash(row, 5) % (length - 1)));
  // First what a look ahead would give away, so that nobody can tell the two readings apart.
  const altered = await scoresOf(model, alteredAfter(windows, cuts));
  const scores = await scoresOf(model, windows);
  expect(changeBefore(cuts, scores, altered), looksAhead).toBeLessThan(1e-3);
  const came = threshold('bits', { wanted: wantedBits, came: mean(bitsOf(scores, text.slice(1, count * length + 1), signs)) });
  // Rounded upwards to tenths, so that what is shown never looks good enough when it is not.
  const shown = (Math.ceil(came * 10) / 10).toFixed(1);
  expect(came, feedback('text', {
    en: `It needs ${shown} bits for each character of sentences it has never read. Wanted: at most ${wantedBits.toFixed(1)}.`,
    fr: `Il lui faut ${shown.replace('.', ',')} bits par caractère de phrases qu’il n’a jamais lues. Attendu\u202f: au plus ${wantedBits.toFixed(1).replace('.', ',')}.`,
  })).toBeLessThanOrEqual(wantedBits);
});
