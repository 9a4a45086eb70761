// What waits for a person or for an upgrade: its author goes on seeing it, and once it counts everyone has it, once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { write } from '#domain/draft.ts';
import { caseNote } from '#domain/cases/case-file.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { backUp } from '#server/backup.ts';
import { judgeAgainAfterUpgrade } from '#server/judge-again.ts';
import { knowledgeOf, type Knowledge } from '#server/knowledge.ts';
import { openPhone, type Phone } from './phone.ts';
import { must, receiptNumbers, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let dues: string;

beforeEach(async () => {
  union = await startUnion();
  dues = bookId('dues', union.unit);
});

afterEach(async () => {
  await union.server.stop();
});

/** A receipt with a number of no series of this phone: the server holds it. */
const collectWithForeignNumber = (phone: Phone, member: string) =>
  phone.replica.save((moment) => ({
    ok: true,
    value: [
      {
        book: dues,
        act: 'issueReceipt',
        changes: [
          write(receipt, moment.newId(), {
            member,
            series: 'KHAC1',
            number: 7,
            months: ['2026-11'],
            amountVnd: 25_000,
            method: 'cash',
            paidOn: moment.today,
          }),
        ],
      },
    ],
  }));

const admit = async (chair: Phone, hash: string): Promise<void> => {
  must(
    await chair.replica.save((moment) => ({
      ok: true,
      value: [
        {
          book: dues,
          act: 'admitHeld',
          changes: [write(admitHeld, moment.newId(), { entryHash: hash, why: 'Có biên lai giấy' })],
        },
      ],
    })),
  );
  await synced(chair);
};

/** Everything the server answered while `work` ran. */
const heard = async (work: () => Promise<void>): Promise<string> => {
  const through = union.server.line.fetch;
  const texts: string[] = [];
  union.server.line.fetch = async (input, init) => {
    const answer = await through(input, init);
    texts.push(await answer.clone().text());
    return answer;
  };
  await work();
  union.server.line.fetch = through;
  return texts.join('\n');
};

const backedUpForNinetyDays = async (): Promise<void> => {
  await backUp(union.server.opened);
  union.server.clock.ms += 91 * 86_400_000;
};

test.each([
  ['in pages', async () => undefined, 'page'],
  ['below a snapshot', backedUpForNinetyDays, 'snapshot'],
])(
  'a phone is lost with a held receipt, %s: its officer sees it again on a new one until a chair decides',
  async (_, time, line) => {
    const chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
    const lost = await union.officerPhone('to.truong', ['collector']);
    const person = await register(chair, union.unit, 'Lường Thị Mai');
    await synced(chair);
    must(await collectWithForeignNumber(lost, person));
    await synced(lost);
    const held = lost.replica.ownEntries()[0];
    expect(held?.verdict).toMatchObject({ ruling: 'held', reason: 'foreign-series' });

    await time();
    let phone = lost;
    const told = await heard(async () => {
      phone = await union.secondPhone(lost);
    });
    expect(told).toContain(`"line":"${line}","book":"${dues}"`);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 1 });
    expect(phone.replica.ownEntries()).toMatchObject([
      { hash: held?.hash, book: dues, verdict: { ruling: 'held', reason: 'foreign-series' } },
    ]);
    expect(await receiptNumbers(phone)).toEqual(['KHAC1-7']);
    // It is still there after the app was closed, and never sent a second time.
    const again = await openPhone(union.server, {
      ...phone,
      life: 'unused-life',
    });
    expect(again.replica.counts()).toEqual({ waiting: 0, check: 1 });
    // A colleague's new phone is told that there is something, and not what.
    const colleague = await union.officerPhone('thu.quy', ['treasurer']);
    expect(await receiptNumbers(colleague)).toEqual([]);

    await admit(chair, held?.hash ?? '');
    for (const one of [again, colleague, chair]) {
      await synced(one);
      expect(await receiptNumbers(one)).toEqual(['KHAC1-7']);
      expect(one.replica.counts()).toEqual({ waiting: 0, check: 0 });
      expect((await one.replica.selfCheck('all')).ok).toBe(true);
    }
  },
);

test('a right is lost and given again: what was held while it lasted is there again, to be looked at', async () => {
  const phone = await union.officerPhone('to.truong', ['collector']);
  must(await collectWithForeignNumber(phone, 'member-1'));
  await synced(phone);
  const hash = phone.replica.ownEntries()[0]?.hash;
  await union.revoke(phone);
  await phone.sync.syncNow();
  await union.grant(phone, 'collector');
  await phone.sync.syncNow();
  await synced(phone);
  expect(phone.replica.ownEntries().map((entry) => [entry.hash, entry.verdict?.reason])).toEqual([
    [hash, 'foreign-series'],
  ]);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 1 });
  expect(await receiptNumbers(phone)).toEqual(['KHAC1-7']);
});

test('nobody else’s custody is in a snapshot', async () => {
  const lost = await union.officerPhone('to.truong', ['collector']);
  must(await collectWithForeignNumber(lost, 'member-1'));
  await synced(lost);
  await backedUpForNinetyDays();
  const told = await heard(async () => {
    await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  });
  expect(told).toContain('"line":"snapshot"');
  expect(told).not.toContain('KHAC1');
});

/** What a start of another version does; answers how many entries it judged better. */
const startedWith = (knowledge: Knowledge): Promise<number> =>
  judgeAgainAfterUpgrade(Object.assign(union.server.opened.context, { knowledge }));

test('a note of a newer app waits for the server’s upgrade; then author and colleague both show it, once', async () => {
  await startedWith(knowledgeOf(RECORD_TYPES.filter(({ type }) => type !== 'caseNote')));
  const author = await union.officerPhone('tiep.nhan', ['case-officer']);
  const colleague = await union.officerPhone('chu.tich', ['chair']);
  must(
    await author.replica.save((moment) => ({
      ok: true,
      value: [
        {
          book: bookId('cases', union.unit),
          act: 'addCaseNote',
          changes: [
            write(caseNote, moment.newId(), {
              ...{ caseFile: 'case-1', text: 'Đã gặp quản đốc', on: '2026-11-22' },
            }),
          ],
        },
      ],
    })),
  );
  await synced(author);
  await synced(colleague);
  const notes = async (phone: Phone) =>
    (await phone.replica.shelf.find({ type: 'caseNote' })).map(({ values, state }) => [
      values['text'],
      state,
    ]);
  expect(author.replica.counts()).toEqual({ waiting: 0, check: 1 });
  expect(await notes(author)).toEqual([['Đã gặp quản đốc', 'check']]);
  expect(await notes(colleague)).toEqual([]);

  expect(await startedWith(knowledgeOf())).toBe(1);
  expect(await startedWith(knowledgeOf())).toBe(0);
  const fresh = await union.secondPhone(author);
  for (const phone of [author, colleague, fresh]) {
    await synced(phone);
    expect(await notes(phone)).toEqual([['Đã gặp quản đốc', 'safe']]);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    expect((await phone.replica.selfCheck('all')).ok).toBe(true);
  }
});
