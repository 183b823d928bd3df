/** Sentences that an attribute of an element carries to its script, by key. */
export function wordsIn(attribute: string | undefined): (key: string) => string {
  const content: unknown = JSON.parse(attribute ?? '{}');
  return (key) => {
    const word: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, key) : undefined;
    if (typeof word !== 'string') throw new Error(`The words of this element lack "${key}".`);
    return word;
  };
}

/** The attribute, at build time: the keys of content/i18n that the script will ask for. */
export function wordsAttribute(keys: readonly string[], translate: (key: string) => string): string {
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, translate(key)])));
}
