import type { IDBPDatabase } from 'idb';

/** Opens a database for a piece of work, and closes it after it: an open one would keep another tab from a newer version. */
export async function withDatabase<Schema, Result>(
  open: () => Promise<IDBPDatabase<Schema>>,
  work: (db: IDBPDatabase<Schema>) => Promise<Result>,
): Promise<Result> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
