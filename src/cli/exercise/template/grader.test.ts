import { expect, test } from 'vitest';
import { feedback, seed, submission } from 'sans-gpu/grading';

// TODO: one test for each check of exercise.json, in its order, named by the check's English title.
test('TODO: what answer must do', async () => {
  const given = seed();
  const wanted = NaN; // TODO: what a right answer makes of `given`
  const came = (await submission.call('answer', given)).number();
  expect(came, feedback('text', {
    en: 'TODO: this check is not written yet. In grader.test.ts, compute what is wanted and say here what came instead.',
    fr: 'TODO : cette vérification n’est pas encore écrite. Dans grader.test.ts, calculez ce qui est attendu et dites ici ce qui est venu à la place.',
  })).toBe(wanted);
});
