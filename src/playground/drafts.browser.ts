/** Source texts by file name. */
export type Files = Readonly<Record<string, string>>;

export interface Draft {
  files: Files;
  /** The course's text is no longer the one that this draft began from. */
  originalChanged: boolean;
}

/** Keeps what the learner typed, in this browser only. */
export interface Drafts {
  load(): Draft;
  /** False when the browser refuses to keep it (storage full or forbidden). */
  save(files: Files): boolean;
  /** Whether an event of another tab is about this draft. */
  concerns(event: Pick<StorageEvent, 'key'>): boolean;
}

export function createDrafts(storage: Storage | null, name: string, original: Files): Drafts {
  const key = `sans-gpu/draft/${name}`;
  const originalHash = hashFiles(original);
  return {
    load() {
      const kept = readDraft(storage, key);
      if (kept === null) return { files: original, originalChanged: false };
      const files = Object.fromEntries(
        Object.entries(original).map(([file, text]) => [file, kept.files[file] ?? text]),
      );
      return { files, originalChanged: kept.originalHash !== originalHash && !sameFiles(files, original) };
    },
    save(files) {
      if (storage === null) return false;
      try {
        if (sameFiles(files, original)) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify({ originalHash, files }));
        return true;
      } catch {
        return false; // Full, or forbidden by the reader's settings: the caller says so.
      }
    },
    concerns: (event) => event.key === key || event.key === null,
  };
}

/** Reading `localStorage` itself throws where the reader forbids it. */
export function openStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function sameFiles(a: Files, b: Files): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

interface KeptDraft {
  originalHash: string;
  files: Files;
}

function readDraft(storage: Storage | null, key: string): KeptDraft | null {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
    return isKeptDraft(value) ? value : null;
  } catch {
    return null; // Unreadable is as good as absent: the original is shown.
  }
}

function isKeptDraft(value: unknown): value is KeptDraft {
  return (
    typeof value === 'object' && value !== null &&
    'originalHash' in value && typeof value.originalHash === 'string' &&
    'files' in value && typeof value.files === 'object' && value.files !== null &&
    Object.values(value.files).every((text) => typeof text === 'string')
  );
}

/** FNV-1a: tells texts apart; nothing depends on its being hard to forge. */
function hashFiles(files: Files): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(Object.entries(files).sort())) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
