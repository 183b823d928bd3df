/** TODO: what it takes, and what it returns. */
export function answer(given: number): number {
  return 0 * given; // your turn
}
