import { useCallback, useEffect, useState } from 'react';
import type { Submission } from '../contract/progress.ts';
import type { GradeReport } from '../contract/report.ts';
import { submissionFrom } from '../progress/submission.ts';
import type { Files } from './drafts.browser.ts';

export interface Submissions {
  /** Newest first. */
  all: readonly Submission[];
  passed: boolean;
  solutionSeen: boolean;
  /** The browser did not keep the last one: it goes with the page. */
  refused: boolean;
  record(report: GradeReport, files: Files): void;
  noteSolution(): void;
}

/** The database and its library are only fetched where there is something to keep: on exercises. */
const openProgress = async (): Promise<import('../progress/progress.browser.ts').Progress> =>
  (await import('../progress/progress.browser.ts')).openProgress();

/** What the reader has submitted to an exercise, in this browser. @param exercise null on a page of examples: nothing is kept */
export function useSubmissions(exercise: string | null, edition: string): Submissions {
  const [all, setAll] = useState<readonly Submission[]>([]);
  const [standing, setStanding] = useState({ passed: false, solutionSeen: false });
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    if (exercise === null) return undefined;
    let left = false;
    let stop = (): void => undefined;
    void openProgress().then((progress) => {
      if (left) return;
      const show = async (): Promise<void> => {
        const [submissions, standings] = await Promise.all([progress.submissionsTo(exercise), progress.standings()]);
        const { passed, solutionSeen } = standings.get(exercise) ?? { passed: null, solutionSeen: null };
        if (left) return;
        setAll(submissions);
        setStanding({ passed: passed !== null, solutionSeen: solutionSeen !== null });
      };
      stop = progress.onChange(() => void show());
      void show();
    });
    return () => {
      left = true;
      stop();
    };
  }, [exercise]);

  const record = useCallback((report: GradeReport, files: Files) => {
    if (exercise === null) return;
    const [now, draw] = [Date.now(), crypto.getRandomValues(new Uint32Array(1))[0] ?? 0];
    void openProgress()
      .then((progress) => progress.add(submissionFrom(report, { edition, files }, now, draw)))
      .then((kept) => setRefused(!kept));
  }, [exercise, edition]);

  const noteSolution = useCallback(() => {
    if (exercise === null) return;
    void openProgress().then((progress) => progress.noteSolution(exercise, Date.now()));
  }, [exercise]);

  return { all, ...standing, refused, record, noteSolution };
}
