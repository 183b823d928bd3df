/** Who marks the answers: the page itself, or, on a site built with `--mode course`, whoever teaches the course. */
export type Marking = 'here' | 'course';

export const marking: Marking = import.meta.env.MODE === 'course' ? 'course' : 'here';
