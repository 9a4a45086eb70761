/** A device by hand: it signs whatever it is given and sends it by the app's own wire, with no replica behind it. */
import { randomBytes } from 'node:crypto';
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
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { invitationMade, redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { PUSH_BYTES_MAX, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { nobleSigner, type SyncSigner } from '#replica/noble-signer.ts';
import { createHttpTransport, type HttpTransport } from '#sync/http-transport.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { OutgoingPush } from '#sync/transport.ts';
import type { MadeUpEntry } from './page/made-up-books.ts';

export const WORDS = { salt: 'AAAAAAAAAAAAAAAAAAAAAA', memoryKiB: 47_104, passes: 1 };
export const PROOF = base64FromBytes(new Uint8Array(32).fill(5));

export const clock = { nowMs: () => Date.now() };
export const chance = { bytes: (length: number): Bytes => new Uint8Array(randomBytes(length)) };
export const randomId = (bytes = 12): string => base64FromBytes(chance.bytes(bytes));

export const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** @param from the address the server's own proxy would name: each phone has its own */
export const wireTo = (port: number, from?: string): HttpWire =>
  createHttpWire(`http://127.0.0.1:${port}`, (input, init) => {
    const headers = new Headers(init?.headers);
    if (from !== undefined) headers.set('x-forwarded-for', from);
    return fetch(input, { ...init, headers });
  });

export interface HandDevice {
  readonly device: string;
  readonly life: string;
  readonly officer: string;
  readonly unit: string;
  readonly signer: SyncSigner;
  readonly transport: HttpTransport;
}

interface SetUp {
  readonly unitName: string;
  readonly unitKind: string;
  readonly displayName: string;
  readonly signInName: string;
}

/** Enrolled by an invitation, and signed in. */
export const enrolByHand = async (
  wire: HttpWire,
  token: string,
  setUp?: SetUp,
): Promise<HandDevice> => {
  const signer = nobleSigner(chance.bytes(32));
  const device = { id: randomId(), life: randomId(), publicKey: signer.publicKey, label: 'bench' };
  const answer = must(
    await wire.post(
      '/api/invitation/redeem',
      {
        token,
        nonce: randomId(16),
        device,
        words: WORDS,
        proof: PROOF,
        share: randomId(32),
        signature: signer.sign(redeemSigningBytes(token, device.id, device.publicKey)),
        ...(setUp === undefined ? {} : { setUp }),
      },
      sessionAnswer,
    ),
  );
  const { id, life } = device;
  const transport = createHttpTransport(wire, { device: id, signer, proof: PROOF }, clock, chance);
  must(await transport.signIn());
  return { device: id, life, officer: answer.officer, unit: answer.homeUnit, signer, transport };
};

const FIRST: SetUp = {
  unitName: 'CĐCS Công ty Đo',
  unitKind: 'grassroots',
  displayName: 'Người đo',
  signInName: 'do',
};

export const invite = async (wire: HttpWire, from: HandDevice, who: string): Promise<string> =>
  must(
    await wire.post('/api/invitations', { officer: who }, invitationMade, from.transport.session()),
  ).token;

/** The administrator sets the union up and brings in a treasurer; the token of that invitation. */
export const foundUnion = async (wire: HttpWire, setUpLink: string): Promise<string> => {
  const admin = await enrolByHand(wire, setUpLink.slice(setUpLink.lastIndexOf('/') + 1), FIRST);
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

/** One chain of a device in one book, to which entries are added push by push. */
export interface HandChain {
  /** The next push: as many entries of the list as fit, and how many those are. */
  readonly next: (
    entries: readonly MadeUpEntry[],
    entriesMax?: number,
  ) => { readonly push: OutgoingPush; readonly taken: number };
}

export const handChain = (author: HandDevice, book: string): HandChain => {
  let prevHash = GENESIS_HASH;
  let seq = 0;
  let stampMs = Date.now() - 1_000_000;
  return {
    next: (entries, entriesMax = PUSH_ENTRIES_MAX) => {
      const before = prevHash;
      const firstSeq = seq + 1;
      const bodies: Uint8Array[] = [];
      let bytes = 0;
      for (const { act, changes } of entries) {
        if (bodies.length >= entriesMax || bytes >= PUSH_BYTES_MAX / 2) break;
        seq += 1;
        stampMs = Math.min(stampMs + 1, Date.now());
        const { device, life, officer: whose } = author;
        const body = must(
          encodeEntry({
            ...{ book, device, life, seq, officer: whose, act, changes, schema: ENTRY_SCHEMA },
            stamp: { ms: stampMs, counter: 0 },
          }),
        );
        prevHash = entryHashOf(prevHash, bodyHashOf(body));
        bodies.push(body);
        bytes += body.length;
      }
      const { device, life } = author;
      const count = bodies.length;
      const signature = author.signer.sign(entrySigningBytes(prevHash));
      const run = { book, device, life, firstSeq, count, prevHash: before, signature };
      return { push: { nonce: randomId(16), device, runs: [{ run, bodies }] }, taken: count };
    },
  };
};

/** Sends one push; throws where not all of it counts. */
export const send = async (author: HandDevice, push: OutgoingPush): Promise<void> => {
  const answer = must(await author.transport.push(push));
  const refused = answer.verdicts.find(({ ruling }) => ruling !== 'accepted');
  const sent = push.runs.reduce((sum, { bodies }) => sum + bodies.length, 0);
  if (refused !== undefined || answer.verdicts.length !== sent)
    throw new Error(`push: ${JSON.stringify(refused ?? answer.gaps)}`);
};

/** Signs a chain of entries of one book and pushes it in bodies of the largest size. */
export const pushAll = async (
  author: HandDevice,
  entries: readonly MadeUpEntry[],
  chain = handChain(author, entries[0]?.book ?? ''),
): Promise<void> => {
  for (let at = 0; at < entries.length;) {
    const { push, taken } = chain.next(entries.slice(at, at + PUSH_ENTRIES_MAX));
    at += taken;
    await send(author, push);
  }
};
