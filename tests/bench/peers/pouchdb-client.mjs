// A PouchDB in memory that replicates with the server beside it, its batches tuned up from the default of 100.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PouchDB = require('pouchdb');
PouchDB.plugin(require('pouchdb-adapter-memory'));

const TUNED = { batch_size: 2000, batches_limit: 5 };

let at = 0;
let name = 'docs';
let count = 0;
let database;

const answer = async (asked) => {
  if (asked.do === 'new') {
    at = asked.port;
    name = asked.name ?? name;
    database = new PouchDB(`peer${(count += 1)}`, { adapter: 'memory' });
    return { seconds: 0 };
  }
  if (asked.do === 'write') {
    const docs = JSON.parse(readFileSync(asked.file, 'utf8')).map(({ id, ...doc }) => ({
      _id: id,
      ...doc,
    }));
    const written = await database.bulkDocs(docs);
    if (written.some(({ ok }) => ok !== true)) throw new Error('not written');
    return { seconds: 0 };
  }
  const far = `http://127.0.0.1:${at}/${name}`;
  const startedMs = performance.now();
  if (asked.direction !== 'pull') await database.replicate.to(far, TUNED);
  if (asked.direction !== 'push') await database.replicate.from(far, TUNED);
  const seconds = (performance.now() - startedMs) / 1000;
  const { doc_count: docs } = await database.info();
  return { seconds, docs };
};

process.on('message', (asked) =>
  answer(asked).then(
    (said) => process.send(said),
    (error) => process.send({ fault: String(error?.stack ?? JSON.stringify(error)) }),
  ),
);
process.once('disconnect', () => process.exit(0));
