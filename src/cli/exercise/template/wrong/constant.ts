// TODO: what is wrong, in one line. Here: the same whatever is given.
export function answer(): number {
  return 0;
}
