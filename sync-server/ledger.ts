/** Writes positions within one transaction: receipt times that rise, digests that run, what counts folded in. */
import type { BookId } from '#book/book-id.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import { orderOf, parseEntry, placedChangesOf, type EntryBody } from '#book/entry.ts';
import { valuesOf } from '#crdt/fold.ts';
import { effectiveStamp, type Stamp } from '#crdt/stamp.ts';
import { assert } from '#base/assert.ts';
import { deviceLoss as deviceLossType } from '#domain/office/device-loss.ts';
import { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import type { BookEnd, BookWriter, StoredEntry } from './book-store.ts';
import { namesReader } from './case-readers.ts';
import { auditPlaced } from './entry-audit.ts';
import { noteHistory } from './history-index.ts';
import type { Judgement } from './judge.ts';
import { isOfficeBook, type OfficeState } from './office-state.ts';

export interface Placed extends Pick<
  StoredEntry,
  | 'book'
  | 'device'
  | 'life'
  | 'signedLife'
  | 'seq'
  | 'hash'
  | 'prevHash'
  | 'bodyHash'
  | 'body'
  | 'signature'
> {
  /** As signed; undefined where the body cannot be read. */
  readonly stamp: Stamp | undefined;
  /** Effective stamp of the entry before it in its chain. */
  readonly before: Stamp | undefined;
}

export class Ledger {
  readonly #tx: BookWriter;
  readonly #nowMs: number;
  readonly #ends = new Map<BookId, BookEnd>();
  /** Whether a unit was written down or moved. */
  hasFounded = false;
  /** Whose rights were ended: what their devices hold open ends with the transaction. */
  readonly revoked = new Set<string>();
  /** Devices that were called lost: theirs ends too. */
  readonly lost = new Set<string>();
  /** A layer of this transaction alone. */
  readonly office: OfficeState;

  constructor(tx: BookWriter, office: OfficeState, nowMs: number) {
    this.#tx = tx;
    this.office = office;
    this.#nowMs = nowMs;
  }

  /** Books this transaction wrote in, with their new ends. */
  touched(): readonly BookEnd[] {
    return [...this.#ends.values()];
  }

  /** Gives an entry its position; where it counts, it is folded into what the server knows. */
  async place(
    placed: Placed,
    judgement: Judgement,
    body: EntryBody | undefined,
  ): Promise<StoredEntry> {
    const { stamp, before, ...rest } = placed;
    const receivedMs = await this.#nextReceivedMs(placed.book);
    const signed = stamp ?? { ms: receivedMs, counter: 0 };
    const entry = await this.#append({
      ...rest,
      ...judgement,
      receivedMs,
      effective: effectiveStamp(signed, receivedMs, before),
      admission: false,
    });
    if (body !== undefined) await noteHistory(this.#tx, entry, body);
    await this.#audit(entry, body);
    if (judgement.ruling === 'accepted' && body !== undefined) await this.#count(entry, body);
    return entry;
  }

  /**
   * Gives an entry that is in custody or quarantine a better judgement: it stands a second time, right
   * behind the decision that named it (`admitHeld`, `holdQuarantined`), with its old effective stamp, its
   * chain's place and its body. A page carries it like any other item; a reader knows it by a seq its
   * chain has already passed, and its hash by the decision in the item before. Digests, cursors and
   * resumed pulls need no other rule.
   */
  async judgeAgain(known: StoredEntry, judgement: Judgement): Promise<StoredEntry | undefined> {
    const parsed = known.body === null ? undefined : parseEntry(known.body);
    if (parsed?.ok !== true || (await this.#tx.isAccepted(known.book, known.hash)))
      return undefined;
    const entry = await this.#append({
      ...known,
      ...judgement,
      receivedMs: await this.#nextReceivedMs(known.book),
      admission: true,
    });
    await noteHistory(this.#tx, entry, parsed.value);
    await this.#audit(entry, parsed.value);
    if (judgement.ruling === 'accepted') await this.#count(entry, parsed.value);
    return entry;
  }

  /** Puts back what a page under the server's own signature proves: as it was judged, with the stamp it had. */
  async putBack(
    proven: Omit<StoredEntry, 'n' | 'digest'>,
    body: EntryBody | undefined,
  ): Promise<StoredEntry> {
    const end = this.#ends.get(proven.book) ?? (await this.#tx.end(proven.book));
    // The digest does not cover it: a time that has not been yet would stop the clock of the book for good. It does cover
    // the effective stamp, which was no later: of a server whose clock is behind now, that much is believed.
    const saidMs = Math.min(proven.receivedMs, Math.max(this.#nowMs, proven.effective.ms));
    const receivedMs = Math.max(saidMs, (end?.lastReceivedMs ?? 0) + 1);
    const entry = await this.#append({ ...proven, receivedMs });
    if (body !== undefined) await noteHistory(this.#tx, entry, body);
    await this.#audit(entry, body);
    if (entry.ruling === 'accepted' && body !== undefined) await this.#count(entry, body);
    return entry;
  }

  /** Lets a held entry count, on a person's word. */
  async admit(held: StoredEntry): Promise<void> {
    await this.judgeAgain(held, { ruling: 'accepted', reason: null });
  }

  #audit(entry: StoredEntry, body: EntryBody | undefined): Promise<void> {
    return auditPlaced({ tx: this.#tx, office: this.office, nowMs: this.#nowMs }, entry, body);
  }

  async #nextReceivedMs(book: BookId): Promise<number> {
    const end = this.#ends.get(book) ?? (await this.#tx.end(book));
    return Math.max(this.#nowMs, (end?.lastReceivedMs ?? 0) + 1);
  }

  async #append(item: Omit<StoredEntry, 'n' | 'digest'>): Promise<StoredEntry> {
    const end = this.#ends.get(item.book) ?? (await this.#tx.end(item.book));
    const n = (end?.n ?? 0) + 1;
    const digest = extendDigest(end?.digest ?? EMPTY_DIGEST, { ...item, n });
    const entry = { ...item, n, digest };
    await this.#tx.append(entry);
    this.#ends.set(item.book, { book: item.book, n, lastReceivedMs: item.receivedMs, digest });
    return entry;
  }

  async #count(entry: StoredEntry, body: EntryBody): Promise<void> {
    const order = orderOf(body, entry.hash, entry.effective);
    for (const { type, id, change } of placedChangesOf(body, order)) {
      await this.#markWritten(entry.book, type, id, change.set);
      if (type === unitType.type) this.hasFounded = true;
      if (isOfficeBook(entry.book) || namesReader(entry.book, type))
        await this.#tx.putOffice(entry.book, this.office.add(entry.book, type, id, change));
      if (type === revocationType.type) this.#noteRevoked(entry.book, change.set['grant']);
      if (type === deviceLossType.type) this.#noteLost(change.set['device']);
    }
    assert(entry.ruling === 'accepted', 'only what is accepted counts');
  }

  #noteRevoked(book: BookId, grant: unknown): void {
    const record =
      typeof grant === 'string' ? this.office.record(book, grantType.type, grant) : undefined;
    const { officer } = record === undefined ? {} : valuesOf(grantType, record);
    if (officer !== undefined) this.revoked.add(officer);
  }

  #noteLost(device: unknown): void {
    if (typeof device === 'string' && this.office.isLost(device)) this.lost.add(device);
  }

  async #markWritten(book: BookId, type: string, id: string, set: object): Promise<void> {
    const fields = writeOnceFields(type, set);
    if (fields.length === 0) return;
    const known = await this.#tx.writtenFields(book, type, id);
    const fresh = fields.filter((field) => !known.includes(field));
    if (fresh.length > 0) await this.#tx.setWrittenFields(book, type, id, [...known, ...fresh]);
  }
}

export const writeOnceFields = (type: string, set: object): readonly string[] => {
  const fields = recordTypeByName(type)?.fields ?? {};
  return Object.keys(set).filter(
    (field) => Object.hasOwn(fields, field) && fields[field]?.rule === 'writeOnce',
  );
};
