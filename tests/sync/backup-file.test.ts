// The backup file: a phone that is gone after it was made costs no receipt, whoever sends them and however often.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { deriveWordsKeys } from '#replica/argon2-words.ts';
import { BACKUP_FILE_BYTES_MAX, type BackupKey } from '#replica/backup-file.ts';
import type { BackupFile } from '#replica/replica-backup.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const WORDS = 'mưa nguồn suối lũ thuyền nan';
/** The floor of strength: a test need not wait a second for each derivation. */
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
const PERIODS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

let union: TestUnion;
let backupKey: BackupKey;
/** The collector's phone before it fell into the stream. */
let lostPhone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  backupKey = {
    key: (await deriveWordsKeys(computeArgon2, WORDS, settings)).backupKeys.seal,
    settings,
  };
  const enrolled = await union.officerPhone('to.truong', ['treasurer']);
  lostPhone = await openPhone(union.server, { ...enrolled, backupKey });
  member = await register(lostPhone, union.unit, 'Lý Thị Mơ');
  await synced(lostPhone);
});
afterEach(async () => {
  await union.server.stop();
});

const sevenReceipts = async (): Promise<readonly string[]> => {
  for (const period of PERIODS) must(await collect(lostPhone, union.unit, member, { period }));
  return receiptNumbers(lostPhone);
};
const backedUp = async (): Promise<BackupFile> => must(await lostPhone.replica.backup.make());
const putBack = async (phone: Phone, file: BackupFile) => {
  const { backup } = phone.replica;
  return must(await backup.restore(must(await backup.open(file.bytes, WORDS))));
};

describe('a phone that is gone after the backup was made', () => {
  test('all seven receipts arrive from the new phone, with their numbers, each once', async () => {
    const given = await sevenReceipts();
    const file = await backedUp();
    const newPhone = await union.secondPhone(lostPhone);
    expect(await receiptNumbers(newPhone)).toEqual([]);
    expect(await putBack(newPhone, file)).toEqual({ taken: 7, known: 0 });
    // They are on the screen before there is a signal.
    expect(await receiptNumbers(newPhone)).toEqual(given);
    expect(newPhone.replica.counts().waiting).toBe(7);
    await synced(newPhone);
    expect(newPhone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    const chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
    expect(await receiptNumbers(chair)).toEqual(given);
    expect((await newPhone.replica.selfCheck('all')).ok).toBe(true);
    expect((await chair.replica.selfCheck('all')).ok).toBe(true);
  });

  test('the new phone is killed after putting them back and before sending: they are still there', async () => {
    const given = await sevenReceipts();
    const file = await backedUp();
    const newPhone = await union.secondPhone(lostPhone);
    await putBack(newPhone, file);
    const again = await openPhone(union.server, {
      ...newPhone,
      store: memoryJournalStore(newPhone.store.snapshot()),
    });
    expect(again.replica.counts().waiting).toBe(7);
    await synced(again);
    expect(await receiptNumbers(again)).toEqual(given);
    expect(again.replica.counts().waiting).toBe(0);
  });

  test('the same file put back twice, and sent by the old phone too, doubles nothing', async () => {
    const given = await sevenReceipts();
    const file = await backedUp();
    const newPhone = await union.secondPhone(lostPhone);
    await putBack(newPhone, file);
    expect(await putBack(newPhone, file)).toEqual({ taken: 0, known: 7 });
    await synced(newPhone);
    expect(await putBack(newPhone, file)).toEqual({ taken: 0, known: 7 });
    // The old phone was only mislaid.
    await synced(lostPhone);
    expect(lostPhone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    const third = await union.secondPhone(lostPhone);
    await putBack(third, file);
    await synced(third);
    for (const phone of [lostPhone, newPhone, third]) {
      await synced(phone);
      expect(await receiptNumbers(phone)).toEqual(given);
      expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    }
  });

  test('put back after everything had arrived: it says that all of it is known', async () => {
    const given = await sevenReceipts();
    const file = await backedUp();
    await synced(lostPhone);
    const newPhone = await union.secondPhone(lostPhone);
    expect(await putBack(newPhone, file)).toEqual({ taken: 0, known: 7 });
    expect(newPhone.replica.counts().waiting).toBe(0);
    expect(await receiptNumbers(newPhone)).toEqual(given);
  });

  test('receipts written on both phones go side by side, and the new phone has numbers of its own', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const newPhone = await union.secondPhone(lostPhone);
    must(await collect(newPhone, union.unit, member, { period: '2026-12' }));
    await putBack(newPhone, file);
    await synced(newPhone);
    const numbers = await receiptNumbers(newPhone);
    expect(new Set(numbers).size).toBe(8);
    expect((await newPhone.replica.selfCheck('all')).ok).toBe(true);
  });

  test('the right ended meanwhile: they are held for a person, not lost', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const newPhone = await union.secondPhone(lostPhone);
    await putBack(newPhone, file);
    await union.revoke(lostPhone);
    await newPhone.sync.syncNow();
    const dues = bookId('dues', union.unit);
    const left = newPhone.replica.leftBooks().find(({ book }) => book === dues);
    expect(left).toMatchObject({ entries: 7, held: 7 });
    const at = await union.server.opened.store.committed.entriesAfter(dues, 0, {
      ...{ entriesMax: 100, bytesMax: 1_000_000 },
    });
    expect(at.map(({ ruling, reason }) => [ruling, reason])).toEqual(
      PERIODS.map(() => ['held', 'right-ended']),
    );
  });
});

describe('what the officer is told', () => {
  test('before putting anything back: how many, how much, of which days', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const contents = must(await lostPhone.replica.backup.open(file.bytes, WORDS));
    expect(contents).toMatchObject({ entries: 7, receipts: 7, amountVnd: 175_000 });
    expect(contents.days).toEqual([
      { day: '2026-11-22', entries: 7, receipts: 7, amountVnd: 175_000 },
    ]);
    expect(file.name).toMatch(/^so-cong-doan-du-phong-2026-11-22-\d{4}\.txt$/);
  });

  test('only a file that has left the phone counts, and what is written later is not in it', async () => {
    const { backup } = lostPhone.replica;
    await sevenReceipts();
    expect(backup.state()).toEqual({ madeMs: undefined, covered: 0, onlyHere: 7 });
    const file = await backedUp();
    expect(backup.state().onlyHere).toBe(7);
    must(await backup.kept(file));
    expect(backup.state()).toEqual({ madeMs: file.madeMs, covered: 7, onlyHere: 0 });
    expect(backup.state()).toBe(backup.state());
    must(await collect(lostPhone, union.unit, member, { period: '2026-12' }));
    expect(backup.state()).toMatchObject({ covered: 7, onlyHere: 1 });
    const again = await openPhone(union.server, {
      ...lostPhone,
      store: memoryJournalStore(lostPhone.store.snapshot()),
    });
    expect(again.replica.backup.state()).toEqual({ madeMs: file.madeMs, covered: 7, onlyHere: 1 });
  });

  test('with nothing of its own a phone makes no file', async () => {
    expect(await lostPhone.replica.backup.make()).toEqual({
      ok: false,
      error: { kind: 'nothing-to-back-up' },
    });
  });
});

describe('a file that is not what it should be', () => {
  const text = (file: BackupFile): string => new TextDecoder().decode(file.bytes);
  const kindOf = async (bytes: Uint8Array | string, words = WORDS): Promise<string> => {
    const file = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const opened = await lostPhone.replica.backup.open(file, words);
    return opened.ok ? 'open' : opened.error.kind;
  };

  test('other words, a torn or changed file, a foreign and a newer one are told apart', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const whole = text(file);
    expect(await kindOf(file.bytes, 'MUA NGUON  suối lu thuyen nan')).toBe('open');
    expect(await kindOf(file.bytes, 'không phải những từ ấy')).toBe('wrong-words');
    expect(await kindOf(whole.slice(0, whole.length / 2))).toBe('backup-damaged');
    expect(await kindOf(whole.slice(0, -3))).toBe('backup-damaged');
    const middle = Math.floor(whole.length / 2);
    const other = whole[middle] === 'A' ? 'B' : 'A';
    expect(await kindOf(whole.slice(0, middle) + other + whole.slice(middle + 1))).toBe(
      'backup-damaged',
    );
    expect(await kindOf(whole.replace('"madeMs":1', '"madeMs":2'))).toBe('backup-damaged');
    expect(await kindOf(whole.replace('BACKUP 1', 'BACKUP 2'))).toBe('backup-too-new');
    expect(await kindOf('Danh sách tổ 3')).toBe('not-a-backup');
    expect(await kindOf('')).toBe('not-a-backup');
    expect(await kindOf(Uint8Array.of(0xff, 0xd8, 0xff))).toBe('not-a-backup');
    expect(await kindOf(new Uint8Array(BACKUP_FILE_BYTES_MAX + 1))).toBe('backup-too-large');
  });

  test('a mail program that changed the line ends spoils nothing', async () => {
    await sevenReceipts();
    expect(await kindOf(`\uFEFF${text(await backedUp()).replaceAll('\n', '\r\n')}\r\n`)).toBe(
      'open',
    );
  });

  test('nothing legible stands in it', async () => {
    await sevenReceipts();
    const { bytes } = await backedUp();
    const found = Buffer.from(bytes).toString('latin1');
    for (const secret of [lostPhone.identity.officer, lostPhone.identity.device, member, 'receipt'])
      expect(found).not.toContain(secret);
  });

  test('another officer’s file is refused, and changes nothing', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const other = await union.officerPhone('chu.tich', ['chair']);
    const opened = must(await other.replica.backup.open(file.bytes, WORDS));
    expect(await other.replica.backup.restore(opened)).toEqual({
      ok: false,
      error: { kind: 'other-officer' },
    });
    expect(other.replica.counts().waiting).toBe(0);
  });

  test('a phone of another server refuses it', async () => {
    await sevenReceipts();
    const file = await backedUp();
    const elsewhere = await startUnion();
    const phone = await elsewhere.officerPhone('to.truong', ['treasurer']);
    const opened = must(await phone.replica.backup.open(file.bytes, WORDS));
    expect(await phone.replica.backup.restore(opened)).toMatchObject({
      error: { kind: 'other-server' },
    });
    await elsewhere.server.stop();
  });
});
