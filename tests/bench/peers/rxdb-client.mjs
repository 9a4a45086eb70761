// An RxDB database in memory that replicates with the server beside it by its replication plugin over HTTP.
import { readFileSync } from 'node:fs';
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

const PULL_BATCH = 5000;
const PUSH_BATCH = 1500;

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: true,
  properties: { id: { type: 'string', maxLength: 40 }, type: { type: 'string' } },
  required: ['id'],
};

let at = 0;
let count = 0;
let database;
let collection;
let replication;

const begin = async () => {
  await replication?.cancel();
  await database?.close();
  database = await createRxDatabase({
    name: `peer${(count += 1)}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  ({ docs: collection } = await database.addCollections({ docs: { schema } }));
  replication = undefined;
};

const replicate = (direction) =>
  replicateRxCollection({
    collection,
    replicationIdentifier: `bench-${count}`,
    live: true,
    ...(direction === 'push'
      ? {}
      : {
          pull: {
            batchSize: PULL_BATCH,
            handler: async (checkpoint, batchSize) => {
              const from = `updatedAt=${checkpoint?.updatedAt ?? -1}&id=${checkpoint?.id ?? ''}`;
              const response = await fetch(
                `http://127.0.0.1:${at}/pull?${from}&batchSize=${batchSize}`,
              );
              const { documents, checkpoint: next } = await response.json();
              return { documents, checkpoint: next ?? checkpoint };
            },
          },
        }),
    push: {
      batchSize: PUSH_BATCH,
      handler: async (rows) => {
        const response = await fetch(`http://127.0.0.1:${at}/push`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(rows),
        });
        return response.json();
      },
    },
  });

const answer = async (asked) => {
  if (asked.do === 'new') {
    at = asked.port;
    await begin();
    return { seconds: 0 };
  }
  if (asked.do === 'write') {
    const docs = JSON.parse(readFileSync(asked.file, 'utf8'));
    const { error } = await collection.bulkInsert(docs);
    if (error.length > 0) throw new Error('not inserted');
    return { seconds: 0 };
  }
  const startedMs = performance.now();
  if (replication === undefined) replication = replicate();
  else replication.reSync();
  await replication.awaitInitialReplication();
  await replication.awaitInSync();
  const seconds = (performance.now() - startedMs) / 1000;
  const docs = await collection.count({ selector: {} }).exec();
  return { seconds, docs };
};

process.on('message', (asked) =>
  answer(asked).then(
    (said) => process.send(said),
    (error) => process.send({ fault: String(error?.stack ?? error) }),
  ),
);
process.once('disconnect', () => process.exit(0));
