import { expect, test } from 'vitest';
import { failingAnswers, sourceOf } from '../fixtures/answers.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

const journeys = [
  { exercise: 'first-tensors', language: 'en', prefix: '' },
  { exercise: 'first-tensors', language: 'fr', prefix: '/fr' },
  { exercise: 'mnist-mlp', language: 'en', prefix: '' },
] as const;

/** What the starter's recorded report says of it. */
function starterReport(exercise: string): NonNullable<ReturnType<typeof failingAnswers>[number]['expected']> {
  const report = failingAnswers(exercise)[0]?.expected;
  if (report === undefined) throw new Error(`${exercise}: the starter has no report.`);
  return report;
}

test.each(journeys)('$exercise in $language: the starter fails with words that help, the solution passes', async ({ exercise, language, prefix }) => {
  const page = await reader.opens(`${prefix}/exercises/${exercise}/`);
  const playground = playgroundOn(page, language);
  const { words, button } = playground;
  const verdict = page.getByRole('region', { name: words['playground.verdict'] });

  await button('playground.check').click();
  await verdict.getByRole('heading', { name: words['playground.verdict-fail'] }).waitFor();
  for (const check of starterReport(exercise).checks) {
    const line = verdict.getByRole('listitem').filter({ hasText: check.title[language] });
    await line.getByText(words[`playground.check-${check.status}`], { exact: true }).waitFor();
    if (check.feedback === undefined) continue;
    await line.getByText(check.feedback.message[language]).waitFor();
    await line.getByText(words['playground.show-hint']).click();
    await line.getByText(check.hint?.[language] ?? 'A failed check has a hint.').waitFor();
  }
  // What a screen reader is told.
  await page.getByRole('status').filter({ hasText: words['playground.verdict-fail'] }).waitFor({ state: 'attached' });

  await playground.paste(sourceOf(exercise, 'solution'));
  await button('playground.check').click();
  await verdict.getByRole('heading', { name: words['playground.verdict-pass'] }).waitFor({ timeout: 120_000 });
  expect(await verdict.getByText(words['playground.check-fail'], { exact: true }).count()).toBe(0);
  await page.getByRole('status').filter({ hasText: words['playground.verdict-pass'] }).waitFor({ state: 'attached' });
});

test('neither the grader nor the hold-out digits are fetched before the reader presses Check', async () => {
  const page = await reader.opens('/exercises/first-tensors/');
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const hidden = (): string[] => fetched.filter((path) => path.startsWith('/graders/') || path.includes('holdout'));
  const playground = playgroundOn(page);
  // The first visit was over before anyone listened.
  await page.reload();
  expect(fetched).toContain('/exercises/first-tensors/');

  await playground.button('playground.run').click();
  // The starter does not get far with the code that tries it; the engine and the data are there by then.
  await playground.waitForStatus(/^(Finished|The code stopped)/);
  expect(fetched).toContain('/data/mnist/train-00.gzip');
  expect(hidden()).toEqual([]);

  await playground.button('playground.check').click();
  await page.getByRole('region', { name: playground.words['playground.verdict'] }).waitFor();
  expect(hidden()).toContain('/graders/first-tensors.js');
  expect(hidden()).toContain('/data/mnist/holdout-00.gzip');
});

test('an answer that cannot be judged says why, and leads to the line', async () => {
  const page = await reader.opens('/exercises/first-tensors/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste('export const a = 1;\nexport const b = ;\n');
  await playground.button('playground.check').click();
  const verdict = page.getByRole('region', { name: playground.words['playground.verdict'] });
  await verdict.getByRole('heading', { name: playground.words['playground.verdict-error'] }).waitFor();
  await verdict.getByRole('button', { name: 'answer.ts:2' }).click();
  await page.locator('.cm-activeLine').getByText('export const b = ;', { exact: true }).waitFor();
});
