import type { Language, Text } from '../../contract/text.ts';
import { say, type Tell } from '../messages/say.ts';
import { reportText } from '../report-text.ts';
import type { MarkedClass } from './gradebook.ts';
import type { Learner } from './learner.ts';
import { gradeOf, totalOf, type Outcome } from './outcome.ts';

const rule = '─'.repeat(60);

/** What one learner is told about all exercises, as a plain text. */
export function feedbackText(learner: Learner, { exercises, outcomeOf }: MarkedClass, titles: ReadonlyMap<string, Text>, language: Language): string {
  const tell: Tell = (key, values) => say(language, key, values);
  const outcomes = exercises.map((exercise) => ({ exercise, outcome: outcomeOf(learner, exercise) }));
  const total = totalOf(outcomes.map(({ outcome }) => gradeOf(outcome)));
  const parts = outcomes.map(({ exercise, outcome }) => {
    const title = titles.get(exercise) ?? { en: exercise, fr: exercise };
    const grade = gradeOf(outcome);
    return [rule, ...(grade === undefined ? [] : [tell('grade.all.grade', { exercise, grade })]), '', aboutOne(outcome, title, language, tell), ''].join('\n');
  });
  const head = [learner.name, ...(total === undefined || exercises.length === 1 ? [] : [tell('grade.all.total', { grade: total })]), ''];
  return `${[...head, ...parts].join('\n').trimEnd()}\n`;
}

function aboutOne(outcome: Outcome, title: Text, language: Language, tell: Tell): string {
  switch (outcome.status) {
    case 'marked':
      return reportText({ title, report: outcome.report, protection: outcome.protection, language });
    case 'unfit':
      return `${title[language]}\n    ${tell(`grade.all.unfit-${outcome.problem}`)}`;
    case 'nothing':
      return `${title[language]}\n    ${tell('grade.all.nothing')}`;
    case 'not-marked':
      return `${title[language]}\n    ${tell('grade.all.no-verdict')}`;
    default:
      return outcome satisfies never;
  }
}
