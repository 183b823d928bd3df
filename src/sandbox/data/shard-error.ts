import type { Text } from '../../contract/text.ts';

/** A data file that cannot be had or cannot be trusted. The message is the English sentence. */
export class ShardError extends Error {
  override readonly name = 'ShardError';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
