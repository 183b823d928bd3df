/** One row of the gradebook. */
export interface Learner {
  /** The same on every run, and no other learner's. */
  key: string;
  name: string;
  /** Moodle's number for this person in this assignment, where it is known. */
  participant?: string;
}

export interface Submitter {
  learner: Learner;
  /** What of the name is the file's own: Moodle can be told to make no folders. */
  file?: string;
  /** Moodle keeps what was typed in its editor beside the files. */
  isFile: boolean;
}

/**
 * Who handed in, by the first part of a path. Moodle writes "Ada Lovelace_12345_assignsubmission_file", some versions with
 * "_" behind, and the file's name behind that when its downloads have no folders. Any other name is a learner's own.
 */
export function submitterOf(name: string): Submitter {
  const [, fullName, participant, plugin, file] = /^(.+)_(\d+)_assignsubmission_([a-z]+)(?:_(.*))?$/s.exec(name) ?? [];
  if (fullName === undefined || participant === undefined) return { learner: { key: name, name }, isFile: true };
  const learner = { key: `participant ${participant}`, name: fullName.replaceAll('_', ' ').trim(), participant };
  return { learner, isFile: plugin === 'file', ...(file ? { file } : {}) };
}

// Fixed, so that the rows have the same order on every machine.
const byName = new Intl.Collator('en', { numeric: true });

export function inOrder(learners: Iterable<Learner>): Learner[] {
  return [...learners].sort((a, b) => byName.compare(a.name, b.name) || (a.key < b.key ? -1 : Number(a.key > b.key)));
}
