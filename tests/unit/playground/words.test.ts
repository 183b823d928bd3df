import { describe, expect, test } from 'vitest';
import type { GradeReport } from '../../../src/contract/report.ts';
import type { CheckState } from '../../../src/playground/check-state.ts';
import { createFormats } from '../../../src/playground/formats.ts';
import { checkStatus, runStatus, spoken } from '../../../src/playground/sentences.ts';
import { createWords, loadStrings, type Strings, type Words } from '../../../src/playground/words.ts';

const [en, fr] = [createFormats('en'), createFormats('fr')];
const words = async (language: 'en' | 'fr'): Promise<Words> => createWords(language, await loadStrings(language));

/** The files also hold the site's sentences. */
function own(strings: Strings): [string, string][] {
  return Object.entries(strings).filter(([key]) => key.startsWith('playground.'));
}

describe('numbers', () => {
  test('whole numbers are grouped as each language groups them', () => {
    expect(en.number(41235)).toBe('41,235');
    expect(fr.number(41235)).toBe('41\u202f235');
  });

  test('others have four significant digits and the language’s decimal mark', () => {
    expect(en.number(0.123456)).toBe('0.1235');
    expect(fr.number(0.123456)).toBe('0,1235');
  });

  test('shares near 0 and near 1 are not rounded to never and always', () => {
    expect(en.percent(0.934)).toBe('93%');
    expect(fr.percent(0.934)).toMatch(/^93[\u00a0\u202f]%$/);
    expect(en.percent(0.996)).toBe('99.6%');
    expect(en.percent(0.004)).toBe('0.4%');
    expect(en.percent(1)).toBe('100%');
  });

  test('short times have tenths, long ones minutes', () => {
    expect(en.seconds(3.24)).toBe('3.2\u00a0s');
    expect(fr.seconds(3.24)).toBe('3,2\u202fs');
    expect(en.seconds(0.0412)).toBe('0.041\u00a0s');
    expect(en.seconds(9.97)).toBe('10\u00a0s');
    expect(en.seconds(125)).toBe('2 min 5\u00a0s');
    expect(fr.wholeSeconds(8.4)).toBe('8\u202fs');
  });
});

describe('sentences', () => {
  const backend = { name: 'wasm', simd: true, threads: 1, kernels: 'fast' } as const;
  const progress = { kind: 'progress', epoch: 2, epochs: 5, done: 0.3, secondsLeft: 38, examplesPerSecond: 41_235 } as const;

  test('a download says what, how much and of how much', async () => {
    const phase = { kind: 'loading', download: { name: 'mnist', received: 1_200_000, total: 3_400_000 } } as const;
    expect(runStatus(await words('en'), { phase, progress: null }).sentence).toBe('Loading MNIST: 1.2 of 3.4 MB');
    expect(runStatus(await words('fr'), { phase, progress: null }).sentence).toBe('Chargement de MNIST\u202f: 1,2 sur 3,4\u00a0Mo');
  });

  test('a run says where it computes', async () => {
    const phase = { kind: 'running', backend, download: null } as const;
    expect(runStatus(await words('en'), { phase, progress: null }).sentence).toBe('Running on wasm, SIMD, 1 thread');
    const two = { kind: 'running', backend: { ...backend, threads: 2 }, download: null } as const;
    expect(runStatus(await words('fr'), { phase: two, progress: null }).sentence).toBe('Calcul sur wasm, SIMD, 2 fils d’exécution');
  });

  test('training says the epoch, the time left and the speed', async () => {
    const status = runStatus(await words('en'), { phase: { kind: 'running', backend, download: null }, progress });
    expect(status).toMatchObject({ sentence: 'Epoch 2 of 5, 38\u00a0s left', share: 0.3 });
    expect(status.detail).toContain('41,235 images/s');
  });

  test('a verdict is spoken as a word, then in figures', async () => {
    const report: GradeReport = { exercise: 'x', verdict: 'fail', checks: [{ title: { en: 'a', fr: 'a' }, status: 'fail' }] };
    const state: CheckState = { kind: 'done', report };
    expect(spoken(await words('en'), { kind: 'idle' }, state)).toBe('Not yet. Checks passed: 0 of 1');
    expect(checkStatus(await words('fr'), state).sentence).toBe('Vérifications réussies\u202f: 0 sur 1');
  });

  test('every sentence exists in both languages, with the same slots', async () => {
    const [english, french] = [await loadStrings('en'), await loadStrings('fr')];
    const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(own(french).map(([key, text]) => [key, slots(text)])).toEqual(own(english).map(([key, text]) => [key, slots(text)]));
  });

  test('French has narrow spaces before its tall punctuation', async () => {
    const text = own(await loadStrings('fr')).map(([, sentence]) => sentence).join('\n');
    expect(text).not.toMatch(/[^\u202f\u00a0][;!?]/);
    expect(text).not.toMatch(/[ \p{L}]:(?!\/)/u);
  });
});
