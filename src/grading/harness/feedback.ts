import type { Feedback, Place } from '../../contract/report.ts';
import type { Text } from '../../contract/text.ts';
import { sentences, type SentenceCode, type SentenceDetails } from '../sentences.ts';

/** Sentences of this grading, by the number that stands for them in an assertion's message. */
const told: Feedback[] = [];

/**
 * A message for `expect(value, message)`. Vitest puts it in front of its own text, which may show hidden
 * values and never reaches the learner; the number leads back to the sentence.
 */
export function feedback<Code extends SentenceCode>(code: Code, details: SentenceDetails<Code>, place?: Place): string {
  // Indexing with a generic key makes TypeScript lose the pairing of code and details that the signature keeps.
  const write: (details: never) => Text = sentences[code];
  const message = write(details as never);
  const number = told.push({ code, message, ...(place === undefined ? {} : { place }) }) - 1;
  return `⟦${number}⟧`;
}

/** The sentence that an assertion's message begins with. Text further on may be the learner's and is not looked at. */
export function feedbackIn(message: string): Feedback | undefined {
  const match = /^(?:Error: )?⟦(\d+)⟧/.exec(message);
  return match === null ? undefined : told[Number(match[1])];
}

/** Thrown by the checks on what comes back from the learner's side. */
export class SubmissionProblem extends Error {
  override readonly name = 'Error';
}

/** Fails the running check with a sentence. */
export function problem<Code extends SentenceCode>(code: Code, details: SentenceDetails<Code>, place?: Place): SubmissionProblem {
  return new SubmissionProblem(feedback(code, details, place));
}
