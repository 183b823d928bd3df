import type { IDBPDatabase } from 'idb';
import type { ProgressFile, Standing, Submission } from '../contract/progress.ts';
import { openDatabase, type Schema } from './database.browser.ts';
import { blankStanding, mergeStandings, standingFrom } from './merge.ts';

/** What the reader has done, kept in this browser only. */
export interface Progress {
  /** Keeps a submission. False when the browser refuses: it then lives as long as the page. */
  add(submission: Submission): Promise<boolean>;
  /** Remembers that the solution was opened. */
  noteSolution(exercise: string, at: number): Promise<boolean>;
  /** Submissions to an exercise, the newest first. */
  submissionsTo(exercise: string): Promise<Submission[]>;
  standings(): Promise<Map<string, Standing>>;
  exportAll(): Promise<ProgressFile>;
  /** Adds what a file holds to what is here; nothing is replaced or lost. The result says how many submissions are new. */
  importAll(file: ProgressFile): Promise<{ added: number; kept: boolean }>;
  /** Calls back when another tab, or another part of this page, has added something. The result ends it. */
  onChange(listener: () => void): () => void;
}

let progress: Promise<Progress> | undefined;

/** The one memory of the page. */
export function openProgress(): Promise<Progress> {
  return (progress ??= open());
}

async function open(): Promise<Progress> {
  return new BrowserProgress(await connect());
}

function connect(): Promise<IDBPDatabase<Schema> | null> {
  return openDatabase().catch(() => null);
}

class BrowserProgress implements Progress {
  #database: IDBPDatabase<Schema> | null;
  /** What the database did not take, because it is full or forbidden. */
  readonly #refused = new Map<string, Submission>();
  readonly #refusedStandings = new Map<string, Standing>();
  readonly #listeners = new Set<() => void>();
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('sans-gpu/progress') : undefined;

  constructor(database: IDBPDatabase<Schema> | null) {
    this.#database = database;
    this.#channel?.addEventListener('message', () => this.#tellListeners());
  }

  async add(submission: Submission): Promise<boolean> {
    const kept = await this.#write([submission], [standingFrom(submission)]);
    this.#tellAll();
    return kept;
  }

  async noteSolution(exercise: string, at: number): Promise<boolean> {
    const kept = await this.#write([], [{ ...blankStanding(exercise), solutionSeen: at }]);
    this.#tellAll();
    return kept;
  }

  async submissionsTo(exercise: string): Promise<Submission[]> {
    const stored = (await this.#attempt((database) => database.getAllFromIndex('submissions', 'exercise', exercise))) ?? [];
    const refused = [...this.#refused.values()].filter((one) => one.exercise === exercise);
    return [...stored, ...refused].sort((a, b) => b.at - a.at);
  }

  async standings(): Promise<Map<string, Standing>> {
    const stored = (await this.#attempt((database) => database.getAll('standings'))) ?? [];
    const all = new Map(stored.map((standing) => [standing.exercise, standing]));
    for (const standing of this.#refusedStandings.values()) all.set(standing.exercise, mergeStandings(all.get(standing.exercise), standing));
    return all;
  }

  async exportAll(): Promise<ProgressFile> {
    const stored = (await this.#attempt((database) => database.getAll('submissions'))) ?? [];
    const submissions = [...stored, ...this.#refused.values()].sort((a, b) => a.at - b.at);
    return { format: 'sans-gpu progress', version: 1, submissions, standings: [...(await this.standings()).values()] };
  }

  async importAll({ submissions, standings }: ProgressFile): Promise<{ added: number; kept: boolean }> {
    const known = new Set((await this.exportAll()).submissions.map(({ id }) => id));
    const fresh = submissions.filter(({ id }) => !known.has(id));
    const kept = await this.#write(fresh, [...standings, ...fresh.map(standingFrom)]);
    this.#tellAll();
    return { added: fresh.length, kept };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All or nothing in the database; in memory what it refuses. */
  async #write(submissions: readonly Submission[], standings: readonly Standing[]): Promise<boolean> {
    const written = await this.#attempt(async (database) => {
      const transaction = database.transaction(['submissions', 'standings'], 'readwrite');
      // Reading and writing in one transaction: another tab's turn comes before or after, never between.
      const work = async (): Promise<void> => {
        for (const submission of submissions) await transaction.objectStore('submissions').put(submission);
        const store = transaction.objectStore('standings');
        for (const standing of standings) await store.put(mergeStandings(await store.get(standing.exercise), standing));
      };
      await Promise.all([work(), transaction.done]);
      return true;
    });
    if (written === true) return true;
    for (const submission of submissions) this.#refused.set(submission.id, submission);
    for (const standing of standings) this.#refusedStandings.set(standing.exercise, mergeStandings(this.#refusedStandings.get(standing.exercise), standing));
    return false;
  }

  /** Undefined when there is no database, or it refuses. A connection that was closed is opened again, once. */
  async #attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
    if (this.#database === null) return undefined;
    try {
      return await work(this.#database);
    } catch {
      this.#database = await connect();
      if (this.#database === null) return undefined;
      return await work(this.#database).catch(() => undefined);
    }
  }

  #tellAll(): void {
    this.#channel?.postMessage(null);
    this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}
