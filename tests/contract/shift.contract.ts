/** What the vault keeps of a shift: a PIN opens the book for some hours, never the higher tier, and nothing of it outlives its end. */
import type { OpenVault, VaultPort, VaultProblem } from '#replica/vault-port.ts';
import type { Result } from '#base/result.ts';
import { PIN_TRIES_MAX, progressOf, SHIFT_MS_MAX, SHIFT_ROW } from '#replica/shift-row.ts';
import type { Clock, JournalStore, Table } from '#replica/ports.ts';
import type { ContractKit } from './contract-kit.ts';

export interface ShiftSubject {
  /** One browser profile, by this clock; and its databases behind the vault's back. */
  readonly profile: (clock: Clock) => {
    readonly port: VaultPort;
    readonly openStore: (replica: string) => JournalStore;
  };
}

const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
const WORDS = 'đò ngang chiều nắng ấm';
const PIN = '802574';
const WRONG = '317946';
const BEGAN_MS = Date.parse('2026-11-23T00:00:00Z');
const HOUR_MS = 3_600_000;

export const shiftContract = (kit: ContractKit, subject: ShiftSubject): void => {
  const { test, equal, isTrue } = kit;
  const bytes = (value: string) => new TextEncoder().encode(value);
  const got = <T>(result: Result<T, VaultProblem>): T => {
    if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
    return result.value;
  };
  const refusal = <T>(result: Result<T, VaultProblem>): unknown =>
    result.ok ? 'accepted' : result.error;

  /** A book opened by its words at the beginning of a shift, at a clock that may be moved. */
  const newBook = async () => {
    const clock = { ms: BEGAN_MS };
    const { port, openStore } = subject.profile({ nowMs: () => clock.ms });
    const newDevice = await port.newDevice();
    const { replica, device } = newDevice;
    const identity = {
      ...{ replica, device, officer: 'officer-1', displayName: 'Nguyễn Thị Ánh' },
      ...{ signInName: 'anh.nt', homeUnit: 'unit-1', serverKey: 'k'.repeat(43), practice: false },
    };
    const keys = await port.deriveKeys(WORDS, settings);
    const share = port.newShare();
    const vault = got(await port.make({ newDevice, identity, keys, settings, share }));
    return { clock, port, openStore, vault, replica, share };
  };
  /** The same with a shift begun, and locked. */
  const newShift = async () => {
    const book = await newBook();
    got(await book.port.beginShift(book.vault, PIN));
    await book.vault.store.close();
    return book;
  };
  type Book = Awaited<ReturnType<typeof newBook>>;
  const byWords = async ({ port, replica }: Book) => got(await port.open(replica, WORDS));

  /** Reads a row of a locked book, or writes it first. */
  const rowOf = async ({ openStore, replica }: Book, table: Table, key: string, put?: string) => {
    const store = openStore(replica);
    await store.takeWriter('thief');
    if (put !== undefined) await store.commit('thief', [{ op: 'put', table, key, value: put }]);
    const row = await store.get(table, key);
    await store.close();
    return row.ok ? row.value : row.error.kind;
  };
  const isGone = async (book: Book, why: string): Promise<void> => {
    equal(await book.port.shift(book.replica), undefined);
    equal(refusal(await book.port.openByPin(book.replica, PIN)), { kind: 'pin-gone' });
    equal([why, await rowOf(book, 'keys', SHIFT_ROW)], [why, undefined]);
  };

  const isGoneByPin = async (book: Book): Promise<void> => {
    equal(refusal(await book.port.openByPin(book.replica, PIN)), { kind: 'pin-gone' });
    equal(await rowOf(book, 'keys', SHIFT_ROW), undefined);
  };

  test('the PIN opens the same book again, and again; the words stay a way in', async () => {
    const book = await newBook();
    const { port, vault, replica } = book;
    equal(got(await port.beginShift(vault, PIN)), {
      endMs: BEGAN_MS + SHIFT_MS_MAX,
      triesLeft: PIN_TRIES_MAX,
    });
    await vault.store.takeWriter('me');
    const sealed = await vault.sealer.seal(bytes('7 biên lai'), 'outbox|1');
    await vault.store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: sealed }]);
    await vault.store.close();
    for (const hours of [1, 11.9]) {
      book.clock.ms = BEGAN_MS + hours * HOUR_MS;
      equal((await port.shift(replica))?.triesLeft, PIN_TRIES_MAX);
      const again = got(await port.openByPin(replica, PIN));
      equal(again.identity, vault.identity);
      equal([again.proof, again.life], [vault.proof, vault.life]);
      equal(await again.signer.sign(bytes('x')), await vault.signer.sign(bytes('x')));
      const row = await again.store.get('outbox', '1');
      if (!row.ok || !(row.value instanceof Uint8Array)) throw new Error('the receipt is lost');
      equal(await again.sealer.open(row.value, 'outbox|1'), {
        ok: true,
        value: bytes('7 biên lai'),
      });
      await again.store.close();
    }
    await (await byWords(book)).store.close();
    isTrue((await port.shift(replica)) !== undefined, 'words do not end it');
  });

  test('the higher tier stays shut: it asks for the words, and the PIN is no words', async () => {
    const book = await newShift();
    const opened = got(await book.port.openByPin(book.replica, PIN));
    const { tier } = opened;
    if (tier === undefined) throw new Error('a vault has a higher tier');
    const sealed = await tier.sealing.seal(bytes('kín'), 'outbox|1');
    equal(await opened.sealer.open(sealed, 'outbox|1'), {
      ok: false,
      error: { kind: 'seal-broken' },
    });
    const byPin = await tier.unlock(PIN);
    equal(byPin.ok ? 'opened' : byPin.error.kind, 'wrong-words');
    const opening = await tier.unlock(WORDS);
    if (!opening.ok) throw new Error('the words open it');
    equal(await opening.value.open(sealed, 'outbox|1'), { ok: true, value: bytes('kín') });
    await opened.store.close();
  });

  test('requests stay shut after a PIN, are written to all the same, and open by the words', async () => {
    const book = await newShift();
    const opened = got(await book.port.openByPin(book.replica, PIN));
    const { casesTier: cases } = opened;
    if (cases === undefined) throw new Error('requests have a key of their own');
    equal(cases.opening, undefined);
    const sealed = await cases.sealing.seal(bytes('chậm lương'), 'outbox|1');
    const broken = { ok: false, error: { kind: 'seal-broken' } };
    equal(await opened.sealer.open(sealed, 'outbox|1'), broken);
    const byPin = await cases.unlock(PIN);
    equal(byPin.ok ? 'opened' : byPin.error.kind, 'wrong-words');
    const opening = await cases.unlock(WORDS);
    if (!opening.ok) throw new Error('the words open it');
    equal(await opening.value.open(sealed, 'outbox|1'), { ok: true, value: bytes('chậm lương') });
    // The key of requests is not the one of the confidential part.
    const higher = await opened.tier?.unlock(WORDS);
    equal(higher?.ok === true && (await higher.value.open(sealed, 'outbox|1')), broken);
    await opened.store.close();
    const byWord = await byWords(book);
    equal(await byWord.casesTier?.opening?.open(sealed, 'outbox|1'), {
      ok: true,
      value: bytes('chậm lương'),
    });
    await byWord.store.close();
  });

  test('a shift from before requests had a key of their own opens nothing: the words make that key first', async () => {
    const book = await newShift();
    const store = book.openStore(book.replica);
    await store.takeWriter('older');
    const rows = ['cases', 'cases-words', 'cases-share'];
    await store.commit(
      'older',
      rows.map((key) => ({ op: 'delete', table: 'keys', key })),
    );
    await store.close();
    await isGoneByPin(book);
    const again = await byWords(book);
    equal([again.casesTier?.isNew, again.casesTier?.opening !== undefined], [true, true]);
    await again.store.close();
  });

  test('a backup made after a PIN is opened by the words, and by them alone', async () => {
    const book = await newShift();
    const opened = got(await book.port.openByPin(book.replica, PIN));
    const about = { replica: book.replica, madeMs: BEGAN_MS };
    const file = await opened.backupSealer.seal(bytes('chưa gửi'), about);
    if (!file.ok) throw new Error(file.error.kind);
    const read = await opened.backupSealer.open(file.value, WORDS);
    equal(read.ok ? read.value.plain : read.error.kind, bytes('chưa gửi'));
    const byPin = await opened.backupSealer.open(file.value, PIN);
    equal(byPin.ok ? 'opened' : byPin.error.kind, 'wrong-words');
    await opened.store.close();
  });

  test('eight wrong tries in a shift and it is gone, right ones in between or not; the words still open', async () => {
    const book = await newShift();
    const { port, replica } = book;
    const wrongs = [7, 6, 5, 4];
    for (const triesLeft of wrongs)
      equal(refusal(await port.openByPin(replica, WRONG)), { kind: 'wrong-pin', triesLeft });
    await got(await port.openByPin(replica, PIN)).store.close();
    equal((await port.shift(replica))?.triesLeft, 4);
    for (const triesLeft of [3, 2, 1])
      equal(refusal(await port.openByPin(replica, WRONG)), { kind: 'wrong-pin', triesLeft });
    equal(refusal(await port.openByPin(replica, WRONG)), { kind: 'pin-gone' });
    await isGone(book, 'tried eight times');
  });

  test('at its end, twelve hours later, it is gone with the first look, and with the first try', async () => {
    equal(SHIFT_MS_MAX, 12 * 3_600_000);
    const looked = await newShift();
    looked.clock.ms = BEGAN_MS + SHIFT_MS_MAX;
    await isGone(looked, 'its end');
    const tried = await newShift();
    tried.clock.ms = BEGAN_MS + SHIFT_MS_MAX;
    equal(refusal(await tried.port.openByPin(tried.replica, PIN)), { kind: 'pin-gone' });
    equal(await rowOf(tried, 'keys', SHIFT_ROW), undefined);
  });

  test('a clock put back prolongs nothing: before the beginning, or before what was seen', async () => {
    const before = await newShift();
    before.clock.ms = BEGAN_MS - HOUR_MS;
    await isGone(before, 'before the beginning');
    const looked = await newShift();
    looked.clock.ms = BEGAN_MS + 9 * HOUR_MS;
    isTrue((await looked.port.shift(looked.replica)) !== undefined, 'it goes on');
    looked.clock.ms = BEGAN_MS + 8 * HOUR_MS;
    await isGone(looked, 'before the last look');
    const tried = await newShift();
    tried.clock.ms = BEGAN_MS + 9 * HOUR_MS;
    await tried.port.openByPin(tried.replica, WRONG);
    tried.clock.ms = BEGAN_MS + 8 * HOUR_MS;
    await isGone(tried, 'before the last try');
    // The server’s time is learnt anew at each contact: a second back is no fraud.
    const contacted = await newShift();
    contacted.clock.ms = BEGAN_MS - 1_000;
    isTrue((await contacted.port.shift(contacted.replica)) !== undefined, 'a second is nothing');
  });

  test('the time is the server’s, and an entry that was written later than now ends the shift', async () => {
    const stamp = (hours: number) => ({ ms: BEGAN_MS + hours * HOUR_MS, counter: 0 });
    const contact = (offsetMs: number, newest: number) =>
      JSON.stringify({ offsetMs, atMs: BEGAN_MS - HOUR_MS, newest: stamp(newest) });
    const ahead = await newShift();
    await rowOf(ahead, 'cursor', 'contact', contact(SHIFT_MS_MAX, -1));
    await isGone(ahead, 'by the clock of the server it is over');
    const seen = await newShift();
    await rowOf(seen, 'cursor', 'contact', contact(0, 2));
    await isGone(seen, 'an entry of later has been seen');
    const own = await newShift();
    await rowOf(own, 'heads', 'own|dues.u|life', JSON.stringify({ stamp: stamp(2) }));
    await isGone(own, 'an own entry was written later');
    const behind = await newBook();
    await behind.vault.store.close();
    await rowOf(behind, 'cursor', 'contact', contact(0, 2));
    const open = await byWords(behind);
    equal(refusal(await behind.port.beginShift(open, PIN)), { kind: 'clock-behind' });
    await open.store.close();
  });

  test('who moves the end in the row has nothing of it', async () => {
    const book = await newShift();
    const row = await rowOf(book, 'keys', SHIFT_ROW);
    const shift = progressOf(row);
    if (typeof row !== 'string' || shift === undefined) throw new Error('a row that says its end');
    const moved = (by: object) => JSON.stringify({ ...JSON.parse(row), ...by });
    const later = { beginMs: shift.beginMs + HOUR_MS, endMs: shift.endMs + HOUR_MS };
    book.clock.ms = BEGAN_MS + SHIFT_MS_MAX;
    await rowOf(book, 'keys', SHIFT_ROW, moved(later));
    equal(refusal(await book.port.openByPin(book.replica, PIN)), {
      kind: 'wrong-pin',
      triesLeft: 7,
    });
    await rowOf(book, 'keys', SHIFT_ROW, moved({ endMs: shift.endMs + HOUR_MS }));
    await isGone(book, 'longer than a shift is');
    await rowOf(book, 'keys', SHIFT_ROW, 'rubbish');
    await isGone(book, 'no row at all');
  });

  test('the PIN costs a thief no less than the words, under a salt of its own', async () => {
    const book = await newShift();
    const row = await rowOf(book, 'keys', SHIFT_ROW);
    const { settings: cost } = JSON.parse(String(row)) as { readonly settings: typeof settings };
    equal([cost.memoryKiB, cost.passes], [settings.memoryKiB, settings.passes]);
    isTrue(cost.salt !== settings.salt && cost.salt.length === 22, 'another salt');
    const second = JSON.parse(String(await rowOf(await newShift(), 'keys', SHIFT_ROW))) as {
      readonly settings: typeof settings;
    };
    isTrue(second.settings.salt !== cost.salt, 'a new one each time');
  });

  test('only words begin a shift: one PIN leads to no other, and to new words by those of now alone', async () => {
    const book = await newShift();
    const { port, replica, share } = book;
    const opened = got(await port.openByPin(replica, PIN));
    equal(refusal(await port.beginShift(opened, '951084')), { kind: 'needs-words' });
    const keys = await port.deriveKeys('gió mùa về trên đồi', settings);
    const input = { keys, settings, share: port.newShare() };
    equal(refusal(await port.rewrap(opened, input)), { kind: 'needs-words' });
    const guessed = { ...input, wordsNow: 'gió mùa về trên đồi cát' };
    equal(refusal(await port.rewrap(opened, guessed)), { kind: 'wrong-words' });
    await opened.store.close();
    const byShare = got(await port.openByShare(replica, share));
    equal(refusal(await port.beginShift(byShare, '951084')), { kind: 'needs-words' });
    await byShare.store.close();
  });

  test('new words, however they came, end the shift; and may begin one', async () => {
    for (const way of ['words', 'share'] as const) {
      const book = await newShift();
      const { port, replica, share } = book;
      const opened =
        way === 'words' ? await byWords(book) : got(await port.openByShare(replica, share));
      const newWords = 'gió mùa về trên đồi';
      const keys = await port.deriveKeys(newWords, settings);
      const input = { keys, settings, share: port.newShare(), wordsNow: WORDS };
      const renewed: OpenVault = got(await port.rewrap(opened, input));
      equal(await renewed.store.get('keys', SHIFT_ROW), { ok: true, value: undefined });
      got(await port.beginShift(renewed, PIN));
      await opened.store.close();
      await got(await port.openByPin(replica, PIN)).store.close();
    }
  });

  test('it is ended by hand, and by signing out', async () => {
    const book = await newShift();
    const opened = got(await book.port.openByPin(book.replica, PIN));
    got(await book.port.endShift(opened));
    await opened.store.close();
    await isGone(book, 'ended by hand');
    const left = await newShift();
    got(await left.port.forget(left.replica));
    equal(await left.port.shift(left.replica), undefined);
    equal(refusal(await left.port.openByPin(left.replica, PIN)), { kind: 'pin-gone' });
  });

  test('six digits, and not those that everybody tries first', async () => {
    const { port, vault } = await newBook();
    const easy = ['000000', '123456', '987654', '890123', '121212', '123123', '112233', '111222'];
    for (const pin of [...easy, '', '12345', '8025741', '80257a', '８０２５７４'])
      equal([pin, refusal(await port.beginShift(vault, pin))], [pin, { kind: 'bad-pin' }]);
    await vault.store.close();
  });

  test('what a database may keep of a row that was deleted opens nothing, whoever knows the PIN', async () => {
    const book = await newShift();
    const row = String(await rowOf(book, 'keys', SHIFT_ROW));
    book.clock.ms = BEGAN_MS + SHIFT_MS_MAX;
    await isGone(book, 'its end');
    book.clock.ms = BEGAN_MS;
    await rowOf(book, 'keys', SHIFT_ROW, row);
    equal(refusal(await book.port.openByPin(book.replica, PIN)), { kind: 'pin-gone' });
  });

  test('another PIN takes the place of the one before', async () => {
    const book = await newBook();
    got(await book.port.beginShift(book.vault, WRONG));
    got(await book.port.beginShift(book.vault, PIN));
    await book.vault.store.close();
    equal(refusal(await book.port.openByPin(book.replica, WRONG)), {
      kind: 'wrong-pin',
      triesLeft: 7,
    });
    await got(await book.port.openByPin(book.replica, PIN)).store.close();
  });
};
