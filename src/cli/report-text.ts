import type { CheckResult, Feedback, GradeReport, Verdict } from '../contract/report.ts';
import type { Language, Text } from '../contract/text.ts';
import { say, type MessageKey } from './messages/say.ts';

/** Never colour alone: a sign and a word. */
const signs: Record<Verdict | CheckResult['status'], string> = { pass: '✓', fail: '✗', error: '!', timeout: '✗', memory: '✗', 'not-run': '·' };

export interface Told {
  title: Text;
  report: GradeReport;
  /** How the learner's code was shut in; undefined when it never ran. */
  protection: 'bubblewrap' | 'deno' | undefined;
  language: Language;
}

/** A report for a person at a terminal. */
export function reportText({ title, report, protection, language }: Told): string {
  const tell = (key: MessageKey, values?: Record<string, string | number>): string => say(language, key, values);
  const indent = (text: string): string => text.split('\n').map((line) => `    ${line}`).join('\n');
  const saidAbout = ({ message, place }: Feedback): string =>
    place === undefined ? message[language] : `${tell('report.place', { file: place.file, line: place.line })} — ${message[language]}`;

  const lines = [tell('report.title', { sign: signs[report.verdict], verdict: tell(`verdict.${report.verdict}`), title: title[language] })];
  if (report.feedback !== undefined) lines.push(indent(saidAbout(report.feedback)));
  lines.push('');
  for (const check of report.checks) {
    lines.push(`  ${signs[check.status]} ${check.title[language]}${check.status === 'not-run' ? ` (${tell('check.not-run')})` : ''}`);
    // The same sentence twice teaches nothing: what ended the grading stands above already.
    if (check.feedback !== undefined && check.feedback.code !== report.feedback?.code) lines.push(indent(saidAbout(check.feedback)));
    if (check.hint !== undefined) lines.push(indent(tell('report.hint', { hint: check.hint[language] })));
  }
  lines.push('');
  if (report.figures !== undefined) {
    const { clock, secondsUsed, secondsAllowed, scale } = report.figures;
    const number = (value: number): string => value.toFixed(1).replace('.', language === 'fr' ? ',' : '.');
    lines.push(tell('report.time', { used: number(secondsUsed), allowed: number(secondsAllowed), clock: tell(`report.clock.${clock}`) }));
    if (number(scale) !== number(1)) lines.push(tell('report.scale', { scale: number(scale) }));
  }
  if (protection !== undefined) lines.push(tell(`report.${protection}`));
  return lines.join('\n').trimEnd();
}
