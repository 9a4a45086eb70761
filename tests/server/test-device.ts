/** A device for tests: a key, entries signed as the app signs them, pushes and pulls over any `send`. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import {
  entrySigningBytes,
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  GENESIS_HASH,
} from '#book/entry.ts';
import type { Change } from '#crdt/fold.ts';
import { pullLine, type PageItem, type PullLine } from '#protocol/pull.ts';
import { pushAnswer, type PushAnswer, type Run } from '#protocol/push.ts';
import {
  redeemSigningBytes,
  seriesAnswer,
  sessionAnswer,
  sessionSigningBytes,
  type RedeemRequest,
  type SessionAnswer,
} from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import {
  readRenewed,
  RENEWAL_HEADER,
  renewalSigningBytes,
  renewalText,
  RENEWED_HEADER,
} from '#protocol/renewal.ts';

/** What a test writes where the shape of the act is not its matter. */
export const TEST_ACT = 'test';

export type Send = (request: Request) => Promise<Response>;

export interface TestEntry {
  readonly book: string;
  readonly life: string;
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface EntryOptions {
  readonly act?: string;
  readonly stampMs?: number;
  readonly counter?: number;
  /** Overrides fields of the body after everything else, to forge. */
  readonly forge?: Readonly<Record<string, unknown>>;
}

export interface PulledEntry {
  readonly book: string;
  readonly item: PageItem;
  readonly body: string | undefined;
}

export interface Pulled {
  readonly lines: readonly PullLine[];
  readonly entries: readonly PulledEntry[];
}

export const randomId = (bytes = 12): string => randomBytes(bytes).toString('base64url');

export const testWords = { salt: randomId(16), memoryKiB: 19_456, passes: 2 };
export const proofOf = (words: string): string =>
  createHash('sha256').update(words).digest('base64url');

const ORIGIN = 'http://localhost';

export const post = (
  send: Send,
  path: string,
  body: unknown,
  session?: string,
): Promise<Response> =>
  send(
    new Request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
      },
      body: JSON.stringify(body),
    }),
  );

export class TestDevice {
  readonly id: string;
  readonly publicKey: string;
  readonly share: string;
  readonly nowMs: () => number;
  life: string;
  session: SessionAnswer | undefined;
  /** Book → the end of the chain of the present life. */
  readonly heads: Map<string, { seq: number; hash: string }>;
  /** Dues book → the series of the present life, once it was asked for. */
  readonly codes: Map<string, string>;
  readonly #send: Send;
  readonly #key: KeyObject;
  /** What it last got in by: an open vault signs in without asking for them. */
  #words: string | undefined;

  constructor(send: Send, nowMs: () => number = Date.now, copyOf?: TestDevice) {
    this.#send = send;
    this.nowMs = nowMs;
    this.#key = copyOf === undefined ? generateKeyPairSync('ed25519').privateKey : copyOf.#key;
    this.publicKey = createPublicKey(this.#key).export({ format: 'jwk' }).x ?? '';
    this.id = copyOf?.id ?? randomId();
    this.share = copyOf?.share ?? randomId(32);
    this.life = copyOf?.life ?? randomId();
    this.session = copyOf?.session;
    this.heads = new Map(copyOf?.heads);
    this.codes = new Map(copyOf?.codes);
    this.#words = copyOf === undefined ? undefined : copyOf.#words;
  }

  get officer(): string {
    return this.session?.officer ?? 'nobody';
  }

  sign(message: Uint8Array): string {
    return sign(null, message, this.#key).toString('base64url');
  }

  redeemRequest(token: string, words: string, setUp?: RedeemRequest['setUp']): RedeemRequest {
    return {
      token,
      nonce: randomId(16),
      device: { id: this.id, life: this.life, publicKey: this.publicKey, label: 'Điện thoại thử' },
      words: testWords,
      proof: proofOf(words),
      share: this.share,
      signature: this.sign(redeemSigningBytes(token, this.id, this.publicKey)),
      ...(setUp === undefined ? {} : { setUp }),
    };
  }

  /** Spends an invitation; throws with the refusal where there is one. */
  async redeem(
    token: string,
    words: string,
    setUp?: RedeemRequest['setUp'],
  ): Promise<SessionAnswer> {
    const response = await post(
      this.#send,
      '/api/invitation/redeem',
      this.redeemRequest(token, words, setUp),
    );
    return this.#keepSession(response, words);
  }

  async signIn(words: string, atMs = this.nowMs()): Promise<SessionAnswer> {
    const nonce = randomId(16);
    const signature = this.sign(sessionSigningBytes(this.id, nonce, atMs));
    const body = { device: this.id, nonce, atMs, proof: proofOf(words), signature };
    return this.#keepSession(await post(this.#send, '/api/session', body), words);
  }

  async #keepSession(response: Response, words: string): Promise<SessionAnswer> {
    if (!response.ok) throw new Error(await response.text());
    this.#words = words;
    this.session = sessionAnswer.parse(await response.json());
    return this.session;
  }

  /** A POST with this device's session. */
  post(path: string, body: unknown): Promise<Response> {
    return post((request) => this.ask(request), path, body, this.session?.session);
  }

  /** What goes along where the session is to be renewed; signed anew each time, as on a phone. */
  renewal(refresh = this.session?.refresh ?? '', nonce = randomId(16)): string {
    const signature = this.sign(renewalSigningBytes(refresh, nonce));
    return renewalText({ refresh, nonce, signature });
  }

  /** Sends a request as the app does: a session that is over is renewed on its back, one that has ended begun anew. */
  async ask(request: Request): Promise<Response> {
    const again = request.clone();
    const response = await this.#askOnce(request);
    if (response.status !== 401 || this.session === undefined || this.#words === undefined)
      return response;
    const { session } = await this.signIn(this.#words);
    again.headers.set('authorization', `Bearer ${session}`);
    return this.#askOnce(again);
  }

  async #askOnce(request: Request): Promise<Response> {
    const { session } = this;
    if (session !== undefined && this.nowMs() >= session.expiresMs)
      request.headers.set(RENEWAL_HEADER, this.renewal());
    const response = await this.#send(request);
    const heard = readRenewed(response.headers.get(RENEWED_HEADER) ?? '');
    if (heard !== undefined && session !== undefined)
      this.session = { ...session, ...heard, expiresMs: this.nowMs() + heard.lastsMs };
    return response;
  }

  async invite(officer: string): Promise<{ token: string; code: string; link: string }> {
    const response = await this.post('/api/invitations', { officer });
    if (!response.ok) throw new Error(await response.text());
    return response.json() as Promise<{ token: string; code: string; link: string }>;
  }

  /** Writes an entry at the end of its chain, as a save on the device does. */
  entry(book: string, changes: readonly Change[], options: EntryOptions = {}): TestEntry {
    const head = this.heads.get(book) ?? { seq: 0, hash: GENESIS_HASH };
    const seq = head.seq + 1;
    const body = {
      book,
      device: this.id,
      life: this.life,
      seq,
      stamp: { ms: options.stampMs ?? this.nowMs(), counter: options.counter ?? 0 },
      officer: this.officer,
      schema: ENTRY_SCHEMA,
      act: options.act ?? TEST_ACT,
      changes,
      ...options.forge,
    };
    const encoded = encodeEntry(body);
    return this.rawEntry(
      book,
      encoded.ok ? encoded.value : new TextEncoder().encode(JSON.stringify(body)),
    );
  }

  /** Any bytes as the next entry of a chain, to send what no app would. */
  rawEntry(book: string, bytes: Uint8Array): TestEntry {
    const head = this.heads.get(book) ?? { seq: 0, hash: GENESIS_HASH };
    const hash = entryHashOf(head.hash, bodyHashOf(bytes));
    const entry = { book, life: this.life, seq: head.seq + 1, prevHash: head.hash, hash, bytes };
    this.heads.set(book, { seq: entry.seq, hash });
    return entry;
  }

  /** A copy of this device's disk: same key, same life, same chains. */
  clone(): TestDevice {
    return new TestDevice(this.#send, this.nowMs, this);
  }

  /** One run for each uninterrupted stretch of one chain. */
  pushBytes(entries: readonly TestEntry[], stubs: ReadonlySet<string> = new Set()): Uint8Array {
    const runs: Run[] = [];
    for (const [index, entry] of entries.entries()) {
      const before = entries[index - 1];
      const last = runs.at(-1);
      const signature = this.sign(entrySigningBytes(entry.hash));
      if (
        last !== undefined &&
        before?.hash === entry.prevHash &&
        before.book === entry.book &&
        before.seq + 1 === entry.seq
      ) {
        last.count += 1;
        last.signature = signature;
      } else {
        const { book, life, seq: firstSeq, prevHash } = entry;
        runs.push({ book, device: this.id, life, firstSeq, count: 1, prevHash, signature });
      }
    }
    const header = { protocol: PROTOCOL_VERSION, nonce: randomId(16), device: this.id, runs };
    const lines = entries.map(({ hash, bytes }) =>
      stubs.has(hash)
        ? Buffer.from(JSON.stringify({ stub: bodyHashOf(bytes) }))
        : Buffer.from(bytes),
    );
    return Buffer.concat([
      Buffer.from(JSON.stringify(header)),
      ...lines.flatMap((line) => [Buffer.from('\n'), line]),
    ]);
  }

  sendPush(bytes: Uint8Array, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.ask(
      new Request(`${ORIGIN}/api/sync/push`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          authorization: `Bearer ${this.session?.session ?? ''}`,
          ...more,
        },
        body: new Uint8Array(gzipSync(bytes)),
      }),
    );
  }

  async push(entries: readonly TestEntry[], stubs?: ReadonlySet<string>): Promise<PushAnswer> {
    const response = await this.sendPush(this.pushBytes(entries, stubs));
    if (!response.ok) throw new Error(await response.text());
    return pushAnswer.parse(await response.json());
  }

  /** The series of this device's life (or of another one) in a dues book, as a phone asks for it. */
  async series(duesBook: string, life = this.life): Promise<string> {
    const response = await this.post('/api/devices/series', {
      life,
      duesBook,
      nonce: randomId(16),
    });
    if (!response.ok) throw new Error(await response.text());
    const { code } = seriesAnswer.parse(await response.json());
    if (life === this.life) this.codes.set(duesBook, code);
    return code;
  }

  /** Writes and pushes in one go. */
  write(book: string, changes: readonly Change[], options?: EntryOptions): Promise<PushAnswer> {
    return this.push([this.entry(book, changes, options)]);
  }

  async pull(
    cursors: readonly { book: string; epoch: string; n: number }[] = [],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Pulled> {
    const body = {
      protocol: PROTOCOL_VERSION,
      nonce: randomId(16),
      device: this.id,
      fold: 'fold-1',
      cursors,
      ...more,
    };
    const response = await this.post('/api/sync/pull', body);
    if (!response.ok) throw new Error(await response.text());
    return parsePull(await response.text());
  }
}

export const parsePull = (text: string): Pulled => {
  const lines: PullLine[] = [];
  const entries: PulledEntry[] = [];
  const raw = text.split('\n').slice(0, -1);
  for (let at = 0; at < raw.length;) {
    const line = pullLine.parse(JSON.parse(raw[at++] ?? ''));
    lines.push(line);
    if (line.line !== 'page') continue;
    for (const item of line.items)
      entries.push({ book: line.book, item, body: item[10] === null ? raw[at++] : undefined });
  }
  return { lines, entries };
};

/** For answers of `app.fetch`, which unlike a browser's are still packed. */
export const unpackedText = async (response: Response): Promise<string> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  switch (response.headers.get('content-encoding')) {
    case 'br':
      return brotliDecompressSync(bytes).toString();
    case 'gzip':
      return gunzipSync(bytes).toString();
    default:
      return bytes.toString();
  }
};
