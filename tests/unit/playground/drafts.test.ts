import { expect, test } from 'vitest';
import { createDrafts } from '../../../src/playground/drafts.browser.ts';

/** A browser's storage, in memory. */
class MemoryStorage implements Storage {
  readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

class FullStorage extends MemoryStorage {
  override setItem(): void {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  }
}

const original = { 'main.ts': 'const a = 1;\n' };
const typed = { 'main.ts': 'const a = 2;\n' };

test('what was typed comes back on the next visit', () => {
  const storage = new MemoryStorage();
  expect(createDrafts(storage, 'example/front', original).save(typed)).toBe(true);
  expect(createDrafts(storage, 'example/front', original).load()).toEqual({ files: typed, originalChanged: false });
});

test('drafts of different playgrounds do not mix', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'example/front', original).save(typed);
  expect(createDrafts(storage, 'exercise/front', original).load().files).toEqual(original);
});

test('a changed original keeps the text typed and says that it changed', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'example/front', original).save(typed);
  const changed = { 'main.ts': 'const a = 3;\n' };
  expect(createDrafts(storage, 'example/front', changed).load()).toEqual({ files: typed, originalChanged: true });
});

test('a changed original is no news to a reader who typed nothing', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'example/front', original).save(original);
  const changed = { 'main.ts': 'const a = 3;\n' };
  expect(createDrafts(storage, 'example/front', changed).load()).toEqual({ files: changed, originalChanged: false });
});

test('a file that the original has gained is there, one that it has lost is not', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'exercise/x', { 'answer.ts': 'a', 'old.ts': 'b' }).save({ 'answer.ts': 'mine', 'old.ts': 'b' });
  const { files } = createDrafts(storage, 'exercise/x', { 'answer.ts': 'a', 'try.ts': 'c' }).load();
  expect(files).toEqual({ 'answer.ts': 'mine', 'try.ts': 'c' });
});

test('going back to the original leaves nothing in storage', () => {
  const storage = new MemoryStorage();
  const drafts = createDrafts(storage, 'example/front', original);
  drafts.save(typed);
  drafts.save(original);
  expect(storage.length).toBe(0);
});

test('a full storage is reported, and the original still loads', () => {
  const drafts = createDrafts(new FullStorage(), 'example/front', original);
  expect(drafts.save(typed)).toBe(false);
  expect(drafts.load()).toEqual({ files: original, originalChanged: false });
});

test('a forbidden storage is reported, and the original still loads', () => {
  const drafts = createDrafts(null, 'example/front', original);
  expect(drafts.save(typed)).toBe(false);
  expect(drafts.load()).toEqual({ files: original, originalChanged: false });
});

test.each(['not json', '[]', '{"originalHash":1,"files":{}}', '{"originalHash":"x","files":{"main.ts":7}}'])(
  'an unreadable draft (%s) gives the original',
  (text) => {
    const storage = new MemoryStorage();
    storage.setItem('sans-gpu/draft/example/front', text);
    expect(createDrafts(storage, 'example/front', original).load().files).toEqual(original);
  },
);

test('events of other tabs concern a draft by its key, or when all is cleared', () => {
  const drafts = createDrafts(new MemoryStorage(), 'example/front', original);
  expect(drafts.concerns({ key: 'sans-gpu/draft/example/front' })).toBe(true);
  expect(drafts.concerns({ key: null })).toBe(true);
  expect(drafts.concerns({ key: 'sans-gpu/draft/example/other' })).toBe(false);
});
