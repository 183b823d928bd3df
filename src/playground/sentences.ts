import type { Backend } from '../sandbox/protocol.ts';
import type { CheckState } from './check-state.ts';
import type { Download, Phase, Problem, RunState } from './run-state.ts';
import type { Text } from '../contract/text.ts';
import type { LearnerError } from '../sandbox/protocol.ts';
import type { Words } from './words.ts';

/** Names that readers know data sets by. */
const datasetNames: Record<string, Text> = {
  mnist: { en: 'MNIST', fr: 'MNIST' },
  cifar10: { en: 'CIFAR-10', fr: 'CIFAR-10' },
  imdb: { en: 'IMDB', fr: 'IMDB' },
  'sentence-encoder': { en: 'the sentence encoder', fr: 'l’encodeur de phrases' },
  networks: { en: 'the trained network', fr: 'le réseau entraîné' },
};

/** What is said about a run: a sentence, what stands in smaller type below it, and how far it is. */
export interface Status {
  sentence: string;
  detail: string;
  /** From 0 to 1, or null where there is nothing to measure. */
  share: number | null;
}

export function runStatus(words: Words, { phase, progress }: Pick<RunState, 'phase' | 'progress'>): Status {
  const { say, formats } = words;
  const speed = progress === null ? '' : say('playground.speed', { speed: formats.number(Math.round(progress.examplesPerSecond)) });
  switch (phase.kind) {
    case 'idle':
      return { sentence: '', detail: '', share: null };
    case 'loading':
      return phase.download === null
        ? { sentence: say('playground.starting'), detail: '', share: null }
        : { sentence: downloadText(words, phase.download), detail: '', share: shareOf(phase.download) };
    case 'running':
      if (phase.download !== null) {
        return { sentence: downloadText(words, phase.download), detail: backendText(words, phase.backend), share: shareOf(phase.download) };
      }
      if (progress === null) return { sentence: backendText(words, phase.backend), detail: '', share: null };
      return {
        sentence: [
          say('playground.epoch', { epoch: formats.number(progress.epoch), epochs: formats.number(progress.epochs) }),
          say('playground.time-left', { time: formats.wholeSeconds(progress.secondsLeft) }),
        ].join(', '),
        detail: [speed, backendText(words, phase.backend)].join(' · '),
        share: progress.done,
      };
    case 'finished':
      return { sentence: say('playground.finished', { time: formats.seconds(phase.seconds) }), detail: speed, share: null };
    case 'failed':
      return { sentence: phase.problem.kind === 'learner' ? say('playground.failed') : say('playground.ended'), detail: '', share: null };
    case 'stopped':
      return { sentence: say('playground.stopped'), detail: '', share: null };
    case 'died':
      return { sentence: say('playground.ended'), detail: '', share: null };
    default:
      return phase satisfies never;
  }
}

export function checkStatus(words: Words, state: CheckState): Status {
  const { say, formats } = words;
  switch (state.kind) {
    case 'idle':
      return { sentence: '', detail: '', share: null };
    case 'checking': {
      const { progress } = state;
      const sentence = say('playground.checking');
      if (progress === null) return { sentence, detail: '', share: null };
      if (progress.kind === 'loading') return { sentence, detail: downloadText(words, progress), share: shareOf(progress) };
      if (progress.kind === 'calibrating') return { sentence, detail: say('playground.calibrating'), share: null };
      const [index, count] = [progress.index + 1, progress.count];
      return { sentence, detail: say('playground.checking-one', { index: formats.number(index), count: formats.number(count) }), share: progress.index / count };
    }
    case 'done': {
      const { verdict, checks } = state.report;
      const passed = checks.filter((check) => check.status === 'pass').length;
      const counts = { passed: formats.number(passed), count: formats.number(checks.length) };
      return { sentence: checks.length > 0 ? say('playground.checks-passed', counts) : say(`playground.verdict-${verdict}`), detail: '', share: null };
    }
    case 'stopped':
      return { sentence: say('playground.check-stopped'), detail: '', share: null };
    case 'hand-in':
      return { sentence: say('playground.course-marks'), detail: '', share: null };
    case 'failed':
      return { sentence: say('playground.check-failed', { detail: state.message }), detail: '', share: null };
    default:
      return state satisfies never;
  }
}

/** What a screen reader is told: turns of events, not every percent. */
export function spoken(words: Words, phase: Phase, check: CheckState): string {
  if (check.kind !== 'idle') {
    const { sentence } = checkStatus(words, check);
    return check.kind === 'done' ? `${words.say(`playground.verdict-${check.report.verdict}`)}. ${sentence}` : sentence;
  }
  switch (phase.kind) {
    case 'loading':
      return words.say('playground.starting');
    case 'running':
      return words.say('playground.said-started');
    case 'failed':
      return phase.problem.kind === 'learner'
        ? `${words.say('playground.failed')}. ${errorText(words, phase.problem.error)}`
        : outageText(words, phase.problem);
    case 'died':
      return deathText(words, phase.reason);
    default:
      return runStatus(words, { phase, progress: null }).sentence;
  }
}

/** Our own sentences come in the reader's language; what the language or TF.js says, stays as it was said. */
export function errorText({ language }: Words, { name, message, words }: LearnerError): string {
  if (words !== undefined) return words[language];
  return name === '' ? message : `${name}: ${message}`;
}

/** A runner page that cannot do its work: nothing the learner wrote. */
export function outageText({ say }: Words, outage: Exclude<Problem, { kind: 'learner' }>): string {
  return outage.kind === 'no-answer' ? say('playground.no-answer') : say('playground.no-start', { detail: outage.detail });
}

export function deathText({ say }: Words, reason: 'memory' | 'crash'): string {
  return reason === 'memory' ? say('playground.died-memory') : say('playground.died-crash');
}

function backendText({ say, count }: Words, { name, simd, threads, kernels }: Backend): string {
  const running = say(simd ? 'playground.running-simd' : 'playground.running', { backend: name, threads: count('playground.threads', threads) });
  // Worth a word only where it is not as it should be.
  if (name !== 'wasm' || kernels === 'fast') return running;
  return `${running} · ${say(kernels === 'off' ? 'playground.kernels-off' : 'playground.kernels-failed')}`;
}

function downloadText({ say, formats, language }: Words, { name, received, total }: Download): string {
  const sizes = { received: formats.megabytes(received), total: formats.megabytes(total) };
  return name === 'engine'
    ? say('playground.loading-engine', sizes)
    : say('playground.loading', { name: datasetNames[name]?.[language] ?? name, ...sizes });
}

function shareOf({ received, total }: Download): number {
  return total > 0 ? Math.min(1, received / total) : 0;
}
