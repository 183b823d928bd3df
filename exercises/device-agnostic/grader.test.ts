import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor, type Answer } from 'sans-gpu/grading';

/** What rounding in float32 can change in numbers of this size, with room to spare. */
const tolerance = 1e-3;
const backends = ['cpu', 'wasm'] as const;
type Backend = (typeof backends)[number];
const other = (backend: Backend): Backend => (backend === 'cpu' ? 'wasm' : 'cpu');

/** Numbers from -1 to 1 that follow the grading's seed: a linear congruential generator, and its upper bits. */
function randomFrom(salt: number): () => number {
  let state = (Math.imul(seed() + 1, 69069) + Math.imul(salt + 1, 362437)) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 23 - 1;
  };
  next(); // the first number still looks like the seed
  return next;
}

interface Layer {
  rows: number;
  inputs: number;
  units: number;
  x: number[];
  w: number[];
  b: number[];
}

function drawn(rows: number, inputs: number, units: number): Layer {
  const random = randomFrom(rows * 100 + inputs * 10 + units);
  const list = (length: number): number[] => Array.from({ length }, random);
  return { rows, inputs, units, x: list(rows * inputs), w: list(inputs * units), b: list(units) };
}

/** relu(x · w + b), one number at a time. */
function computed({ rows, inputs, units, x, w, b }: Layer): number[] {
  return Array.from({ length: rows * units }, (_, at) => {
    const [row, unit] = [Math.floor(at / units), at % units];
    const sum = Array.from({ length: inputs }, (_none, k) => (x[row * inputs + k] ?? 0) * (w[k * units + unit] ?? 0)).reduce((total, value) => total + value, b[unit] ?? 0);
    return Math.max(0, sum);
  });
}

const sent = ({ rows, inputs, units, x, w, b }: Layer): ReturnType<typeof tensor>[] => [tensor(x, [rows, inputs]), tensor(w, [inputs, units]), tensor(b, [units])];

const ones = 40;
/**
 * A layer that tells where it was computed: 2^27 plus forty ones, minus 2^27. The cpu backend adds in 64 bits, which
 * keeps the ones. WebAssembly adds in 32 bits, whatever the order: between 2^27 and the next float there is no room for 1.
 */
function witness(): Layer {
  const x = [2 ** 27, ...Array.from({ length: ones }, () => 1), -(2 ** 27)];
  const units = 3;
  return { rows: 1, inputs: x.length, units, x, w: Array.from({ length: x.length * units }, () => 1), b: [0, 0, 0] };
}

/** Where the witness was computed. */
const placeOf = (values: readonly number[]): Backend => (values.every((value) => Math.abs(value - ones) < 0.5) ? 'cpu' : 'wasm');

async function status(...tensors: ReturnType<typeof tensor>[]): Promise<{ backend: string; tensors: number }> {
  const fields = (await submission.call('status', ...tensors)).fields('backend', 'tensors');
  return { backend: fields.backend.text(), tensors: fields.tensors.number() };
}

const runLayer = (backend: string, layer: Layer): Promise<Answer> => submission.call('layer', backend, ...sent(layer));

/** True when the call ends in an error of the learner's side. */
async function refuses(call: Promise<unknown>): Promise<boolean> {
  return call.then(() => false, () => true);
}

/** Each check begins on a backend of its own choice, whatever the one before left behind. */
async function startOn(backend: Backend): Promise<void> {
  await submission.call('use', backend);
}

async function expectBackend(wanted: Backend, en: string, fr: string): Promise<void> {
  const { backend } = await status();
  // What came is a text of the learner's, so it is not repeated.
  expect(backend, feedback('text', {
    en: `After ${en}, the backend in use must be ${wanted}, as before. It is another.`,
    fr: `Après ${fr}, le backend en service doit être ${wanted}, comme avant. C’en est un autre.`,
  })).toBe(wanted);
}

test('status and use do what they did in the starting point', async () => {
  for (const backend of ['cpu', 'wasm', 'cpu'] as const) {
    await startOn(backend);
    const { backend: came } = await status();
    expect(came, feedback('text', {
      en: `After use('${backend}'), status must name ${backend} as the backend.`,
      fr: `Après use('${backend}'), status doit nommer ${backend} comme backend.`,
    })).toBe(backend);
  }
  // Tensors that are handed over stay alive: they must be counted.
  for (const count of [3, 5]) {
    const before = (await status()).tensors;
    const came = (await status(...Array.from({ length: count }, () => tensor([1, 2], [2])))).tensors - before;
    expect(came, feedback('value', { what: `status.tensors, + ${count} tensors`, wanted: `+ ${count}`, came: String(came) })).toBe(count);
  }
});

test('available names the backends that start, and changes nothing', async () => {
  const questions = [['abacus', 'wasm'], ['wasm', 'abacus', 'cpu'], ['abacus'], ['cpu', 'wasm']];
  for (const [at, names] of questions.entries()) {
    const home = at % 2 === 0 ? 'wasm' : 'cpu';
    await startOn(home);
    const came = (await submission.call('available', names)).list().map((name) => name.text());
    const wanted = names.filter((name) => name !== 'abacus');
    expect(came, feedback('text', {
      en: `available([${names.join(', ')}]) must give [${wanted.join(', ')}], in this order.`,
      fr: `available([${names.join(', ')}]) doit donner [${wanted.join(', ')}], dans cet ordre.`,
    })).toEqual(wanted);
    await expectBackend(home, `available([${names.join(', ')}])`, `available([${names.join(', ')}])`);
  }
});

test('layer gives the same numbers on every backend', async () => {
  for (const backend of backends) {
    await startOn('wasm');
    for (const [rows, inputs, units] of [[3, 4, 5], [1, 6, 2], [7, 1, 3]] as const) {
      const layer = drawn(rows, inputs, units);
      const came = (await runLayer(backend, layer)).numbers(rows * units);
      const wanted = computed(layer);
      const wrong = wanted.findIndex((value, at) => !(Math.abs(value - (came[at] ?? NaN)) < tolerance));
      const show = (values: number[]): string => values.slice(Math.max(0, wrong)).slice(0, 4).map((value) => value.toFixed(2)).join(', ');
      expect(wrong, feedback('value', { what: `layer('${backend}'), x [${rows}, ${inputs}], w [${inputs}, ${units}]`, wanted: show(wanted), came: show(came) })).toBe(-1);
    }
  }
});

test('layer computes on the backend it is asked for', async () => {
  for (const home of backends) {
    for (const backend of [other(home), home]) {
      await startOn(home);
      const came = placeOf((await runLayer(backend, witness())).numbers(3));
      expect(came, feedback('text', {
        en: `layer('${backend}') computed on ${other(backend)}: the way it rounds gives it away.`,
        fr: `layer('${backend}') a calculé sur ${other(backend)} : sa façon d’arrondir le trahit.`,
      })).toBe(backend);
    }
  }
});

test('the backend in use is given back, even after an error', async () => {
  for (const home of backends) {
    await startOn(home);
    await runLayer(other(home), drawn(2, 3, 4));
    await expectBackend(home, `layer('${other(home)}')`, `layer('${other(home)}')`);

    const unfit = { ...drawn(2, 3, 4), inputs: 4, w: drawn(2, 5, 4).w, x: drawn(2, 4, 4).x };
    const [x, , b] = sent(unfit);
    const call = submission.call('layer', other(home), x, tensor(unfit.w, [5, 4]), b);
    expect(await refuses(call), feedback('text', {
      en: 'x [2, 4] and w [5, 4] cannot be multiplied: layer must let the error through.',
      fr: 'x [2, 4] et w [5, 4] ne se multiplient pas : layer doit laisser passer l’erreur.',
    })).toBe(true);
    await expectBackend(home, 'an error in the computation', 'une erreur dans le calcul');

    expect(await refuses(runLayer('abacus', drawn(2, 3, 4))), feedback('text', {
      en: "layer('abacus') must end in an error: there is no such backend, and computing elsewhere is not what was asked.",
      fr: "layer('abacus') doit se terminer par une erreur : ce backend n’existe pas, et calculer ailleurs n’est pas ce qu’on a demandé.",
    })).toBe(true);
    await expectBackend(home, "layer('abacus')", "layer('abacus')");
  }
});

test('layer leaves no tensor behind and keeps those it was given', async () => {
  await startOn('wasm');
  const layer = drawn(2, 3, 4);
  const unfit = [tensor(layer.x, [2, 3]), tensor(layer.w, [4, 3]), tensor(layer.b, [4])] as const;
  for (const backend of backends) {
    for (const fits of [true, false]) {
      const before = (await status()).tensors;
      await (fits ? runLayer(backend, layer) : refuses(submission.call('layer', backend, ...unfit)));
      // x, w and b belong to the caller: they are alive, and nothing else is.
      const more = (await status()).tensors - before - 3;
      const when = fits ? { en: '', fr: '' } : { en: ', stopped by an error,', fr: ', arrêtée par une erreur,' };
      expect(more, feedback('text', more > 0
        ? { en: `layer('${backend}')${when.en} left tensors behind: ${more}.`, fr: `layer('${backend}')${when.fr} a laissé des tenseurs : ${more}.` }
        : { en: `layer('${backend}')${when.en} disposed of tensors it was given: ${-more}. They belong to the caller.`, fr: `layer('${backend}')${when.fr} a libéré des tenseurs qu’on lui avait donnés : ${-more}. Ils sont à qui l’appelle.` })).toBe(0);
    }
  }
});

test('layers runs several backends and mixes none up', async () => {
  for (const home of backends) {
    const asked: Backend[] = ['cpu', 'wasm', 'wasm', 'cpu'];
    await startOn(home);
    const answers = (await submission.call('layers', asked, ...sent(witness()))).list(asked.length);
    for (const [at, backend] of asked.entries()) {
      const came = placeOf(answers[at]?.numbers(3) ?? []);
      expect(came, feedback('text', {
        en: `layers([${asked.join(', ')}]): answer ${at + 1} was computed on ${other(backend)}.`,
        fr: `layers([${asked.join(', ')}]) : la réponse ${at + 1} a été calculée sur ${other(backend)}.`,
      })).toBe(backend);
    }
    await expectBackend(home, 'layers', 'layers');
  }
});
