// A server for RxDB's own HTTP replication, as its guide has one written, over SQLite as durable as ours.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';

const database = new DatabaseSync(process.argv[2]);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
database.exec(`CREATE TABLE docs (id TEXT PRIMARY KEY, updated_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
  CREATE INDEX docs_by_time ON docs (updated_at, id);`);
const one = database.prepare('SELECT doc FROM docs WHERE id = ?');
const put = database.prepare('INSERT OR REPLACE INTO docs (id, updated_at, doc) VALUES (?, ?, ?)');
const after = database.prepare(
  'SELECT doc, updated_at, id FROM docs WHERE (updated_at, id) > (?, ?) ORDER BY updated_at, id LIMIT ?',
);
let clock = 0;

/** Rows of a push: written where what the device believes is here is here, else answered with what is. */
const takeIn = (rows) => {
  const conflicts = [];
  database.exec('BEGIN IMMEDIATE');
  for (const { newDocumentState, assumedMasterState } of rows) {
    const known = one.get(newDocumentState.id);
    const here = known === undefined ? undefined : JSON.parse(known.doc);
    if (here !== undefined && here.updatedAt !== assumedMasterState?.updatedAt) {
      conflicts.push(here);
      continue;
    }
    put.run(newDocumentState.id, ++clock, JSON.stringify(newDocumentState));
  }
  database.exec('COMMIT');
  return conflicts;
};

const pageAfter = (url) => {
  const rows = after.all(
    Number(url.searchParams.get('updatedAt') ?? -1),
    url.searchParams.get('id') ?? '',
    Number(url.searchParams.get('batchSize')),
  );
  const last = rows.at(-1);
  const checkpoint = last === undefined ? null : { id: last.id, updatedAt: last.updated_at };
  return `{"documents":[${rows.map(({ doc }) => doc).join()}],"checkpoint":${JSON.stringify(checkpoint)}}`;
};

const bodyOf = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const text =
    url.pathname === '/pull' ? pageAfter(url) : JSON.stringify(takeIn(await bodyOf(request)));
  const packed = gzipSync(text);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': packed.length,
  });
  response.end(packed);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit(0));
