/** What travels: the size of a push, and the first sync of a whole union from a real server process. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64FromBytes, type Bytes } from '#base/bytes.ts';
import { bookId } from '#book/book-id.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
} from '#book/entry.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { invitationMade, redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { PUSH_BYTES_MAX, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import { openReplica } from '#replica/engine.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { nobleSigner, nobleVerifier, type SyncSigner } from '#replica/noble-signer.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { createHttpTransport, type HttpTransport } from '#sync/http-transport.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import { median, rounded, type BenchLine } from './lines.ts';
import { DUES, madeUpBooks, SEED, UNIT, type MadeUpEntry } from './page/made-up-books.ts';
import type { PageServer } from './page-server.ts';
import { inPage } from './shelf-lines.ts';
import { startSyncServer, type SyncServer } from '../browser/rig.ts';

const RECEIPTS = 1000;
const BETWEEN_RECEIPTS_MS = 47_000;
const clock = { nowMs: () => Date.now() };
const chance = { bytes: (length: number): Bytes => new Uint8Array(randomBytes(length)) };
const randomId = (): string => base64FromBytes(chance.bytes(12));

const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

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
const WORDS = { salt: 'AAAAAAAAAAAAAAAAAAAAAA', memoryKiB: 47_104, passes: 1 };
const PROOF = base64FromBytes(new Uint8Array(32).fill(5));

interface Enrolled {
  readonly device: string;
  readonly life: string;
  readonly officer: string;
  readonly unit: string;
  readonly signer: SyncSigner;
  readonly transport: HttpTransport;
}

const enrol = async (wire: HttpWire, token: string, isFirst: boolean): Promise<Enrolled> => {
  const signer = nobleSigner(chance.bytes(32));
  const device = { id: randomId(), life: randomId(), publicKey: signer.publicKey, label: 'bench' };
  const answer = must(
    await wire.post(
      '/api/invitation/redeem',
      {
        token,
        nonce: base64FromBytes(chance.bytes(16)),
        device,
        words: WORDS,
        proof: PROOF,
        share: base64FromBytes(chance.bytes(32)),
        signature: signer.sign(redeemSigningBytes(token, device.id, device.publicKey)),
        ...(isFirst ? { setUp: FIRST } : {}),
      },
      sessionAnswer,
    ),
  );
  const transport = createHttpTransport(
    wire,
    { device: device.id, signer, proof: PROOF },
    clock,
    chance,
  );
  must(await transport.signIn());
  const { id, life } = device;
  return { device: id, life, officer: answer.officer, unit: answer.homeUnit, signer, transport };
};

const FIRST = {
  unitName: 'CĐCS Công ty Đo',
  unitKind: 'grassroots',
  displayName: 'Người đo',
  signInName: 'do',
};

const invite = async (wire: HttpWire, from: Enrolled, officerId: string): Promise<string> =>
  must(
    await wire.post(
      '/api/invitations',
      { officer: officerId },
      invitationMade,
      from.transport.session(),
    ),
  ).token;

/** Signs a chain of entries and pushes it in bodies of the size the app sends. */
const pushAll = async (author: Enrolled, entries: readonly MadeUpEntry[]): Promise<void> => {
  let prevHash = GENESIS_HASH;
  let seq = 0;
  const firstMs = Date.now() - entries.length;
  while (seq < entries.length) {
    const first = seq;
    const before = prevHash;
    const bodies: Uint8Array[] = [];
    let bytes = 0;
    while (seq < entries.length && bodies.length < PUSH_ENTRIES_MAX && bytes < PUSH_BYTES_MAX / 2) {
      const { book, act, changes } = entries[seq] ?? { book: '', act: '', changes: [] };
      seq += 1;
      const body = must(
        encodeEntry({
          book,
          device: author.device,
          life: author.life,
          seq,
          stamp: { ms: firstMs + seq, counter: 0 },
          officer: author.officer,
          schema: ENTRY_SCHEMA,
          act,
          changes,
        }),
      );
      prevHash = entryHashOf(prevHash, bodyHashOf(body));
      bodies.push(body);
      bytes += body.length;
    }
    const run = {
      book: entries[first]?.book ?? '',
      device: author.device,
      life: author.life,
      firstSeq: first + 1,
      count: bodies.length,
      prevHash: before,
      signature: author.signer.sign(entrySigningBytes(prevHash)),
    };
    const nonce = base64FromBytes(chance.bytes(16));
    const { device } = author;
    const answer = must(await author.transport.push({ nonce, device, runs: [{ run, bodies }] }));
    const refused = answer.verdicts.find(({ ruling }) => ruling !== 'accepted');
    if (refused !== undefined || answer.verdicts.length !== bodies.length)
      throw new Error(`push: ${JSON.stringify(refused ?? answer.gaps)}`);
  }
};

const wireTo = (server: SyncServer): HttpWire =>
  createHttpWire(`http://127.0.0.1:${server.port}`, (input, init) => fetch(input, init));

/** The administrator sets the union up and brings in a treasurer; the token of that invitation. */
const foundUnion = async (wire: HttpWire, setUpLink: string): Promise<string> => {
  const admin = await enrol(wire, setUpLink.slice(setUpLink.lastIndexOf('/') + 1), true);
  const { unit } = admin;
  const treasurer = randomId();
  const from = '2026-01-01' < new Date().toISOString().slice(0, 10) ? '2026-01-01' : '2025-01-01';
  const book = bookId('office', unit);
  await pushAll(admin, [
    {
      ...{ book, act: 'addOfficer' },
      changes: [
        write(officer, treasurer, { signInName: 'thuquy', displayName: 'Thủ quỹ', homeUnit: unit }),
      ],
    },
    {
      ...{ book, act: 'grantRole' },
      changes: [
        write(grant, randomId(), {
          ...{ officer: treasurer, role: 'treasurer', unit, reach: 'unit', from, until: null },
        }),
      ],
    },
  ]);
  return invite(wire, admin, treasurer);
};

/** An officer who has just been invited: the link that is sent to the phone. */
export const invitedOfficer = async (server: SyncServer): Promise<string> =>
  `${server.origin}/#/m/${await foundUnion(wireTo(server), server.setUpLink)}`;

/** The treasurer brings in the whole book. */
const fillServer = async (wire: HttpWire, setUpLink: string): Promise<Enrolled> => {
  const author = await enrol(wire, await foundUnion(wire, setUpLink), false);
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
    const wire = wireTo(server);
    const author = await fillServer(wire, server.setUpLink);
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
    return { name: 'sync.first-26k', value: rounded(median(seconds)), unit: 's' };
  } finally {
    await server.throwAway();
  }
};
