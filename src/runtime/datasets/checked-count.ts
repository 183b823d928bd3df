/** A count that was asked for, or a sentence for whoever asked: `call` is what they wrote, "mnist({ train: 70000 })". */
export function checkedCount(call: string, items: string, count: number, most: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new RangeError(`${call}: expected a whole number of ${items} from 1 to ${most}.`);
}
