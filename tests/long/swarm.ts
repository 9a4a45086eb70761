/** Phones of one union against a real server: the real engine over memory, the real sync over real sockets. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { base64FromBytes, type Bytes } from '#base/bytes.ts';
import { bookId } from '#book/book-id.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { addOfficer, createUnit, grantRole } from '#domain/office/acts.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import { openReplica, type OpenedReplica } from '#replica/engine.ts';
import { memoryJournalStore, type MemoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { Signer } from '#replica/ports.ts';
import type { ReplicaIdentity, Saved } from '#replica/replica.ts';
import { createSyncControl } from '#sync/control.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpTransport } from '#sync/http-transport.ts';
import {
  createHttpWire,
  WIRE_PATIENCE,
  type HttpWire,
  type WirePatience,
} from '#sync/http-wire.ts';
import { runningSession } from '#sync/running-session.ts';
import type { ServerApi } from '#sync/server-api.ts';
import type { SyncControl } from '#sync/use-sync.ts';

/** How a phone reaches the server. */
export interface PhoneLine {
  /** Of a proxy, or of the server itself. */
  readonly port: () => number;
  /** How many times quicker than in the field the sync tries again by itself. */
  readonly haste?: number;
  readonly patience?: WirePatience;
  /** What packing it says it understands; a browser over HTTPS knows more than Node says over HTTP. */
  readonly accepts?: string;
}

export interface SwarmPhone {
  readonly replica: OpenedReplica;
  readonly sync: SyncControl & { readonly stop: () => void };
  readonly api: ServerApi;
  /** A question of an officer who is signed in, outside the sync. */
  readonly ask: (path: string, body: object) => ReturnType<HttpWire['post']>;
  readonly identity: ReplicaIdentity;
  readonly store: MemoryJournalStore;
  /** What it was opened with. */
  readonly parts: PhoneParts;
  /** Where it works. */
  readonly unit: string;
  /** Hashes of all that was saved here, in order. */
  readonly saved: string[];
  /** Takes one person in; answers with the member's id. */
  readonly register: (fullName: string) => Promise<string>;
  /** One month in cash, 25,000 đồng. */
  readonly collect: (member: string) => Promise<void>;
  /** Saved here, and answered for by the server. */
  readonly acknowledged: () => readonly string[];
  readonly close: () => Promise<void>;
}

const chance = { bytes: (length: number): Bytes => new Uint8Array(randomBytes(length)) };
const clock = { nowMs: () => Date.now() };
const randomId = (bytes = 12): string => base64FromBytes(chance.bytes(bytes));
const consent = { textVersion: 'v1', textHash: 'abc', how: 'read-aloud' } as const;

export const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const wireOf = ({ port, accepts, patience = WIRE_PATIENCE }: PhoneLine) => {
  const reach: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    url.port = String(port());
    if (accepts === undefined) return fetch(url, init);
    const headers = new Headers(init?.headers);
    headers.set('accept-encoding', accepts);
    return fetch(url, { ...init, headers });
  };
  return createHttpWire('http://127.0.0.1', reach, patience);
};

/** Enrols a new phone by an invitation, as the app does. */
export const enrol = async (
  line: PhoneLine,
  token: string,
  setUp?: {
    readonly unitName: string;
    readonly unitKind: 'province' | 'grassroots';
    readonly displayName: string;
    readonly signInName: string;
  },
): Promise<SwarmPhone> => {
  const signer = await ed25519Signer(chance.bytes(32));
  const device = randomId();
  const life = randomId();
  const proof = randomId(32);
  const redeemed = must(
    await wireOf(line).post(
      '/api/invitation/redeem',
      {
        token,
        nonce: randomId(16),
        device: { id: device, life, publicKey: signer.publicKey, label: 'Điện thoại thử' },
        words: { salt: randomId(16), memoryKiB: 47_104, passes: 1 },
        proof,
        share: randomId(32),
        signature: await signer.sign(redeemSigningBytes(token, device, signer.publicKey)),
        ...(setUp === undefined ? {} : { setUp }),
      },
      sessionAnswer,
    ),
  );
  const { officer, displayName, signInName, homeUnit, serverKey, practice } = redeemed;
  return openPhone(line, {
    identity: {
      ...{ replica: randomId(), device, officer, displayName, signInName, homeUnit },
      ...{ serverKey, practice },
    },
    ...{ signer, life, proof, store: memoryJournalStore() },
  });
};

export interface PhoneParts {
  readonly identity: ReplicaIdentity;
  readonly signer: Signer;
  readonly life: string;
  readonly proof: string;
  readonly store: MemoryJournalStore;
}

/** Opens a phone over what lies on its disk. */
export const openPhone = async (line: PhoneLine, parts: PhoneParts): Promise<SwarmPhone> => {
  const { identity, signer, life, proof, store } = parts;
  const replica = must(
    await openReplica(
      {
        ...{ store, signer, clock, chance },
        sealer: plainSealer(),
        verifier: await ed25519Verifier(),
        shelf: memoryShelf(),
        backupSealer: wordsBackupSealer(undefined, { argon2: computeArgon2, chance }),
        marks: memoryMarkStore(),
      },
      identity,
      life,
    ),
  );
  await replica.loading;
  const wire = wireOf(line);
  const { haste = 1 } = line;
  const transport = createHttpTransport(
    wire,
    { device: identity.device, signer, proof },
    clock,
    chance,
  );
  const sync = createSyncControl({
    replica,
    transport,
    chance,
    after: (delayMs, call) => {
      const timer = setTimeout(call, delayMs / haste);
      return () => clearTimeout(timer);
    },
  });
  const session = runningSession(transport);
  const api = createServerApi(wire, session, chance);
  const unit = identity.homeUnit;
  const saved: string[] = [];
  return {
    ...{ replica, sync, api, identity, store, parts, unit, saved },
    ...writing(replica, unit, saved),
    ask: async (path, body) => wire.post(path, body, z.unknown(), await session()),
    acknowledged: () => {
      const waiting = new Set(
        replica
          .ownEntries()
          .filter(({ state }) => state === 'waiting')
          .map(({ hash }) => hash),
      );
      return saved.filter((hash) => !waiting.has(hash));
    },
    close: async () => {
      sync.stop();
      await replica.close();
    },
  };
};

const MONTHS = Array.from(
  { length: 12 },
  (_, month) => `2026-${String(month + 1).padStart(2, '0')}`,
);

const writing = (
  replica: OpenedReplica,
  unit: string,
  saved: string[],
): Pick<SwarmPhone, 'register' | 'collect'> => {
  let months = 0;
  const note = ({ entries }: Saved): void => {
    for (const { hash } of entries) saved.push(hash);
  };
  return {
    register: async (fullName) => {
      let id = '';
      const saving = await replica.save((moment) => {
        const drafts = registerMember(
          {
            rosterBook: bookId('roster', unit),
            ...{ fullName, source: 'typed', step: 'admitted', stepOn: '2026-01-01', consent },
          },
          moment,
        );
        if (drafts.ok) id = drafts.value[0]?.changes[0]?.id ?? '';
        return drafts;
      });
      note(must(saving));
      return id;
    },
    collect: async (member) => {
      const period = MONTHS[months++ % MONTHS.length] ?? '2026-01';
      const saving = await replica.save((moment) =>
        issueReceipt(
          {
            duesBook: bookId('dues', unit),
            ...{ member, months: [period], amountVnd: 25_000, method: 'cash' },
            paidOn: moment.today,
          },
          moment,
          { paidMonths: new Map(), closedDays: new Set() },
        ),
      );
      note(must(saving));
    },
  };
};

/** One contact, as if pressed; tried again where the line or a restarted server asks for it. */
export const synced = async (phone: SwarmPhone, tries = 10): Promise<void> => {
  for (let at = 0; at < tries; at += 1) {
    const problem = await phone.sync.syncNow();
    if (problem === undefined && phone.replica.counts().waiting === 0) return;
    await sleep(50);
  }
  throw new Error(`not synced: ${JSON.stringify([phone.sync.state(), phone.replica.counts()])}`);
};

export interface Swarm {
  /** The administrator of the union above. */
  readonly admin: SwarmPhone;
  readonly phones: readonly SwarmPhone[];
  readonly close: () => Promise<void>;
}

/**
 * A province with so many unions below it, and so many officers in each, every one with a phone of its own that has
 * its receipt book.
 * @param lineOf how the phone of that number reaches the server
 */
export const foundSwarm = async (
  setUpToken: string,
  { unions, officersEach }: { readonly unions: number; readonly officersEach: number },
  lineOf: (phone: number) => PhoneLine,
  office: PhoneLine,
): Promise<Swarm> => {
  const admin = await enrol(office, setUpToken, {
    unitName: 'Liên đoàn Lao động tỉnh Mẫu',
    unitKind: 'province',
    displayName: 'Quản trị Mẫu',
    signInName: 'quantri',
  });
  await synced(admin);
  const units = await foundUnions(admin, unions);
  const officers = await takeOnOfficers(admin, units, officersEach);
  await synced(admin);
  const phones: SwarmPhone[] = [];
  for (const officer of officers)
    phones.push(await firstPhone(admin, officer, lineOf(phones.length)));
  return {
    admin,
    phones,
    close: async () => {
      for (const phone of [admin, ...phones]) await phone.close();
    },
  };
};

/** An officer's first phone. */
const firstPhone = async (
  admin: SwarmPhone,
  officer: string,
  line: PhoneLine,
): Promise<SwarmPhone> => {
  const { token } = must(await admin.api.makeInvitation(officer));
  const phone = await enrol(line, token);
  await synced(phone);
  return phone;
};

/** Somebody taken on later, with a phone. */
export const joinedLater = async (
  admin: SwarmPhone,
  unit: string,
  signInName: string,
  line: PhoneLine,
): Promise<SwarmPhone> => {
  const officer = await takeOn(admin, unit, signInName);
  await synced(admin);
  return firstPhone(admin, officer, line);
};

/** Unions of their own right below the administrator's; their ids. */
export const foundUnions = async (admin: SwarmPhone, count: number): Promise<readonly string[]> => {
  const parent = admin.identity.homeUnit;
  for (let at = 1; at <= count; at += 1)
    must(
      await admin.replica.save((moment) =>
        createUnit(
          { name: `CĐCS Công ty Mẫu ${at}`, kind: 'grassroots', parent, ownBooks: true },
          moment,
        ),
      ),
    );
  await synced(admin);
  const rows = await admin.replica.shelf.find({ type: 'unit' });
  return rows.filter((row) => row.values['kind'] === 'grassroots').map(({ id }) => id);
};

/** So many officers in each, who collect and lead there; their ids. */
export const takeOnOfficers = async (
  admin: SwarmPhone,
  units: readonly string[],
  each: number,
): Promise<readonly string[]> => {
  const officers: string[] = [];
  for (const unit of units)
    for (let at = 1; at <= each; at += 1)
      officers.push(await takeOn(admin, unit, `canbo${officers.length + 1}`));
  return officers;
};

const takeOn = async (admin: SwarmPhone, unit: string, signInName: string): Promise<string> => {
  let officer = '';
  must(
    await admin.replica.save((moment) => {
      const input = { homeUnit: unit, signInName, displayName: `Cán bộ ${signInName}` };
      const drafts = addOfficer(input, moment);
      if (drafts.ok) officer = drafts.value[0]?.changes[0]?.id ?? '';
      return drafts;
    }),
  );
  for (const role of ['treasurer', 'chair'] as const)
    must(
      await admin.replica.save((moment) =>
        grantRole({ officer, role, unit, reach: 'unit', from: '2026-01-01' }, moment),
      ),
    );
  return officer;
};
