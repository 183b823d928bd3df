import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Standing, Submission } from '../contract/progress.ts';
import { mergeStandings, standingFrom } from './merge.ts';

export interface Schema extends DBSchema {
  submissions: { key: string; value: Submission; indexes: { exercise: string } };
  standings: { key: string; value: Standing };
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/**
 * What leads from each version of the database to the next. A step that has been released is never changed:
 * a browser may come back after a year with any of them.
 */
const steps: ((database: IDBPDatabase<Schema>, transaction: Upgrade) => void | Promise<void>)[] = [
  (database) => {
    database.createObjectStore('submissions', { keyPath: 'id' }).createIndex('exercise', 'exercise');
  },
  // Passing counts even when the submission that passed is gone, and the solution that was looked at is remembered.
  async (database, transaction) => {
    const standings = database.createObjectStore('standings', { keyPath: 'exercise' });
    for (const submission of await transaction.objectStore('submissions').getAll()) {
      await standings.put(mergeStandings(await standings.get(submission.exercise), standingFrom(submission)));
    }
  },
];

export const databaseName = 'sans-gpu';

/** Rejects where the browser keeps nothing: a private window, or storage that is forbidden. */
export async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  const database: IDBPDatabase<Schema> = await openDB<Schema>(databaseName, steps.length, {
    upgrade(opened, from, _to, transaction) {
      const run = async (): Promise<void> => {
        for (const step of steps.slice(from)) await step(opened, transaction);
      };
      // A step that fails must undo all of them: the old database is then still there.
      run().catch(() => transaction.abort());
    },
    // Another tab has a newer version of the site: it must not wait for this one.
    blocking: () => database.close(),
  });
  return database;
}
