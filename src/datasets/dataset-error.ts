/** Data could not be prepared. The message is one sentence for the person at the terminal: what happened, what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}
