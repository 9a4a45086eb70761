/** What every journal store keeps: all or nothing, never overwrite, one writer, keys in order. */
import type { JournalStore, Write } from '#replica/ports.ts';
import type { ContractKit } from './contract-kit.ts';

/** `open` with a new name gives an empty store; with a known one another handle on the same rows. */
export interface JournalStoreSubject {
  readonly open: (name: string) => JournalStore;
  /** Whether a name opens the same rows again after a close. */
  readonly lasts: boolean;
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const add = (key: string, value: Uint8Array<ArrayBuffer> | string): Write => ({
  op: 'add',
  table: 'outbox',
  key,
  value,
});
const put = (key: string, value: Uint8Array<ArrayBuffer> | string): Write => ({
  op: 'put',
  table: 'heads',
  key,
  value,
});

export const journalStoreContract = (kit: ContractKit, subject: JournalStoreSubject): void => {
  const { test, equal, isTrue } = kit;
  let made = 0;
  const fresh = async (): Promise<{ name: string; store: JournalStore }> => {
    made += 1;
    const name = `contract-${Date.now().toString(36)}-${made}`;
    const store = subject.open(name);
    equal(await store.takeWriter('me'), { ok: true });
    return { name, store };
  };

  test('what was saved is read back as the same bytes', async () => {
    const { store } = await fresh();
    equal(await store.commit('me', [add('a', bytes(1, 2, 255)), put('h', 'text đ')]), { ok: true });
    const value = await store.get('outbox', 'a');
    isTrue(value.ok && value.value instanceof Uint8Array, 'bytes stay a Uint8Array');
    equal(value, { ok: true, value: bytes(1, 2, 255) });
    equal(await store.get('heads', 'h'), { ok: true, value: 'text đ' });
    equal(await store.get('heads', 'a'), { ok: true, value: undefined });
    await store.close();
  });

  test('a save that is read back sees its own rows, and what was there before, in the order asked', async () => {
    const { store } = await fresh();
    await store.commit('me', [add('0', 'before')]);
    const writes = [add('1', bytes(1)), add('2', bytes(2)), put('h', 'counter')];
    equal(await store.commitAndRead('me', writes, 'outbox', ['2', 'none', '1', '0']), {
      ok: true,
      value: [bytes(2), undefined, bytes(1), 'before'],
    });
    equal(await store.get('heads', 'h'), { ok: true, value: 'counter' });
    await store.close();
  });

  test('twenty saves at once that are read back: each sees what it has written', async () => {
    const { store } = await fresh();
    const saves = Array.from({ length: 20 }, (_, at) => String(at));
    const read = await Promise.all(
      saves.map((key) =>
        store.commitAndRead('me', [add(key, `v${key}`), put('h', key)], 'outbox', [key]),
      ),
    );
    equal(
      read,
      saves.map((key) => ({ ok: true, value: [`v${key}`] })),
    );
    await store.close();
  });

  test('a save that fails reads nothing back, and leaves nothing', async () => {
    const { store } = await fresh();
    await store.commit('me', [add('1', 'first')]);
    equal(await store.commitAndRead('me', [add('0', 'x'), add('1', 'y')], 'outbox', ['0', '1']), {
      ok: false,
      error: { kind: 'already-there', table: 'outbox', key: '1' },
    });
    const many = Array.from({ length: 200 }, (_, at) => add(`n${at}`, 'x'));
    equal(await store.commitAndRead('you', [put('h', '1'), ...many], 'outbox', ['n0']), {
      ok: false,
      error: { kind: 'writer-lost' },
    });
    // The writer is asked for beside the writes: also what clashes is told as lost first.
    equal(await store.commitAndRead('you', [add('1', 'z')], 'outbox', ['1']), {
      ok: false,
      error: { kind: 'writer-lost' },
    });
    equal(await store.list('outbox'), { ok: true, value: [{ key: '1', value: 'first' }] });
    equal(await store.get('heads', 'h'), { ok: true, value: undefined });
    await store.close();
  });

  test('the same key twice: the second save fails whole, and says which', async () => {
    const { store } = await fresh();
    await store.commit('me', [add('1', 'first')]);
    equal(await store.commit('me', [put('counter', '2'), add('0', 'x'), add('1', 'second')]), {
      ok: false,
      error: { kind: 'already-there', table: 'outbox', key: '1' },
    });
    equal(await store.get('outbox', '1'), { ok: true, value: 'first' });
    equal(await store.get('outbox', '0'), { ok: true, value: undefined });
    equal(await store.get('heads', 'counter'), { ok: true, value: undefined });
    await store.close();
  });

  test('the same key twice in one save fails whole', async () => {
    const { store } = await fresh();
    equal(await store.commit('me', [add('1', 'a'), add('1', 'b')]), {
      ok: false,
      error: { kind: 'already-there', table: 'outbox', key: '1' },
    });
    equal(await store.list('outbox'), { ok: true, value: [] });
    await store.close();
  });

  test('after a failed save the store works on', async () => {
    const { store } = await fresh();
    await store.commit('me', [add('1', 'a')]);
    await store.commit('me', [add('1', 'b')]);
    equal(await store.commit('me', [add('2', 'c')]), { ok: true });
    equal(await store.get('outbox', '2'), { ok: true, value: 'c' });
    await store.close();
  });

  test('writes of one save count in their order', async () => {
    const { store } = await fresh();
    await store.commit('me', [add('1', 'old')]);
    const moved: Write[] = [
      { op: 'delete', table: 'outbox', key: '1' },
      add('1', 'new'),
      put('p', 'a'),
      put('p', 'b'),
      put('q', 'a'),
      { op: 'delete', table: 'heads', key: 'q' },
    ];
    equal(await store.commit('me', moved), { ok: true });
    equal(await store.get('outbox', '1'), { ok: true, value: 'new' });
    equal(await store.get('heads', 'p'), { ok: true, value: 'b' });
    equal(await store.get('heads', 'q'), { ok: true, value: undefined });
    await store.close();
  });

  test('lists stand in code-unit order, from inclusive, to exclusive, limited', async () => {
    const { store } = await fresh();
    const keys = ['b', 'a', 'B', 'é', 'ab', '10', '9', 'a|1', 'z\u{10ffff}', ''];
    await store.commit(
      'me',
      keys.map((key) => add(key, `v${key}`)),
    );
    const listed = async (range?: { from?: string; to?: string; limit?: number }) => {
      const found = await store.list('outbox', range);
      return found.ok ? found.value.map((row) => row.key) : found;
    };
    equal(await listed(), ['', '10', '9', 'B', 'a', 'ab', 'a|1', 'b', 'z\u{10ffff}', 'é']);
    equal(await listed({ from: 'a', to: 'b' }), ['a', 'ab', 'a|1']);
    equal(await listed({ from: 'a', limit: 2 }), ['a', 'ab']);
    equal(await listed({ to: 'B' }), ['', '10', '9']);
    equal(await listed({ from: 'b', to: 'b' }), []);
    equal(await listed({ limit: 0 }), []);
    const one = await store.list('outbox', { from: '9', to: 'B' });
    equal(one, { ok: true, value: [{ key: '9', value: 'v9' }] });
    await store.close();
  });

  test('tables do not mix', async () => {
    const { store } = await fresh();
    for (const table of [
      'journal',
      'segments',
      'cursor',
      'keys',
      'drafts',
      'blobs',
      'canary',
    ] as const)
      equal(await store.commit('me', [{ op: 'add', table, key: 'k', value: table }]), { ok: true });
    equal(await store.get('drafts', 'k'), { ok: true, value: 'drafts' });
    equal(await store.list('blobs'), { ok: true, value: [{ key: 'k', value: 'blobs' }] });
    await store.close();
  });

  test('two windows: who took over writes, the other learns it and changes nothing', async () => {
    const { name, store } = await fresh();
    const other = subject.lasts ? subject.open(name) : store;
    equal(await other.takeWriter('other'), { ok: true });
    equal(await store.commit('me', [add('1', 'mine')]), {
      ok: false,
      error: { kind: 'writer-lost' },
    });
    equal(await other.commit('other', [add('1', 'theirs')]), { ok: true });
    equal(await store.get('outbox', '1'), { ok: true, value: 'theirs' });
    equal(await store.takeWriter('me'), { ok: true });
    equal(await store.commit('me', [add('2', 'mine')]), { ok: true });
    await store.close();
    await other.close();
  });

  test('nobody writes before a writer is named', async () => {
    const store = subject.open(`contract-none-${Date.now().toString(36)}`);
    equal(await store.commit('', [add('1', 'x')]), { ok: false, error: { kind: 'writer-lost' } });
    await store.close();
  });

  test('bytes are kept as they were at the save', async () => {
    const { store } = await fresh();
    const value = bytes(1, 2, 3);
    await store.commit('me', [add('1', value)]);
    value.fill(9);
    const read = await store.get('outbox', '1');
    if (read.ok && read.value instanceof Uint8Array) read.value.fill(8);
    equal(await store.get('outbox', '1'), { ok: true, value: bytes(1, 2, 3) });
    await store.close();
  });

  test('an empty save is a save', async () => {
    const { store } = await fresh();
    equal(await store.commit('me', []), { ok: true });
    equal(await store.commit('you', []), { ok: false, error: { kind: 'writer-lost' } });
    await store.close();
  });

  test('2,000 rows in one save', async () => {
    const { store } = await fresh();
    const rows = Array.from({ length: 2_000 }, (_, i) =>
      add(String(i).padStart(6, '0'), bytes(i & 255, i >> 8)),
    );
    equal(await store.commit('me', rows), { ok: true });
    const all = await store.list('outbox');
    isTrue(all.ok && all.value.length === 2_000, 'all rows are listed');
    equal(all.ok && all.value[1_999], { key: '001999', value: bytes(1_999 & 255, 1_999 >> 8) });
    await store.close();
  });

  test('closed is closed: a refusal, no exception', async () => {
    const { store } = await fresh();
    await store.close();
    const answers = [
      await store.get('outbox', '1'),
      await store.list('outbox'),
      await store.commit('me', [add('1', 'x')]),
      await store.commitAndRead('me', [add('1', 'x')], 'outbox', ['1']),
      await store.takeWriter('me'),
    ];
    for (const answer of answers)
      isTrue(!answer.ok && answer.error.kind === 'store-failed', 'a closed store refuses');
  });

  if (!subject.lasts) return;
  test('closed and opened again: everything is there, and the writer is still named', async () => {
    const { name, store } = await fresh();
    await store.commit('me', [add('1', bytes(7)), put('h', '3')]);
    await store.close();
    const again = subject.open(name);
    equal(await again.get('outbox', '1'), { ok: true, value: bytes(7) });
    equal(await again.commit('me', [put('h', '4')]), { ok: true });
    equal(await again.get('heads', 'h'), { ok: true, value: '4' });
    await again.close();
  });

  test('a row of the vault is read and written anew in one go, whoever is the writer', async () => {
    const { store } = await fresh();
    const count = (row: unknown) => String(Number(row ?? 0) + 1);
    equal(await store.amend('keys', 'tries', count), { ok: true, value: '1' });
    await store.takeWriter('another');
    await Promise.all([1, 2, 3].map(() => store.amend('keys', 'tries', count)));
    equal(await store.get('keys', 'tries'), { ok: true, value: '4' });
    equal(await store.amend('keys', 'tries', (row) => row), { ok: true, value: '4' });
    equal(await store.amend('keys', 'tries', () => undefined), { ok: true });
    equal(await store.get('keys', 'tries'), { ok: true });
    // The writer is who it was before.
    equal(await store.commit('another', [add('1', 'x')]), { ok: true });
    await store.close();
  });
};
