import type { PlaygroundOptions } from './mount.browser.tsx';
import type { Key } from './words.ts';

/** What stands where results will be, before there are any. */
export function invitationTo({ kind, marking }: Pick<PlaygroundOptions, 'kind' | 'marking'>): Key {
  if (kind === 'example') return 'playground.empty';
  return marking === 'course' ? 'playground.course-empty' : 'playground.empty-exercise';
}
