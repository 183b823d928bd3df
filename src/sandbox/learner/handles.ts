/** Values that stay on the learner's side while the host holds a number for each. */
export class Handles {
  private readonly values: unknown[] = [];

  keep(value: unknown): number {
    return this.values.push(value) - 1;
  }

  get(id: number): unknown {
    return this.values[id];
  }
}
