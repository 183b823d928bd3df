import type { Language } from '../../contract/text.ts';
import { csvText, guarded } from './csv.ts';
import type { Learner } from './learner.ts';
import { bestGrade, gradeOf, totalOf, type Outcome } from './outcome.ts';

export const layouts = ['moodle', 'canvas'] as const;
export type Layout = (typeof layouts)[number];

export interface MarkedClass {
  learners: readonly Learner[];
  /** Columns, by exercise. */
  exercises: readonly string[];
  outcomeOf(learner: Learner, exercise: string): Outcome;
}

/** The grades as a file for Moodle, for Canvas, or for a spreadsheet. */
export function gradebook(marked: MarkedClass, layout: Layout, language: Language): string {
  switch (layout) {
    case 'moodle':
      return moodleGradebook(marked, language);
    case 'canvas':
      return canvasGradebook(marked);
    default:
      return layout satisfies never;
  }
}

/**
 * Moodle looks for these headings in its own language (mod/assign/feedback/offline/importgradeslib.php). With them the
 * file is one of its grading worksheets, whose grade is the total; its grade import lets one choose any other column.
 */
const worksheetHeadings: Record<Language, { identifier: string; name: string; grade: string; modified: string }> = {
  en: { identifier: 'Identifier', name: 'Full name', grade: 'Grade', modified: 'Last modified (grade)' },
  fr: { identifier: 'Identifiant', name: 'Nom complet', grade: 'Note', modified: 'Dernière modification (note)' },
};
/** What Moodle itself writes for a grade that nobody has given yet. */
const neverModified = '-';

function moodleGradebook({ learners, exercises, outcomeOf }: MarkedClass, language: Language): string {
  const { identifier, name, grade, modified } = worksheetHeadings[language];
  return csvText([
    [identifier, name, ...exercises, grade, modified],
    ...learners.map((learner) => {
      const grades = exercises.map((exercise) => gradeOf(outcomeOf(learner, exercise)));
      const known = learner.participant === undefined ? '' : `Participant ${learner.participant}`;
      return [known, guarded(learner.name), ...grades, totalOf(grades), neverModified];
    }),
  ]);
}

/** Canvas counts the total itself, and finds a learner by name where no number is given. */
function canvasGradebook({ learners, exercises, outcomeOf }: MarkedClass): string {
  return csvText([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...exercises],
    ['Points Possible', '', '', '', '', ...exercises.map(() => bestGrade)],
    ...learners.map((learner) => [guarded(learner.name), '', '', '', '', ...exercises.map((exercise) => gradeOf(outcomeOf(learner, exercise)))]),
  ]);
}
