import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/cli/class/entry.ts';
import { submitterOf } from '../../../src/cli/class/learner.ts';
import { sortOut, type SortedOut } from '../../../src/cli/class/sort-out.ts';
import { withoutWrapper } from '../../../src/cli/class/wrapper.ts';

const exercises = ['first-tensors', 'mnist-mlp'];

/** A path that ends in "/" is a folder. */
function entries(paths: readonly string[]): Entry[] {
  return paths.map((path) =>
    path.endsWith('/') ? { path: path.slice(0, -1), kind: 'folder' } : { path, kind: 'file', read: () => Promise.resolve({ ok: true, text: path }) },
  );
}

function told(sorted: SortedOut): object {
  return {
    answers: sorted.answers.map(({ learner, exercise, path }) => [learner.name, exercise, path]),
    ignored: sorted.ignored.map(({ path, reason }) => [path, reason]),
  };
}

const sort = (paths: readonly string[], only?: string): SortedOut => sortOut(entries(paths), { exercises, ...(only === undefined ? {} : { only }) });

describe('who handed in', () => {
  test.each([
    ['Ada Lovelace_12345_assignsubmission_file', 'Ada Lovelace', '12345'],
    ['Ada Lovelace_12345_assignsubmission_file_', 'Ada Lovelace', '12345'],
    ['Participant_9_assignsubmission_file_', 'Participant', '9'],
    ['Jean_Marie du Pré_7_assignsubmission_file_', 'Jean Marie du Pré', '7'],
    ['B_2_Gruppe-Ünal Öz_31_assignsubmission_file', 'B 2 Gruppe-Ünal Öz', '31'],
  ])('%s is Moodle’s folder of %s', (folder, name, participant) => {
    expect(submitterOf(folder)).toEqual({ learner: { key: `participant ${participant}`, name, participant }, isFile: true });
  });

  test('a file that Moodle put in no folder has its own name at the end', () => {
    expect(submitterOf('Ada Lovelace_12345_assignsubmission_file_my_answer.ts')).toMatchObject({ learner: { name: 'Ada Lovelace' }, file: 'my_answer.ts' });
  });

  test.each(['Ada Lovelace', 'lovelace_ada', 'Ada_12345', '=1+1', 'Zoé 李'])('%s is a learner’s own folder', (name) => {
    expect(submitterOf(name)).toEqual({ learner: { key: name, name }, isFile: true });
  });
});

describe('which exercise a file answers', () => {
  test('by its name, or by the name of the folder around an answer.ts', () => {
    expect(told(sort(['Ada/first-tensors.ts', 'Ada/mnist-mlp/answer.ts', 'Bob/homework/week 1/First-Tensors.TS', 'Bob/MNIST-MLP/Answer.ts', 'Cyd/mnist-mlp (1).ts']))).toEqual({
      answers: [
        ['Ada', 'first-tensors', 'Ada/first-tensors.ts'],
        ['Ada', 'mnist-mlp', 'Ada/mnist-mlp/answer.ts'],
        ['Bob', 'first-tensors', 'Bob/homework/week 1/First-Tensors.TS'],
        ['Bob', 'mnist-mlp', 'Bob/MNIST-MLP/Answer.ts'],
        ['Cyd', 'mnist-mlp', 'Cyd/mnist-mlp (1).ts'],
      ],
      ignored: [],
    });
  });

  test('what answers none is ignored, and the reason is told', () => {
    const sorted = sortOut(
      [
        ...entries(['readme.txt', 'Ada/notes.md', 'Ada/answer.ts', 'Ada/first-tensors/solution.ts', 'Ada/first-tensors.ts', 'Ada/old/first-tensors.ts', '../etc/first-tensors.ts', 'Ada/../../x/mnist-mlp.ts', '/abs/mnist-mlp.ts', 'C:/x/mnist-mlp.ts']),
        ...entries(['Bob_1_assignsubmission_onlinetext_/onlinetext.html']),
        { path: 'Cyd/first-tensors.ts', kind: 'link' },
        { path: 'Dan', kind: 'link' },
        { path: 'Eve', kind: 'unreadable' },
      ],
      { exercises },
    );
    expect(Object.fromEntries(sorted.ignored.map(({ path, reason }) => [path, reason]))).toEqual({
      'readme.txt': 'loose',
      'Ada/notes.md': 'not-typescript',
      'Ada/answer.ts': 'no-exercise',
      'Ada/first-tensors/solution.ts': 'no-exercise',
      'Ada/old/first-tensors.ts': 'twice',
      '../etc/first-tensors.ts': 'outside',
      'Ada/../../x/mnist-mlp.ts': 'outside',
      '/abs/mnist-mlp.ts': 'outside',
      'C:/x/mnist-mlp.ts': 'outside',
      'Bob_1_assignsubmission_onlinetext_/onlinetext.html': 'online-text',
      'Cyd/first-tensors.ts': 'link',
      Dan: 'link',
      Eve: 'unreadable',
    });
    expect(sorted.answers.map(({ path }) => path)).toEqual(['Ada/first-tensors.ts']);
    expect(sorted.learners.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Cyd', 'Eve']);
  });

  test('what systems and tools leave behind is not worth a word', () => {
    const sorted = sort(['__MACOSX/Ada/._first-tensors.ts', '.DS_Store', 'Ada/.DS_Store', 'Ada/._first-tensors.ts', 'Ada/Thumbs.db', 'Ada/node_modules/x/mnist-mlp.ts', 'Ada/first-tensors.ts']);
    expect(told(sorted)).toEqual({ answers: [['Ada', 'first-tensors', 'Ada/first-tensors.ts']], ignored: [] });
    expect(sorted.learners).toHaveLength(1);
  });

  test('a learner who handed in nothing is still one', () => {
    expect(sort(['Ada/', 'Bob/first-tensors.ts']).learners.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
  });
});

describe('one exercise for all files', () => {
  test.each([
    ['a file of any name', ['Ada/My work.ts'], 'Ada/My work.ts'],
    ['answer.ts before other names', ['Ada/answer.ts', 'Ada/draft.ts'], 'Ada/answer.ts'],
    ['the exercise’s name before answer.ts', ['Ada/answer.ts', 'Ada/first-tensors.ts'], 'Ada/first-tensors.ts'],
    ['Moodle’s file without folders', ['Ada_1_assignsubmission_file_x.ts'], 'Ada_1_assignsubmission_file_x.ts'],
    ['a nested file', ['Ada_1_assignsubmission_file_/src/x.ts'], 'Ada_1_assignsubmission_file_/src/x.ts'],
  ])('%s', (_case, paths, chosen) => {
    expect(sort(paths, 'first-tensors').answers.map(({ path, exercise }) => [path, exercise])).toEqual([[chosen, 'first-tensors']]);
  });

  test('several files, and none more likely than the others: a person decides', () => {
    const { answers, unclear, ignored } = sort(['Ada/a.ts', 'Ada/b.ts'], 'first-tensors');
    expect({ answers, ignored }).toEqual({ answers: [], ignored: [] });
    expect(unclear.map(({ learner, paths }) => [learner.name, paths])).toEqual([['Ada', ['Ada/a.ts', 'Ada/b.ts']]]);
  });

  test('the answer to another exercise is not taken for one to this', () => {
    expect(told(sort(['Ada/mnist-mlp.ts'], 'first-tensors'))).toEqual({ answers: [], ignored: [['Ada/mnist-mlp.ts', 'other-exercise']] });
  });
});

describe('rows', () => {
  test('come in the order of names, numbers as numbers, the same every time', () => {
    const names = ['Zoé', 'émile', 'Bob 10', 'Bob 2', 'ada'];
    const rows = (of: string[]): string[] => sort(of.map((name) => `${name}/first-tensors.ts`)).learners.map(({ name }) => name);
    expect(rows(names)).toEqual(['ada', 'Bob 2', 'Bob 10', 'émile', 'Zoé']);
    expect(rows(names.toReversed())).toEqual(rows(names));
  });

  test('one for a participant with two Moodle folders, two for two participants of one name', () => {
    expect(sort(['Ada_1_assignsubmission_file_/first-tensors.ts', 'Ada_1_assignsubmission_onlinetext_/x.html', 'Ada_2_assignsubmission_file_/first-tensors.ts']).learners.map(({ key }) => key)).toEqual(['participant 1', 'participant 2']);
  });
});

describe('a folder around all learners', () => {
  const inside = (paths: string[]): string[] => withoutWrapper(entries(paths), exercises).map(({ path }) => path);

  test.each([
    ['learners’ folders', ['class/', 'class/Ada/', 'class/Ada/first-tensors.ts', 'class/Bob/mnist-mlp.ts', '__MACOSX/class/._Ada'], ['Ada', 'Ada/first-tensors.ts', 'Bob/mnist-mlp.ts', '__MACOSX/class/._Ada']],
    ['Moodle’s folders', ['class/Ada_1_assignsubmission_file/answer.ts'], ['Ada_1_assignsubmission_file/answer.ts']],
    ['Moodle’s files', ['class/Ada_1_assignsubmission_file_answer.ts'], ['Ada_1_assignsubmission_file_answer.ts']],
  ])('is taken away when it holds %s', (_case, paths, expected) => {
    expect(inside(paths)).toEqual(expected);
  });

  test.each([
    ['files', ['Ada/first-tensors.ts']],
    ['exercises', ['Ada/first-tensors/answer.ts']],
    ['one Moodle submission', ['Ada_1_assignsubmission_file/src/answer.ts']],
    ['half of them', ['Ada/x/answer.ts', 'Bob/x/answer.ts']],
  ])('is the learner’s when it holds %s', (_case, paths) => {
    expect(inside(paths)).toEqual(paths);
  });
});
