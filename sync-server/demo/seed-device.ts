/** A device for the seed of practice data: its own key and chains, so that what it wrote is signed like anything else. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { assert } from '#base/assert.ts';
import { base64FromBytes } from '#base/bytes.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
} from '#book/entry.ts';
import type { PracticeEntry } from '#domain/practice/practice-entry.ts';
import { PROTOCOL_VERSION, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { takeIn } from '../push.ts';
import type { PushedEntry } from '../push-body.ts';
import type { ServerContext } from '../server-context.ts';

export class SeedDevice {
  readonly id: string;
  readonly life: string;
  readonly officer: string;
  readonly publicKey: string;
  readonly #key: KeyObject;
  readonly #heads = new Map<string, { readonly seq: number; readonly hash: string }>();

  constructor(server: ServerContext, officer: string) {
    this.id = server.randomId(12);
    this.life = server.randomId(12);
    this.officer = officer;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x } = publicKey.export({ format: 'jwk' });
    assert(x !== undefined, 'an Ed25519 key has a public half');
    this.publicKey = x;
    this.#key = privateKey;
  }

  /** Writes the entries at the end of its chain and pushes them through the judge, like any phone. */
  async write(
    server: ServerContext,
    book: string,
    entries: readonly PracticeEntry[],
  ): Promise<void> {
    for (let at = 0; at < entries.length; at += PUSH_ENTRIES_MAX)
      await this.#push(server, book, entries.slice(at, at + PUSH_ENTRIES_MAX));
  }

  async #push(
    server: ServerContext,
    book: string,
    entries: readonly PracticeEntry[],
  ): Promise<void> {
    const head = this.#heads.get(book) ?? { seq: 0, hash: GENESIS_HASH };
    const pushed: PushedEntry[] = [];
    let prevHash = head.hash;
    for (const [index, entry] of entries.entries()) {
      const seq = head.seq + 1 + index;
      const body = this.#encode(book, seq, entry);
      const bodyHash = bodyHashOf(body);
      const hash = entryHashOf(prevHash, bodyHash);
      pushed.push({ seq, prevHash, hash, bodyHash, body });
      prevHash = hash;
    }
    this.#heads.set(book, { seq: head.seq + entries.length, hash: prevHash });
    const signature = base64FromBytes(sign(null, entrySigningBytes(prevHash), this.#key));
    const { id: device, life, officer } = this;
    const run = {
      book,
      device,
      life,
      firstSeq: head.seq + 1,
      count: entries.length,
      prevHash: head.hash,
      signature,
    };
    const header = { protocol: PROTOCOL_VERSION, nonce: server.randomId(16), device, runs: [run] };
    const session = { officer, device, expiresMs: Number.MAX_SAFE_INTEGER };
    // Made by the server itself, before anybody signs in.
    const asMade = { header, runs: [{ run, entries: pushed }] };
    const answer = await takeIn(server, session, asMade, async () => 'enough');
    const refused = answer.ok
      ? answer.value.verdicts.find(({ ruling }) => ruling !== 'accepted')
      : answer.error;
    if (refused !== undefined)
      throw new Error(`practice data for ${book} refused: ${JSON.stringify(refused)}`);
  }

  #encode(
    book: string,
    seq: number,
    { act, group, changes, atMs }: PracticeEntry,
  ): ReturnType<typeof bytesOf> {
    const { id: device, life, officer } = this;
    const body = {
      book,
      device,
      life,
      seq,
      stamp: { ms: atMs, counter: 0 },
      officer,
      schema: ENTRY_SCHEMA,
      act,
      changes,
    };
    return bytesOf(group === undefined ? body : { ...body, group });
  }
}

const bytesOf = (body: Parameters<typeof encodeEntry>[0]): Uint8Array<ArrayBuffer> => {
  const encoded = encodeEntry(body);
  assert(encoded.ok, 'practice entries are within the bounds of an entry');
  return encoded.value;
};
