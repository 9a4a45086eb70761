/** What a sync server would send: snapshots, signed pages, the directory; signed with a key of the bench's own. */
import { assert } from '#base/assert.ts';
import { utf8FromText } from '#base/bytes.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  type EntryBody,
} from '#book/entry.ts';
import { packRecords } from '#book/packed-records.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import {
  pageSigningBytes,
  type DirectoryItem,
  type PageItem,
  type PageLine,
  type SnapshotLine,
} from '#protocol/pull.ts';
import { PAGE_BYTES_MAX, PAGE_ENTRIES_MAX, SNAPSHOT_RECORDS_MAX } from '#protocol/version.ts';
import { nobleSigner } from '#replica/noble-signer.ts';
import { DUES, ROSTER, UNIT, type MadeUpEntry } from './made-up-books.ts';

const EPOCH = { startedMs: Date.UTC(2026, 0, 1), id: 'epochOfTheBench1' };
const AUTHOR = {
  device: 'deviceOfOthers01',
  life: 'lifeOfOthers0001',
  officer: 'officerOfOthers1',
};
const NOW_MS = Date.UTC(2026, 11, 20);

export interface SentPage {
  readonly page: PageLine;
  readonly bodies: readonly Uint8Array[];
}

interface BookState {
  n: number;
  digest: string;
  seq: number;
  hash: string;
}

export const madeUpServer = () => {
  const key = nobleSigner(new Uint8Array(32).fill(11));
  const author = nobleSigner(new Uint8Array(32).fill(12));
  const stateByBook = new Map<string, BookState>();
  const stateOf = (book: string): BookState => {
    const state = stateByBook.get(book) ?? {
      n: 0,
      digest: EMPTY_DIGEST,
      seq: 0,
      hash: GENESIS_HASH,
    };
    stateByBook.set(book, state);
    return state;
  };

  return {
    publicKey: key.publicKey,
    hello: { epoch: EPOCH, nowMs: NOW_MS, books: [ROSTER, DUES] },

    /** The office entry that names the other officer's device, so that its signatures can be checked. */
    directory: (): readonly DirectoryItem[] => {
      const body = JSON.stringify({
        book: `office.${UNIT}`,
        device: 'server',
        life: EPOCH.id,
        seq: 1,
        stamp: { ms: EPOCH.startedMs, counter: 0 },
        officer: 'server',
        schema: ENTRY_SCHEMA,
        act: 'enrolDevice',
        changes: [
          {
            type: 'device',
            id: AUTHOR.device,
            set: {
              officer: AUTHOR.officer,
              publicKey: author.publicKey,
              lives: [AUTHOR.life],
              label: 'máy của tổ trưởng',
            },
          },
        ],
      });
      const hash = entryHashOf(GENESIS_HASH, bodyHashOf(utf8FromText(body)));
      const signature = key.sign(entrySigningBytes(hash));
      return [{ book: `office.${UNIT}`, n: 1, body, prevHash: GENESIS_HASH, after: [], signature }];
    },

    /** The whole book as it stands after these records; pages go on from there. */
    snapshot: (book: string, records: readonly FoldedRecord[]): readonly SnapshotLine[] => {
      const last = records.at(-1)?.changes[0]?.order;
      assert(last !== undefined, 'a book with something in it');
      const { seq, hash } = last;
      const state: BookState = { n: seq, digest: bodyHashOf(utf8FromText(book)), seq, hash };
      stateByBook.set(book, state);
      const { n, digest } = state;
      const signature = key.sign(pageSigningBytes({ epoch: EPOCH.id, book, n, digest }));
      const parts = Math.ceil(records.length / SNAPSHOT_RECORDS_MAX);
      return Array.from({ length: parts }, (_, part) => ({
        line: 'snapshot' as const,
        book,
        epoch: EPOCH.id,
        n,
        part,
        parts,
        records: packRecords(
          records.slice(part * SNAPSHOT_RECORDS_MAX, (part + 1) * SNAPSHOT_RECORDS_MAX),
        ),
        heads: part === parts - 1 ? [{ device: AUTHOR.device, life: AUTHOR.life, seq, hash }] : [],
        digest,
        signature,
      }));
    },

    /** The next entries of a book, in pages cut as the real server cuts them. */
    pages: (book: string, entries: readonly MadeUpEntry[], atMs: number): readonly SentPage[] => {
      const state = stateOf(book);
      const pages: SentPage[] = [];
      let at = 0;
      while (at < entries.length) {
        const from = state.n;
        const bodies: Uint8Array[] = [];
        const items: PageItem[] = [];
        let bytes = 0;
        while (at < entries.length && items.length < PAGE_ENTRIES_MAX && bytes < PAGE_BYTES_MAX) {
          const { act, changes } = entries[at] ?? { act: '', changes: [] };
          const ms = atMs + at;
          const body: EntryBody = {
            book,
            device: AUTHOR.device,
            life: AUTHOR.life,
            seq: state.seq + 1,
            stamp: { ms, counter: 0 },
            officer: AUTHOR.officer,
            schema: ENTRY_SCHEMA,
            act,
            changes,
          };
          const encoded = encodeEntry(body);
          assert(encoded.ok, 'an entry of the bench is small');
          state.n += 1;
          state.seq += 1;
          state.hash = entryHashOf(state.hash, bodyHashOf(encoded.value));
          const effective = { ms, counter: 0 };
          state.digest = extendDigest(state.digest, {
            ...{ n: state.n, hash: state.hash, effective, ruling: 'accepted' },
          });
          const { device, life } = AUTHOR;
          items.push([state.n, device, life, life, state.seq, ms, 0, ms, 'accepted', null, null]);
          bodies.push(encoded.value);
          bytes += encoded.value.length;
          at += 1;
        }
        const { n, digest } = state;
        const signed = { epoch: EPOCH.id, book, n, digest };
        const head = author.sign(entrySigningBytes(state.hash));
        pages.push({
          page: {
            line: 'page',
            book,
            epoch: EPOCH.id,
            from,
            to: n,
            end: n,
            items,
            heads: [{ device: AUTHOR.device, life: AUTHOR.life, after: [], signature: head }],
            digest,
            signature: key.sign(pageSigningBytes(signed)),
          },
          bodies,
        });
      }
      return pages;
    },
  };
};

export type MadeUpServer = ReturnType<typeof madeUpServer>;
