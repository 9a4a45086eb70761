// Phones and the real server: what was saved without a network arrives whole, once, and in order.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { openCase } from '#domain/cases/acts.ts';
import { voidReceipt } from '#domain/dues/acts.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone, type TestServer } from './phone.ts';
import {
  collect as collectAt,
  must,
  register as registerAt,
  startUnion,
  type TestUnion,
} from './union.ts';

const pathOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : input.toString();

let union: TestUnion;
let server: TestServer;
let admin: Phone;
let unit: string;
let officerPhone: TestUnion['officerPhone'];

const consent = { textVersion: 'v1', textHash: 'abc', how: 'read-aloud' } as const;
const register = (phone: Phone, fullName: string) => registerAt(phone, unit, fullName);
const collect = (phone: Phone, member: string, period?: string, confirmedDay?: string) =>
  collectAt(phone, unit, member, {
    ...(period === undefined ? {} : { period }),
    ...(confirmedDay === undefined ? {} : { confirmedDay }),
  });

beforeEach(async () => {
  union = await startUnion();
  ({ server, admin, unit, officerPhone } = union);
});

afterEach(async () => {
  await server.stop();
});

describe('a day without signal', () => {
  test('member, receipt, void and case arrive at a second phone, and the first one keeps its numbers', async () => {
    const first = await officerPhone('thu.mot', ['treasurer', 'chair']);
    const person = await register(first, 'Lý Thị Mơ');
    must(await collect(first, person));
    const receipts = await first.replica.shelf.find({ type: 'receipt' });
    expect(receipts.map((row) => [row.values['number'], row.state])).toEqual([[1, 'waiting']]);
    must(
      await first.replica.save((moment) =>
        voidReceipt(
          { duesBook: bookId('dues', unit), receipt: receipts[0]?.id ?? '', why: 'Ghi nhầm người' },
          moment,
          { voidedReceipts: new Set() },
        ),
      ),
    );
    must(await collect(first, person));
    must(
      await first.replica.save((moment) =>
        openCase(
          {
            casesBook: bookId('cases', unit),
            applicant: { who: 'member', member: person },
            channel: 'floor',
            kind: 'late-wages',
            summary: 'Chậm lương tháng 10',
            urgency: 'soon',
            receivedOn: moment.today,
          },
          moment,
        ),
      ),
    );
    expect(first.replica.counts().waiting).toBe(5);
    expect(await first.sync.syncNow()).toBeUndefined();
    expect(first.replica.counts()).toEqual({ waiting: 0, check: 0 });

    const second = await officerPhone('thu.hai', ['treasurer', 'chair']);
    const rows = async (type: string) =>
      (await second.replica.shelf.find({ type })).map((row) => row.values);
    expect((await rows('member')).map((values) => values['fullName'])).toEqual([['Lý Thị Mơ']]);
    expect((await rows('receipt')).map((values) => values['number']).sort()).toEqual([1, 2]);
    expect(await rows('void')).toHaveLength(1);
    expect((await rows('caseFile')).map((values) => values['summary'])).toEqual([
      'Chậm lương tháng 10',
    ]);
    expect((await second.replica.selfCheck('all')).ok).toBe(true);
  });

  test('a phone killed after a save shows everything again, unsent', async () => {
    const phone = await officerPhone('thu.mot', ['treasurer']);
    const person = await register(phone, 'Ma Văn Khải');
    must(await collect(phone, person));
    const again = await openPhone(server, {
      ...phone,
      life: 'unused-life',
      store: memoryJournalStore(phone.store.snapshot()),
    });
    expect(again.replica.counts().waiting).toBe(2);
    must(await collect(again, person, '2026-12'));
    const numbers = (await again.replica.shelf.find({ type: 'receipt' })).map(
      (row) => row.values['number'],
    );
    expect(numbers.sort()).toEqual([1, 2]);
    expect(await again.sync.syncNow()).toBeUndefined();
    expect(again.replica.counts()).toEqual({ waiting: 0, check: 0 });
  });

  test('the answer to a push is lost: sent again it is the same entry, counted once', async () => {
    const phone = await officerPhone('thu.mot', ['treasurer']);
    const person = await register(phone, 'Nông Thị Hoa');
    must(await collect(phone, person));
    const through = server.line.fetch;
    let lost = 0;
    server.line.fetch = async (input, init) => {
      const answer = await through(input, init);
      if (pathOf(input).endsWith('/api/sync/push') && lost++ === 0)
        throw new TypeError('connection reset');
      return answer;
    };
    expect(await phone.sync.syncNow()).toEqual({ kind: 'no-connection' });
    expect(phone.replica.counts().waiting).toBe(2);
    server.line.fetch = through;
    expect(await phone.sync.syncNow()).toBeUndefined();
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    const second = await officerPhone('thu.hai', ['treasurer']);
    expect(await second.replica.shelf.find({ type: 'receipt' })).toHaveLength(1);
  });

  test('a login page of a Wi-Fi in place of the server changes nothing', async () => {
    const phone = await officerPhone('thu.mot', ['treasurer']);
    await register(phone, 'Triệu Văn Páo');
    const through = server.line.fetch;
    server.line.fetch = async () =>
      new Response('<html><form>Đăng nhập Wi-Fi</form></html>', {
        headers: { 'content-type': 'text/html' },
      });
    expect(await phone.sync.syncNow()).toEqual({ kind: 'not-our-server' });
    expect(phone.replica.counts().waiting).toBe(1);
    server.line.fetch = through;
    expect(await phone.sync.syncNow()).toBeUndefined();
    expect(phone.replica.counts().waiting).toBe(0);
  });

  test('a pull cut at any line keeps what came before and resumes', async () => {
    const writer = await officerPhone('thu.mot', ['treasurer']);
    for (let i = 0; i < 5; i++) await register(writer, `Đoàn viên ${i}`);
    expect(await writer.sync.syncNow()).toBeUndefined();
    const reader = await officerPhone('thu.hai', ['treasurer']);
    for (let i = 5; i < 8; i++) await register(writer, `Đoàn viên ${i}`);
    expect(await writer.sync.syncNow()).toBeUndefined();
    const through = server.line.fetch;
    for (let keep = 0; keep < 4000; keep += 97) {
      server.line.fetch = async (input, init) => {
        const answer = await through(input, init);
        if (!pathOf(input).endsWith('/api/sync/pull')) return answer;
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return new Response(bytes.slice(0, keep), {
          headers: { 'content-type': answer.headers.get('content-type') ?? '' },
        });
      };
      await reader.sync.syncNow();
    }
    server.line.fetch = through;
    expect(await reader.sync.syncNow()).toBeUndefined();
    expect(await reader.replica.shelf.find({ type: 'member' })).toHaveLength(8);
  });

  test('two phones edit different fields of one member: both survive', async () => {
    const a = await officerPhone('thu.mot', ['treasurer']);
    const person = await register(a, 'Hoàng Thị Hằng');
    expect(await a.sync.syncNow()).toBeUndefined();
    const b = await officerPhone('thu.hai', ['treasurer']);
    const edit = (phone: Phone, set: Parameters<typeof write<typeof member>>[2]) =>
      phone.replica.save(() => ({
        ok: true,
        value: [
          {
            book: bookId('roster', unit),
            act: 'editMember',
            changes: [write(member, person, set)],
          },
        ],
      }));
    must(await edit(a, { phone: '+84912345678', nationalNumber: { value: '019199000123' } }));
    must(
      await edit(b, {
        address: 'Tổ 5, Phan Đình Phùng',
        nationalNumber: { value: '019199000124' },
      }),
    );
    for (const phone of [a, b, a]) expect(await phone.sync.syncNow()).toBeUndefined();
    for (const phone of [a, b]) {
      const row = (await phone.replica.shelf.find({ type: 'member' }))[0];
      expect(row?.values).toMatchObject({
        phone: '+84912345678',
        address: 'Tổ 5, Phan Đình Phùng',
      });
      expect([...(row?.values['nationalNumber'] as string[])].sort()).toEqual([
        '019199000123',
        '019199000124',
      ]);
      expect(row?.state).toBe('check');
    }
  });

  test('an entry for another unit is refused by the server, kept, and shown for a person to look at', async () => {
    const phone = await officerPhone('thu.mot', ['collector']);
    must(
      await phone.replica.save((moment) =>
        registerMember(
          {
            rosterBook: bookId('roster', admin.identity.homeUnit),
            fullName: 'Người ngoài',
            source: 'typed',
            step: 'applied',
            stepOn: '2026-11-01',
            consent,
          },
          moment,
        ),
      ),
    );
    expect(await phone.sync.syncNow()).toBeUndefined();
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 1 });
    expect(phone.replica.ownEntries()[0]?.verdict).toMatchObject({
      ruling: 'quarantined',
      reason: 'not-allowed',
    });
  });

  test('a clock wrong by years: the save goes through, the day is asked, and nobody is dragged along', async () => {
    const phone = await officerPhone('thu.mot', ['treasurer']);
    phone.clock.ms = Date.parse('2035-01-01T00:00:00Z');
    const person = await register(phone, 'Bàn Thị Ánh');
    phone.clock.ms = Date.parse('2015-01-01T00:00:00Z');
    expect(phone.replica.correctedNow().suspect).toBe(true);
    must(await collect(phone, person, '2026-11', '2026-11-22'));
    expect(await phone.sync.syncNow()).toBeUndefined();
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    const other = await officerPhone('thu.hai', ['treasurer']);
    const row = (await other.replica.shelf.find({ type: 'member' }))[0];
    expect(row?.changedMs).toBeLessThanOrEqual(server.clock.ms);
  });
});
