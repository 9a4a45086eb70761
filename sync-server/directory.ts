/** Who wrote in a book, and by what right: signed office entries that travel along with its pages. */
import { parseBookId, type BookId } from '#book/book-id.ts';
import { textFromUtf8 } from '#base/bytes.ts';
import type { DirectoryItem } from '#protocol/pull.ts';
import { mayOpen } from '#domain/access.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import type { DeviceFacts } from './office-facts.ts';
import { officeBookOf, type OfficeState } from './office-state.ts';
import { SERVER_DEVICE } from './server-context.ts';

/** A right is named whatever its dates. */
const SOME_DAY = '2000-01-01';

/** Collects over one pull; each office entry is sent once. */
export class Directory {
  readonly #office: OfficeState;
  readonly #committed: BookReader;
  /** `office book|entry hash` of what is wanted. */
  readonly #wanted = new Set<string>();
  readonly #sent = new Set<string>();
  readonly #known = new Set<string>();

  constructor(office: OfficeState, committed: BookReader) {
    this.#office = office;
    this.#committed = committed;
  }

  /** What a reader needs before it can check these devices' entries in the book, as far as it has not come yet. */
  async before(book: BookId, devices: Iterable<string>): Promise<readonly DirectoryItem[]> {
    for (const device of new Set(devices)) this.#want(book, device);
    const items: DirectoryItem[] = [];
    // Grows while it is walked: whoever gave a right is a device to be known as well.
    for (const key of this.#wanted) {
      if (this.#sent.has(key)) continue;
      this.#sent.add(key);
      const [office = '', hash = ''] = key.split('|');
      const entry = await this.#committed.entryByHash(office, hash);
      if (entry === undefined) continue;
      this.#wantDevice(entry.device);
      const item = await this.#itemOf(entry);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  #want(book: BookId, id: string): void {
    const device = this.#wantDevice(id);
    const name = parseBookId(book);
    if (device === undefined || !name.ok || this.#known.has(`${book}|${id}`)) return;
    this.#known.add(`${book}|${id}`);
    const path = this.#office.pathOf(name.value.unit) ?? [];
    const referredTo = this.#office.readers.everReferredTo(book);
    // The rights by which it could write here, whenever that was; its other rights concern other books.
    for (const grant of this.#office.grantsEver(device.officer)) {
      const then = { ...grant, from: SOME_DAY, until: null };
      if (!mayOpen([then], book, path, SOME_DAY, true, referredTo)) continue;
      this.#wantRecord(grant.book, 'grant', grant.id);
      const revocation = this.#office.revocationOf(grant.book, grant.id);
      if (revocation !== undefined) this.#wantRecord(grant.book, 'revocation', revocation.id);
    }
    for (const series of this.#office.seriesOf(id))
      if (series.duesBook === book)
        this.#wantRecord(officeBookOf(name.value.unit), 'series', series.id);
  }

  #wantDevice(id: string): DeviceFacts | undefined {
    const device = id === SERVER_DEVICE ? undefined : this.#office.device(id);
    if (device !== undefined) this.#wantRecord(device.book, 'device', id);
    return device;
  }

  #wantRecord(book: BookId, type: string, id: string): void {
    for (const { order } of this.#office.record(book, type, id)?.changes ?? [])
      this.#wanted.add(`${book}|${order.hash}`);
  }

  async #itemOf(entry: StoredEntry): Promise<DirectoryItem | undefined> {
    const { book, n, device, life, seq, prevHash } = entry;
    const body = entry.body === null ? undefined : textFromUtf8(entry.body);
    const [own, ...later] = await this.#committed.chainToSignature(book, device, life, seq);
    const signature = later.at(-1)?.signature ?? own?.signature ?? null;
    if (body?.ok !== true || signature === null) return undefined;
    return {
      book,
      n,
      body: body.value,
      prevHash,
      after: later.map(({ bodyHash }) => bodyHash),
      signature,
    };
  }
}
