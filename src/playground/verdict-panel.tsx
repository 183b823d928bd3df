import type { JSX } from 'react';
import type { CheckResult, Figures, GradeReport, Place, Verdict } from '../contract/report.ts';
import { Mark, type MarkShape } from './mark.tsx';
import { PlaceButton } from './place-button.tsx';
import { useWords } from './words-context.tsx';

export const verdictShapes: Record<Verdict, MarkShape> = { pass: 'pass', fail: 'fail', error: 'warn', timeout: 'time', memory: 'memory' };
const checkShapes: Record<CheckResult['status'], MarkShape> = { pass: 'pass', fail: 'fail', 'not-run': 'none' };

interface VerdictPanelProps {
  report: GradeReport;
  onGoTo: (place: Place) => void;
}

export function VerdictPanel({ report, onGoTo }: VerdictPanelProps): JSX.Element {
  const { say, language } = useWords();
  const { verdict, feedback, checks, figures } = report;
  return (
    <section className="pg-verdict" data-verdict={verdict} aria-label={say('playground.verdict')}>
      <h2><Mark shape={verdictShapes[verdict]} /> {say(`playground.verdict-${verdict}`)}</h2>
      {feedback !== undefined && (
        <p>
          {feedback.message[language]} {feedback.place !== undefined && <PlaceButton place={feedback.place} onGoTo={onGoTo} />}
        </p>
      )}
      <ol>
        {checks.map((check) => <CheckLine key={check.title.en} check={check} onGoTo={onGoTo} />)}
      </ol>
      {figures !== undefined && <TimeUsed figures={figures} />}
    </section>
  );
}

function CheckLine({ check, onGoTo }: { check: CheckResult; onGoTo: (place: Place) => void }): JSX.Element {
  const { say, language } = useWords();
  const { title, status, feedback, hint } = check;
  return (
    <li data-status={status}>
      <p className="pg-check-title">
        <Mark shape={checkShapes[status]} />
        <span>{title[language]}</span>
        <strong>{say(`playground.check-${status}`)}</strong>
      </p>
      {feedback !== undefined && (
        <p>
          {feedback.message[language]} {feedback.place !== undefined && <PlaceButton place={feedback.place} onGoTo={onGoTo} />}
        </p>
      )}
      {hint !== undefined && (
        <details>
          <summary>{say('playground.show-hint')}</summary>
          <p>{hint[language]}</p>
        </details>
      )}
    </li>
  );
}

function TimeUsed({ figures }: { figures: Figures }): JSX.Element {
  const { say, formats } = useWords();
  const { clock, secondsUsed, secondsAllowed, scale } = figures;
  const values = { used: formats.seconds(secondsUsed), allowed: formats.seconds(secondsAllowed) };
  return (
    <p className="pg-time">
      {say(`playground.time-${clock}`, values)} {say('playground.time-scale', { scale: formats.number(Number(scale.toPrecision(2))) })}
    </p>
  );
}
