/** What travels: the size of a push, and the first sync of a whole union from a real server process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookId } from '#book/book-id.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { PUSH_BYTES_MAX, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import { openReplica } from '#replica/engine.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { nobleSigner, nobleVerifier } from '#replica/noble-signer.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { createHttpTransport } from '#sync/http-transport.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import {
  chance,
  clock,
  enrolByHand,
  foundUnion,
  invite,
  must,
  PROOF,
  pushAll,
  randomId,
  wireTo,
  WORDS,
  type HandDevice,
} from './hand-device.ts';
import { median, rounded, type BenchLine } from './lines.ts';
import { DUES, madeUpBooks, SEED, UNIT } from './page/made-up-books.ts';
import type { PageServer } from './page-server.ts';
import { inPage } from './shelf-lines.ts';
import { prunedBelow } from './sync/pruned.ts';
import { startSyncServer, type SyncServer } from '../browser/rig.ts';

const RECEIPTS = 1000;
const BETWEEN_RECEIPTS_MS = 47_000;

/** A collector's thousand receipts, one by one over some hours, as the transport puts them on the wire. */
export const bytesPerReceipt = async (): Promise<BenchLine> => {
  const made = seededChance(SEED + 4);
  const members = Array.from({ length: RECEIPTS }, () => made.id());
  let nowMs = Date.UTC(2026, 10, 22);
  const replica = must(
    await openReplica(
      {
        store: memoryJournalStore(),
        sealer: plainSealer(),
        signer: nobleSigner(new Uint8Array(32).fill(3)),
        verifier: nobleVerifier,
        shelf: memoryShelf(),
        clock: { nowMs: () => nowMs },
        // Ids from a seed, but as random as real ones: they are what gzip can make nothing of.
        chance: {
          bytes: (length) => Uint8Array.from({ length }, () => made.whole(0, 255)),
        },
        backupSealer: wordsBackupSealer(undefined, { argon2: computeArgon2, chance }),
        marks: memoryMarkStore(),
      },
      {
        replica: made.id(),
        device: made.id(),
        officer: made.id(),
        displayName: 'Người thu',
        signInName: 'thu',
        homeUnit: UNIT,
        serverKey: nobleSigner(new Uint8Array(32).fill(4)).publicKey,
        practice: false,
      },
      made.id(),
    ),
  );
  must(await replica.takeSeries(DUES, 'K7Q2M'));
  for (const member of members) {
    nowMs += made.whole(5_000, 2 * BETWEEN_RECEIPTS_MS);
    must(
      await replica.save((moment) =>
        issueReceipt(
          {
            duesBook: DUES,
            member,
            months: ['2026-11'],
            amountVnd: made.whole(26, 90) * 1000,
            method: made.percent(80) ? 'cash' : 'transfer',
            paidOn: moment.today,
          },
          moment,
          { paidMonths: new Map(), closedDays: new Set() },
        ),
      ),
    );
  }
  const runs = await replica.waitingRuns({ entries: PUSH_ENTRIES_MAX, bytes: PUSH_BYTES_MAX });
  const sent: Uint8Array[] = [];
  const wire = createHttpWire('http://localhost', async (_to, init) => {
    sent.push(new Uint8Array(await new Response(init?.body).arrayBuffer()));
    return Response.json({});
  });
  const signer = nobleSigner(new Uint8Array(32).fill(3));
  const transport = createHttpTransport(wire, { device: 'd', signer, proof: '' }, clock, chance);
  await transport.push({ nonce: made.id(), device: replica.identity.device, runs });
  const entries = runs.reduce((sum, { run }) => sum + run.count, 0);
  const bytes = sent.reduce((sum, body) => sum + body.length, 0);
  if (entries !== RECEIPTS || sent.length !== 1 || sent[0]?.[0] !== 0x1f)
    throw new Error(`${entries} entries in ${sent.length} bodies`);
  return { name: 'sync.bytes-per-receipt', value: rounded(bytes / entries), unit: 'bytes' };
};

const MEMBERS = 2000;
const MONTHS = 12;
const REPEATS = 5;
/** As of a union whose verified backup of a quarter ago is kept: what lies below comes folded. */
const BELOW_PRUNE = 0.75;

/** An officer who has just been invited: the link that is sent to the phone. */
export const invitedOfficer = async (server: SyncServer): Promise<string> =>
  `${server.origin}/#/m/${await foundUnion(wireTo(server.port), server.setUpLink)}`;

/** The treasurer brings in the whole book. */
const fillServer = async (wire: HttpWire, setUpLink: string): Promise<HandDevice> => {
  const author = await enrolByHand(wire, await foundUnion(wire, setUpLink));
  const duesBook = bookId('dues', author.unit);
  const given = must(await author.transport.requestSeries(author.life, duesBook, randomId()));
  const made = madeUpBooks({
    ...{ members: MEMBERS, receiptsEach: MONTHS, whole: true, unit: author.unit },
    series: given.code,
  });
  await pushAll(author, made.roster);
  await pushAll(author, made.dues);
  return author;
};

export const firstSync = async (pages: PageServer): Promise<BenchLine> => {
  const server = await startSyncServer();
  try {
    const wire = wireTo(server.port);
    const author = await fillServer(wire, server.setUpLink);
    await server.stop();
    await prunedBelow(server.dataDir, BELOW_PRUNE);
    await server.start();
    pages.passApiTo(server.port);
    const seconds: number[] = [];
    for (let at = 0; at <= REPEATS; at++) {
      const token = await invite(wire, author, author.officer);
      const profile = await mkdtemp(join(tmpdir(), 'scd-bench-'));
      const synced = await inPage(profile, pages.origin, 1, (page) =>
        page.evaluate((invitation) => window.bench.firstSync(invitation), {
          ...{ token, proof: PROOF, words: WORDS },
        }),
      );
      await rm(profile, { recursive: true, force: true });
      if (synced.members !== MEMBERS || synced.receipts !== MEMBERS * MONTHS)
        throw new Error(`came: ${synced.members} members, ${synced.receipts} receipts`);
      if (at > 0) seconds.push(synced.seconds);
    }
    return { name: 'sync.first-26k-chromium', value: rounded(median(seconds)), unit: 's' };
  } finally {
    await server.throwAway();
  }
};
