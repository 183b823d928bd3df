import { isSystemName, leadsOutside, type Entry } from './entry.ts';

const isMoodleName = (name: string): boolean => /_\d+_assignsubmission_/.test(name);

/**
 * Takes away the one folder around all learners that is there when a folder was zipped as a whole. A folder that holds
 * files or exercises is not one: it is the only learner's.
 */
export function withoutWrapper(entries: readonly Entry[], exercises: readonly string[]): Entry[] {
  const inside = entries.filter(({ path }) => !leadsOutside(path) && !path.split('/').some(isSystemName));
  const [top, ...others] = new Set(inside.map(({ path }) => path.split('/')[0] ?? ''));
  if (top === undefined || others.length > 0 || isMoodleName(top)) return [...entries];
  const isLearners = inside.some(({ path, kind }) => {
    const [, second, ...more] = path.split('/');
    if (second === undefined) return kind !== 'folder';
    return (kind !== 'folder' && more.length === 0 && !isMoodleName(second)) || exercises.includes(second.toLowerCase());
  });
  if (isLearners) return [...entries];
  return entries.filter(({ path }) => path !== top).map((entry) => (entry.path.startsWith(`${top}/`) ? { ...entry, path: entry.path.slice(top.length + 1) } : entry));
}
