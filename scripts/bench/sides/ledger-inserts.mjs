import { DatabaseSync } from 'node:sqlite';

// What SQLite itself does in durable batches: rows of the same size, and nothing else.
const { path, count, batch } = JSON.parse(process.argv[2]);
const db = new DatabaseSync(path);
db.exec('pragma journal_mode = wal; pragma synchronous = full');
db.exec('create table item (id text primary key, payload text) without rowid');
const insert = db.prepare('insert into item values (?, ?)');
const payload = 'x'.repeat(150);
const startedAt = performance.now();
for (let from = 0; from < count; from += batch) {
  db.exec('begin immediate');
  for (let number = from; number < from + batch; number++) insert.run(`deal-${number}`, payload);
  db.exec('commit');
}
const seconds = (performance.now() - startedAt) / 1000;
db.close();
console.log(JSON.stringify({ seconds }));
