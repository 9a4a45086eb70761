/** One page of a book: its items, the next signed head of each chain in it, the signed digest at its end. */
import type { BookId } from '#book/book-id.ts';
import { textFromUtf8 } from '#base/bytes.ts';
import { assert } from '#base/assert.ts';
import { pageSigningBytes, type PageItem, type PageLine } from '#protocol/pull.ts';
import { PAGE_BYTES_MAX, PAGE_ENTRIES_MAX } from '#protocol/version.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import type { OfficeState } from './office-state.ts';
import { derivedLifeOf } from './run-admission.ts';
import type { ServerContext } from './server-context.ts';

export interface Page {
  readonly line: PageLine;
  /** The bytes of the bodies that follow the line, in the order of its items. */
  readonly bodies: readonly string[];
  readonly entries: readonly StoredEntry[];
}

/**
 * @param after the reader's position
 * @param end where the book ended when the pull began
 * @param reader the officer who pulls
 */
export const pageAfter = async (
  server: ServerContext,
  {
    book,
    after,
    end,
    reader,
  }: {
    readonly book: BookId;
    readonly after: number;
    readonly end: number;
    readonly reader: string;
  },
): Promise<Page | undefined> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const entries = keepAdmissionsTogether(
    await committed.entriesAfter(book, after, {
      entriesMax: PAGE_ENTRIES_MAX,
      bytesMax: PAGE_BYTES_MAX,
    }),
    end,
  );
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  const bodies = entries.map((entry) => bodyFor(office, reader, entry));
  const epoch = server.epoch.id;
  const { n, digest } = last;
  const line: PageLine = {
    line: 'page',
    book,
    epoch,
    from: after,
    to: n,
    end,
    items: entries.map((entry, index) => itemOf(entry, bodies[index] !== undefined)),
    heads: await headsOf(committed, book, entries),
    digest,
    signature: server.key.sign(pageSigningBytes({ epoch, book, n, digest })),
  };
  return { line, bodies: bodies.filter((body) => body !== undefined), entries };
};

/** An admitted entry gets its hash from the `admitHeld` before it, so the two are not torn apart. */
const keepAdmissionsTogether = (
  found: readonly StoredEntry[],
  end: number,
): readonly StoredEntry[] => {
  const entries = found.filter(({ n }) => n <= end);
  const cut = (entries.at(-1)?.n ?? end) < end;
  // The last item may be an `admitHeld` whose entry would open the next page; it waits for it.
  return cut && entries.length > 1 && entries.at(-1)?.admission === false
    ? entries.slice(0, -1)
    : entries;
};

const itemOf = (entry: StoredEntry, hasBody: boolean): PageItem => [
  entry.n,
  entry.device,
  entry.life,
  entry.signedLife,
  entry.seq,
  entry.effective.ms,
  entry.effective.counter,
  entry.receivedMs,
  entry.ruling,
  entry.reason,
  hasBody ? null : entry.bodyHash,
];

/** What is in custody or quarantine is read by its author alone; everybody else gets the body's hash. */
const bodyFor = (office: OfficeState, reader: string, entry: StoredEntry): string | undefined => {
  if (entry.body === null) return undefined;
  if (entry.ruling !== 'accepted' && office.device(entry.device)?.officer !== reader)
    return undefined;
  const text = textFromUtf8(entry.body);
  // A body that is not UTF-8 would not survive a line of text; its hash does.
  return text.ok ? text.value : undefined;
};

const headsOf = async (
  committed: BookReader,
  book: BookId,
  entries: readonly StoredEntry[],
): Promise<PageLine['heads']> => {
  const lastByChain = new Map<string, StoredEntry>();
  const prevByFork = new Map<string, string>();
  for (const entry of entries) {
    if (entry.admission) continue;
    const chain = `${entry.device}|${entry.life}`;
    lastByChain.set(chain, entry);
    if (entry.life === derivedLifeOf(entry.hash)) prevByFork.set(chain, entry.prevHash);
  }
  const heads: PageLine['heads'] = [];
  for (const [chain, { device, life, seq }] of lastByChain) {
    const [own, ...later] = await committed.chainToSignature(book, device, life, seq);
    const signature = later.at(-1)?.signature ?? own?.signature ?? null;
    assert(signature !== null, 'every run ends in a signed entry');
    const head = { device, life, after: later.map(({ bodyHash }) => bodyHash), signature };
    const prev = prevByFork.get(chain);
    // Where a fork's tail begins, the reader could not guess what it hangs on.
    heads.push(prev === undefined ? head : { ...head, prev });
  }
  return heads;
};
