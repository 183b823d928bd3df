/** A sentence for the person at the terminal is all there is to say. */
export class Trouble extends Error {
  override name = 'Trouble';
}
