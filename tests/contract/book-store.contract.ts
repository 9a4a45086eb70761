/** What every store of books must do, whatever database it is: run over each adapter by its own test file. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMPTY_DIGEST } from '#book/digest.ts';
import type { AuditRow, BookStore, StoredEntry } from '#server/book-store.ts';

export interface StoreUnderTest {
  readonly store: BookStore;
  readonly discard: () => Promise<void>;
}

const BOOK = 'roster.unit1';
const text = new TextEncoder();

const entryAt = (n: number, more: Partial<StoredEntry> = {}): StoredEntry => ({
  book: BOOK,
  n,
  device: 'device1',
  life: 'life1',
  signedLife: 'life1',
  seq: n,
  hash: `hash${n}`,
  prevHash: `hash${n - 1}`,
  bodyHash: `body${n}`,
  body: text.encode(`{"n":${n}}`),
  effective: { ms: 1000 + n, counter: 0 },
  receivedMs: 2000 + n,
  ruling: 'accepted',
  reason: null,
  signature: n % 3 === 0 ? `signature${n}` : null,
  digest: EMPTY_DIGEST,
  admission: false,
  ...more,
});

const all = { entriesMax: 1000, bytesMax: 1_000_000 };

export const bookStoreContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`a book store: ${name}`, () => {
    let under: StoreUnderTest;
    let store: BookStore;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.discard());

    const append = (...entries: readonly StoredEntry[]) =>
      store.write(async (tx) => {
        for (const entry of entries) await tx.append(entry);
      });

    test('of many who write at once one that fails takes nobody else with it, and each goes on from the one before', async () => {
      const written = Array.from({ length: 40 }, (_, at) =>
        store.write(async (tx) => {
          const n = ((await tx.end(BOOK))?.n ?? 0) + 1;
          const { seq = 0 } = (await tx.head(BOOK, 'device1', 'life1')) ?? {};
          expect(seq).toBe(n - 1);
          await tx.append(entryAt(n));
          await tx.setWrittenFields(BOOK, 'receipt', `r${n}`, [`by${at}`]);
          await new Promise((resume) => setTimeout(resume, at % 7 === 0 ? 2 : 0));
          if (at % 5 === 3) throw new Error(`not ${at}`);
          return { n, at };
        }),
      );
      const settled = await Promise.allSettled(written);
      // Whoever comes first: several connections keep no line.
      const placed = settled
        .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
        .sort((a, b) => a.n - b.n);
      const numbers = placed.map(({ n }) => n);
      expect(numbers).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
      expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(8);
      expect((await store.committed.entriesAfter(BOOK, 0, all)).map(({ n }) => n)).toEqual(numbers);
      expect((await store.committed.head(BOOK, 'device1', 'life1'))?.seq).toBe(32);
      for (const { n, at } of placed)
        expect(await store.committed.writtenFields(BOOK, 'receipt', `r${n}`)).toEqual([`by${at}`]);
    });

    test('what was written of the office is committed before anybody else works on it', async () => {
      const record = { type: 'unit', id: 'unit1', changes: [] };
      const seen = await Promise.all(
        Array.from({ length: 6 }, (_, at) =>
          store.write(async (tx) => {
            const [mine, all] = [await tx.officeSince(0), await store.committed.officeSince(0)];
            expect(mine).toEqual(all);
            if (at % 2 === 0) await tx.putOffice('office.unit1', { ...record, id: `unit${at}` });
            return { wrote: at % 2 === 0, before: mine.length };
          }),
        ),
      );
      const writers = seen.filter(({ wrote }) => wrote).map(({ before }) => before);
      expect(writers.sort((a, b) => a - b)).toEqual([0, 1, 2]);
      expect((await store.committed.officeSince(0)).map(({ version }) => version)).toEqual([
        1, 2, 3,
      ]);
    });

    test('keeps the log of who did what: by number, by time and officer, each name once, and its last signature', async () => {
      const rowAt = (n: number, officer: string | null): AuditRow => ({
        ...{ n, atMs: 1000 + Math.floor(n / 2), what: 'signed-in', officer, device: 'device1' },
        ...{ book: null, about: null, saidMs: n === 2 ? 900 : null },
        ...{ prevHash: `hash${n - 1}`, hash: `hash${n}` },
      });
      const rows = [rowAt(1, 'mai'), rowAt(2, 'lan'), rowAt(3, null), rowAt(4, 'mai')];
      await store.write(async (tx) => {
        for (const row of rows) await tx.appendAudit(row, row.n === 2 ? 'once' : null);
        for (const n of [2, 4])
          await tx.putAuditHead({ n, hash: `hash${n}`, atMs: 5, signature: `s${n}` });
      });
      const { committed } = store;
      expect(await committed.auditEnd()).toEqual(rows[3]);
      expect(await committed.auditAfter(1, 2)).toEqual([rows[1], rows[2]]);
      const within = { fromMs: 1001, toMs: 1002, officer: null, skip: 0, rowsMax: 9 };
      expect(await committed.auditWithin(within)).toEqual([rows[3], rows[2], rows[1]]);
      expect(await committed.auditWithin({ ...within, skip: 1, rowsMax: 1 })).toEqual([rows[2]]);
      expect(await committed.auditWithin({ ...within, officer: 'mai' })).toEqual([rows[3]]);
      expect([await committed.hasAudit('once'), await committed.hasAudit('other')]).toEqual([
        true,
        false,
      ]);
      expect((await committed.auditHeads()).map(({ n }) => n)).toEqual([2, 4]);
      expect((await committed.lastAuditHead())?.signature).toBe('s4');
      const again = store.write((tx) => tx.appendAudit(rowAt(5, 'mai'), 'once'));
      await expect(again).rejects.toThrow();
    });

    test('keeps entries byte for byte and in order', async () => {
      await append(
        entryAt(1),
        entryAt(2),
        entryAt(3, { body: null, ruling: 'quarantined', reason: 'stub' }),
      );
      expect(await store.committed.entriesAfter(BOOK, 0, all)).toEqual([
        entryAt(1),
        entryAt(2),
        entryAt(3, { body: null, ruling: 'quarantined', reason: 'stub' }),
      ]);
      expect(await store.committed.entriesAfter(BOOK, 2, all)).toHaveLength(1);
      expect(await store.committed.entriesAfter('roster.unit2', 0, all)).toEqual([]);
    });

    test('moves the end of the book and the head of the chain with each entry', async () => {
      await append(entryAt(1), entryAt(2, { digest: 'd2' }));
      expect(await store.committed.end(BOOK)).toEqual({
        book: BOOK,
        n: 2,
        lastReceivedMs: 2002,
        digest: 'd2',
      });
      expect(await store.committed.head(BOOK, 'device1', 'life1')).toEqual({
        device: 'device1',
        life: 'life1',
        signedLife: 'life1',
        seq: 2,
        hash: 'hash2',
        effective: { ms: 1002, counter: 0 },
      });
      expect(await store.committed.end('dues.unit1')).toBeUndefined();
      expect(await store.committed.head(BOOK, 'device1', 'life2')).toBeUndefined();
    });

    test('a transaction sees what it has moved itself; of one that failed the next sees nothing', async () => {
      await append(entryAt(1));
      const seenBy = (reader: BookStore['committed']) =>
        Promise.all([
          reader.end(BOOK).then((end) => end?.n),
          reader.ends().then((ends) => ends.map(({ n }) => n)),
          reader.head(BOOK, 'device1', 'life1').then((head) => head?.seq),
          reader.writtenFields(BOOK, 'member', 'm1'),
        ]);
      const failing = store.write(async (tx) => {
        expect(await seenBy(tx)).toEqual([1, [1], 1, []]);
        await tx.append(entryAt(2));
        await tx.setWrittenFields(BOOK, 'member', 'm1', ['fullName']);
        expect(await seenBy(tx)).toEqual([2, [2], 2, ['fullName']]);
        expect(await seenBy(store.committed)).toEqual([1, [1], 1, []]);
        throw new Error('the phone was gone');
      });
      await expect(failing).rejects.toThrow('the phone was gone');
      await store.write(async (tx) => {
        expect(await seenBy(tx)).toEqual([1, [1], 1, []]);
        await tx.append(entryAt(2));
      });
      expect(await seenBy(store.committed)).toEqual([2, [2], 2, []]);
    });

    test('an admission takes a position and no place in a chain', async () => {
      await append(entryAt(1, { ruling: 'held', reason: 'right-ended' }), entryAt(2));
      await append(entryAt(3, { seq: 1, hash: 'hash1', admission: true }));
      expect((await store.committed.head(BOOK, 'device1', 'life1'))?.seq).toBe(2);
      expect((await store.committed.entryByHash(BOOK, 'hash1'))?.n).toBe(1);
      expect(await store.committed.isAccepted(BOOK, 'hash1')).toBe(true);
      expect((await store.committed.end(BOOK))?.n).toBe(3);
      expect(await store.committed.chainToSignature(BOOK, 'device1', 'life1', 1)).toHaveLength(2);
    });

    test('what is held does not count as accepted', async () => {
      await append(entryAt(1, { ruling: 'held', reason: 'right-ended' }));
      expect(await store.committed.isAccepted(BOOK, 'hash1')).toBe(false);
    });

    test('what is unsettled is listed until a later position settles it', async () => {
      const held = { ruling: 'held', reason: 'right-ended' } as const;
      const odd = { ruling: 'quarantined', reason: 'unknown-type' } as const;
      await append(
        entryAt(1, odd),
        entryAt(2),
        entryAt(3, held),
        entryAt(4, { ...odd, device: 'device2', seq: 1 }),
      );
      const found = async (more: { upTo?: number; device?: string | null; after?: number } = {}) =>
        (
          await store.committed.unsettled(BOOK, {
            after: 0,
            upTo: 100,
            device: null,
            entriesMax: 10,
            ...more,
          })
        ).map(({ n }) => n);
      expect(await found()).toEqual([1, 3, 4]);
      expect(await found({ after: 1, upTo: 3 })).toEqual([3]);
      expect(await found({ device: 'device2' })).toEqual([4]);
      // Judged again: held at its second position, then let in at a third.
      await append(entryAt(5, { ...held, seq: 1, hash: 'hash1', admission: true }));
      expect(await found()).toEqual([3, 4, 5]);
      expect((await store.committed.latestByHash(BOOK, 'hash1'))?.ruling).toBe('held');
      await append(entryAt(6, { seq: 1, hash: 'hash1', admission: true }));
      expect(await found()).toEqual([3, 4]);
      // A reader who stands at an earlier position still has to be told what was open then.
      expect(await found({ upTo: 4 })).toEqual([1, 3, 4]);
      expect((await store.committed.entryByHash(BOOK, 'hash1'))?.n).toBe(1);
      expect(await store.committed.latestByHash(BOOK, 'nobody')).toBeUndefined();
      expect(
        await store.committed.unsettled('roster.unit2', {
          after: 0,
          upTo: 9,
          device: null,
          entriesMax: 9,
        }),
      ).toEqual([]);
    });

    test('a transaction that fails leaves nothing behind', async () => {
      await expect(
        store.write(async (tx) => {
          await tx.append(entryAt(1));
          await tx.putNote('kind', 'key', 'value', null);
          throw new Error('in the middle');
        }),
      ).rejects.toThrow('in the middle');
      expect(await store.committed.end(BOOK)).toBeUndefined();
      expect(await store.committed.note('kind', 'key', 0)).toBeUndefined();
      await append(entryAt(1));
      expect((await store.committed.end(BOOK))?.n).toBe(1);
    });

    test('nobody sees a transaction before it is committed, and the next one waits for it', async () => {
      let go = (): void => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      const first = store.write(async (tx) => {
        await tx.append(entryAt(1));
        await gate;
      });
      const second = store.write(async (tx) => (await tx.end(BOOK))?.n);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await store.committed.end(BOOK)).toBeUndefined();
      go();
      await first;
      expect(await second).toBe(1);
    });

    test('the same position is never given twice', async () => {
      await append(entryAt(1));
      await expect(append(entryAt(1, { hash: 'other', seq: 2 }))).rejects.toThrow();
      await expect(append(entryAt(2, { hash: 'other', seq: 1 }))).rejects.toThrow();
      expect((await store.committed.end(BOOK))?.n).toBe(1);
    });

    test('a page is cut at so many entries or bytes, and has at least one', async () => {
      await append(...[1, 2, 3, 4, 5].map((n) => entryAt(n)));
      const found = (entriesMax: number, bytesMax: number) =>
        store.committed.entriesAfter(BOOK, 0, { entriesMax, bytesMax });
      expect(await found(2, 1000)).toHaveLength(2);
      expect(await found(100, 15)).toHaveLength(2);
      expect(await found(100, 1)).toHaveLength(1);
    });

    test('a chain is followed up to the first signature', async () => {
      await append(...[1, 2, 3, 4].map((n) => entryAt(n)));
      expect(await store.committed.chainToSignature(BOOK, 'device1', 'life1', 2)).toEqual([
        { bodyHash: 'body2', signature: null },
        { bodyHash: 'body3', signature: 'signature3' },
      ]);
    });

    test('heads of every chain at an earlier position', async () => {
      await append(entryAt(1), entryAt(2, { device: 'device2', seq: 1 }), entryAt(3, { seq: 2 }));
      const heads = await store.committed.headsAt(BOOK, 2);
      expect(heads.map(({ device, seq }) => [device, seq])).toEqual([
        ['device1', 1],
        ['device2', 1],
      ]);
    });

    test('a signature and a body that come later are added', async () => {
      await append(entryAt(1, { body: null, signature: null }));
      await store.write(async (tx) => {
        await tx.setSignature(BOOK, 1, 'late');
        await tx.setBody(BOOK, 1, text.encode('late body'));
        await tx.setBody(BOOK, 1, text.encode('another body'));
      });
      const entry = await store.committed.entryByHash(BOOK, 'hash1');
      expect(entry?.signature).toBe('late');
      expect(new TextDecoder().decode(entry?.body ?? undefined)).toBe('late body');
    });

    test('the history of a record: what was noted for it, newest first, in portions', async () => {
      await append(...[1, 2, 3, 4, 5].map((n) => entryAt(n)));
      await store.write(async (tx) => {
        for (const n of [1, 3, 5]) await tx.putHistory(BOOK, n, ['member1', 'consent1']);
        await tx.putHistory(BOOK, 4, ['member2']);
        await tx.putHistory(BOOK, 5, ['member1']);
      });
      const found = async (
        record: string,
        more: {
          before?: number;
          entriesMax?: number;
          bytesMax?: number;
          device?: string;
        } = {},
      ) =>
        (await store.committed.historyOf(BOOK, record, { before: null, ...all, ...more })).map(
          ({ n }) => n,
        );
      expect(await found('member1')).toEqual([5, 3, 1]);
      expect(await found('consent1', { before: 5 })).toEqual([3, 1]);
      expect(await found('member1', { entriesMax: 2 })).toEqual([5, 3]);
      expect(await found('member1', { bytesMax: 15 })).toEqual([5, 3]);
      expect(await found('member1', { bytesMax: 1 })).toEqual([5]);
      expect(await found('member1', { device: 'device1' })).toEqual([5, 3, 1]);
      expect(await found('member1', { device: 'device2' })).toEqual([]);
      expect(await found('member2')).toEqual([4]);
      expect(await found('nobody')).toEqual([]);
      expect(
        await store.committed.historyOf('roster.unit2', 'member1', { before: null, ...all }),
      ).toEqual([]);
      expect(await store.committed.historyOf(BOOK, 'member2', { before: null, ...all })).toEqual([
        entryAt(4),
      ]);
    });

    test('office records come by version, the newest state of each once', async () => {
      const order = { ms: 1, counter: 0, device: 'd', life: 'l', seq: 1, hash: 'h' };
      const record = (id: string, label: string) => ({
        type: 'device',
        id,
        changes: [{ order, index: 0, set: { label }, undoes: ['h.1'] }],
      });
      await store.write(async (tx) => {
        await tx.putOffice('office.unit1', record('a', 'one'));
        await tx.putOffice('office.unit1', record('b', 'two'));
      });
      const first = await store.committed.officeSince(0);
      expect(first.map(({ record: { id } }) => id)).toEqual(['a', 'b']);
      await store.write((tx) => tx.putOffice('office.unit1', record('a', 'three')));
      const rest = await store.committed.officeSince(first.at(-1)?.version ?? 0);
      expect(rest.map(({ book, record: found }) => ({ book, found }))).toEqual([
        { book: 'office.unit1', found: record('a', 'three') },
      ]);
    });

    test('remembers which fields were written', async () => {
      await store.write((tx) =>
        tx.setWrittenFields(BOOK, 'receipt', 'r1', ['amountVnd', 'number']),
      );
      expect(await store.committed.writtenFields(BOOK, 'receipt', 'r1')).toEqual([
        'amountVnd',
        'number',
      ]);
      expect(await store.committed.writtenFields(BOOK, 'receipt', 'r2')).toEqual([]);
    });

    test('notes are kept by kind and key until they expire', async () => {
      await store.write(async (tx) => {
        await tx.putNote('session', 'a', '1', 500);
        await tx.putNote('session', 'b', '2', null);
        await tx.putNote('other', 'a', '3', null);
        await tx.putNote('session', 'b', '4', null);
      });
      expect(await store.committed.note('session', 'a', 499)).toBe('1');
      expect(await store.committed.note('session', 'a', 500)).toBeUndefined();
      expect(await store.committed.notes('session', 500)).toEqual([{ key: 'b', value: '4' }]);
      await store.write(async (tx) => {
        await tx.sweepNotes(500);
        await tx.dropNote('session', 'b');
      });
      expect(await store.committed.notes('session', 0)).toEqual([]);
      expect(await store.committed.note('other', 'a', 0)).toBe('3');
    });

    test('several books do not disturb each other', async () => {
      await append(entryAt(1), entryAt(1, { book: 'dues.unit1' }), entryAt(2));
      expect((await store.committed.ends()).map(({ book, n }) => [book, n])).toEqual([
        ['dues.unit1', 1],
        [BOOK, 2],
      ]);
    });
  });
};
