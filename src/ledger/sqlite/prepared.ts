import type { Database, Statement } from './driver.js';

/** The same database, which prepares each text once: a statement takes some kilobytes, and there may be thousands of lanes. */
export function preparingOnce(db: Database): Database {
  const known = new Map<string, Statement>();
  return {
    exec: (sql) => db.exec(sql),
    prepare(sql) {
      const statement = known.get(sql) ?? db.prepare(sql);
      known.set(sql, statement);
      return statement;
    },
    close: () => db.close(),
  };
}
