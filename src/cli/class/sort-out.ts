import { isSystemName, leadsOutside, type Content, type Entry } from './entry.ts';
import { inOrder, submitterOf, type Learner } from './learner.ts';

/** One file to mark. */
export interface HandedIn {
  learner: Learner;
  exercise: string;
  path: string;
  read(): Promise<Content>;
}

/** Several files of one learner may be the answer, and only a person can say which. */
export interface Unclear {
  learner: Learner;
  exercise: string;
  paths: string[];
}

export interface Ignored {
  path: string;
  reason: 'outside' | 'link' | 'unreadable' | 'loose' | 'online-text' | 'not-typescript' | 'no-exercise' | 'other-exercise' | 'twice';
}

export interface SortedOut {
  learners: Learner[];
  answers: HandedIn[];
  unclear: Unclear[];
  ignored: Ignored[];
}

interface Wanted {
  /** Ids of all exercises there are. */
  exercises: readonly string[];
  /** The one to mark, whatever its files are called. */
  only?: string;
}

/** A file of a learner, and the exercise it is named after. */
interface Candidate {
  path: string;
  depth: number;
  stem: string;
  exercise: string | undefined;
  read(): Promise<Content>;
}

/** Says of everything that was handed in whose it is and which exercise it answers. */
export function sortOut(entries: readonly Entry[], wanted: Wanted): SortedOut {
  const learners = new Map<string, { learner: Learner; candidates: Candidate[] }>();
  const ignored: Ignored[] = [];

  for (const entry of entries) {
    const { path } = entry;
    if (leadsOutside(path)) {
      ignored.push({ path, reason: 'outside' });
      continue;
    }
    const [top = '', ...below] = path.split('/').filter((part) => part !== '' && part !== '.');
    if (top === '' || [top, ...below].some(isSystemName)) continue;

    const { learner, file, isFile } = submitterOf(top);
    const inside = file === undefined ? below : [file, ...below];
    if (inside.length === 0 && (entry.kind === 'file' || entry.kind === 'link')) {
      ignored.push({ path, reason: entry.kind === 'link' ? 'link' : 'loose' });
      continue;
    }
    const known = learners.get(learner.key) ?? { learner, candidates: [] };
    learners.set(learner.key, known);
    if (entry.kind === 'folder') continue;
    if (entry.kind !== 'file') ignored.push({ path, reason: entry.kind });
    else if (!isFile) ignored.push({ path, reason: 'online-text' });
    else if (!/\.ts$/i.test(path)) ignored.push({ path, reason: 'not-typescript' });
    else known.candidates.push({ path, depth: inside.length, ...namedAfter(inside, wanted.exercises), read: entry.read });
  }

  const sorted: SortedOut = { learners: inOrder([...learners.values()].map(({ learner }) => learner)), answers: [], unclear: [], ignored };
  for (const learner of sorted.learners) {
    const candidates = (learners.get(learner.key)?.candidates ?? []).sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1));
    if (wanted.only === undefined) chooseByName(learner, candidates, wanted.exercises, sorted);
    else chooseOne(learner, candidates, wanted.only, sorted);
  }
  return sorted;
}

/** "mnist-mlp.ts", or "answer.ts" in a folder "mnist-mlp"; "mnist-mlp (1).ts" is what a browser calls a second download. */
function namedAfter(inside: readonly string[], exercises: readonly string[]): Pick<Candidate, 'stem' | 'exercise'> {
  const [folder = '', file = ''] = inside.length > 1 ? inside.slice(-2) : ['', ...inside];
  const stem = file.toLowerCase().replace(/\.ts$/, '').replace(/ ?\(\d+\)$/, '');
  return { stem, exercise: exercises.find((id) => stem === id || (stem === 'answer' && folder.toLowerCase() === id)) };
}

function chooseByName(learner: Learner, candidates: readonly Candidate[], exercises: readonly string[], sorted: SortedOut): void {
  for (const { path } of candidates.filter(({ exercise }) => exercise === undefined)) sorted.ignored.push({ path, reason: 'no-exercise' });
  for (const exercise of exercises) take(learner, exercise, candidates.filter((candidate) => candidate.exercise === exercise), sorted);
}

function chooseOne(learner: Learner, candidates: readonly Candidate[], only: string, sorted: SortedOut): void {
  const named = candidates.filter(({ exercise }) => exercise === only);
  const unnamed = candidates.filter(({ exercise }) => exercise === undefined);
  const answers = unnamed.filter(({ stem }) => stem === 'answer');
  for (const { path, exercise } of candidates) if (exercise !== undefined && exercise !== only) sorted.ignored.push({ path, reason: 'other-exercise' });

  const chosen = named.length > 0 ? named : answers.length > 0 ? answers : unnamed;
  if (chosen === unnamed && unnamed.length > 1) {
    sorted.unclear.push({ learner, exercise: only, paths: unnamed.map(({ path }) => path) });
    return;
  }
  for (const candidate of unnamed) if (!chosen.includes(candidate)) sorted.ignored.push({ path: candidate.path, reason: 'no-exercise' });
  take(learner, only, chosen, sorted);
}

/** The file nearest to the learner's folder, when there are several of the right name. */
function take(learner: Learner, exercise: string, [first, ...more]: readonly Candidate[], sorted: SortedOut): void {
  if (first !== undefined) sorted.answers.push({ learner, exercise, path: first.path, read: first.read });
  for (const { path } of more) sorted.ignored.push({ path, reason: 'twice' });
}
