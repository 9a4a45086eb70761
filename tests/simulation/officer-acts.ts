// What officers do with their books, as the screens would have them: each act decides on what its own device shows.
import { bookId } from '#book/book-id.ts';
import { accept, refuse } from '#base/result.ts';
import type { Draft } from '#domain/draft.ts';
import { issueReceipt, voidReceipt } from '#domain/dues/acts.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import type { dayClose } from '#domain/dues/day-close.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { receipt, voidReceipt as voidType } from '#domain/dues/receipt.ts';
import { grantRole, revokeGrant } from '#domain/office/acts.ts';
import { admitHeld, refuseHeld } from '#domain/office/held-acts.ts';
import { ROLES } from '#domain/office/grant.ts';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { addTag, registerMember, removeTag } from '#domain/roster/acts.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { unclosed } from '#domain/views/day-view.ts';
import type { OpenedReplica } from '#replica/engine.ts';
import type { Row } from '#replica/use-replica.ts';
import { oneOf, rowsIn, unitOf, type Act, type Build } from './act.ts';
import { newMember } from './base-world.ts';
import { addReader, caseNote, intake, secretIntake, secretNote } from './case-acts.ts';

const booksOf = (replica: OpenedReplica, kind: string): readonly string[] =>
  replica
    .books()
    .filter((book) => book.startsWith(`${kind}.`))
    .sort();

const NAMES = ['Mai', 'Hà', 'Sen', 'Páo', 'Dín', 'Khải', 'Lò', 'Yến'] as const;

const register: Act = async (replica, chance) => {
  const book = oneOf(chance, booksOf(replica, 'roster'));
  const name = `Lò Thị ${chance.pick(NAMES)} ${chance.digits(3)}`;
  return book === undefined
    ? undefined
    : (moment) => registerMember(newMember(unitOf(book), name), moment);
};

/** A list read in at once: all of it or nothing. */
const importList: Act = async (replica, chance) => {
  const book = oneOf(chance, booksOf(replica, 'roster'));
  if (book === undefined) return undefined;
  const names = Array.from({ length: chance.whole(2, 6) }, () => `Ma Văn ${chance.digits(4)}`);
  return (moment) => {
    const group = moment.newId();
    const drafts: Draft[] = [];
    for (const name of names) {
      const made = registerMember(newMember(unitOf(book), name), moment);
      if (!made.ok) return made;
      drafts.push(...made.value.map((draft) => ({ ...draft, group })));
    }
    return accept(drafts);
  };
};

const memberAct =
  (
    decide: (
      input: { readonly book: string; readonly id: string; readonly replica: OpenedReplica },
      chance: SeededChance,
    ) => Build | undefined,
  ): Act =>
  async (replica, chance) => {
    const book = oneOf(chance, booksOf(replica, 'roster'));
    const row = oneOf(chance, await rowsIn(replica, 'member', book));
    return row === undefined ? undefined : decide({ ...row, replica }, chance);
  };

const edit = memberAct(({ book, id, replica }, chance) => {
  const phone = `09${chance.digits(8)}`;
  const nationalNumber = `0191900${chance.digits(5)}`;
  const edits = chance.percent(60) ? { phone } : { nationalNumber };
  return (moment) => {
    const record = replica.record(book, 'member', id);
    return record === undefined
      ? refuse({ kind: 'no-record' })
      : editMember({ rosterBook: book, record, edits }, moment);
  };
});

const TAGS = ['tổ may', 'tổ cắt', 'ca đêm'] as const;
const tag = memberAct(({ book, id }, chance) => {
  const text = chance.pick(TAGS);
  return () => addTag({ rosterBook: book, member: id, tag: text });
});
const untag = memberAct(({ book, id, replica }, chance) => {
  const text = chance.pick(TAGS);
  return () => {
    const record = replica.record(book, 'member', id);
    return record === undefined
      ? refuse({ kind: 'no-record' })
      : removeTag({ rosterBook: book, record, tag: text });
  };
});

const collect: Act = async (replica, chance) => {
  const duesBook = oneOf(chance, booksOf(replica, 'dues'));
  if (duesBook === undefined) return undefined;
  const members = await rowsIn(replica, 'member', bookId('roster', unitOf(duesBook)));
  const member = oneOf(chance, members)?.id;
  if (member === undefined) return undefined;
  const months = [`2026-${String(chance.whole(1, 12)).padStart(2, '0')}`];
  const amountVnd = chance.whole(1, 60) * 5_000;
  const method = chance.percent(70) ? 'cash' : 'transfer';
  return (moment) =>
    issueReceipt({ duesBook, member, months, amountVnd, method, paidOn: moment.today }, moment, {
      paidMonths: new Map(),
      closedDays: new Set(),
    });
};

const takeBack: Act = async (replica, chance) => {
  const duesBook = oneOf(chance, booksOf(replica, 'dues'));
  const row = oneOf(chance, await rowsIn(replica, 'receipt', duesBook));
  if (row === undefined || duesBook === undefined) return undefined;
  const voids = await rowsIn(replica, 'void', duesBook);
  const voidedReceipts = new Set(voids.map(({ values }) => String(values['receipt'])));
  return (moment) =>
    voidReceipt({ duesBook, receipt: row.id, why: 'Ghi nhầm' }, moment, { voidedReceipts });
};

const close: Act = async (replica, chance) => {
  const duesBook = oneOf(chance, booksOf(replica, 'dues'));
  if (duesBook === undefined) return undefined;
  const { device } = replica.identity;
  const rows = async <T extends UnionRecordType>(type: T['type']) =>
    (await rowsIn(replica, type, duesBook)) as unknown as readonly Row<T>[];
  const receipts = (await rows<typeof receipt>('receipt')).filter(
    ({ changedByDevice }) => changedByDevice === device,
  );
  const open = unclosed(
    receipts,
    await rows<typeof voidType>('void'),
    await rows<typeof dayClose>('dayClose'),
  );
  const notes = [{ noteVnd: 5_000, count: Math.max(0, open.byMethod.cash) / 5_000 }];
  return (moment) =>
    closeDay(
      { duesBook, open, notes, why: '' },
      moment,
      ownChains(device, duesBook, replica.heads(), replica.ownEntries()),
    );
};

const grantRight: Act = async (replica, chance, { units }) => {
  const unit = oneOf(chance, units);
  const row = oneOf(chance, await replica.shelf.find({ type: 'officer' }));
  const role = oneOf(
    chance,
    ROLES.filter((one) => one !== 'administrator'),
  );
  return row === undefined || unit === undefined || role === undefined
    ? undefined
    : (moment) =>
        grantRole({ officer: row.id, role, unit, reach: 'unit', from: '2026-01-01' }, moment);
};

const endRight: Act = async (replica, chance) => {
  const row = oneOf(chance, await replica.shelf.find({ type: 'grant' }));
  if (row === undefined || row.values['role'] === 'administrator') return undefined;
  const ended = await replica.shelf.find({ type: 'revocation' });
  const revokedGrants = new Set(ended.map(({ values }) => String(values['grant'])));
  return (moment) =>
    revokeGrant({ unit: unitOf(row.book), grant: row.id, why: 'Hết nhiệm kỳ' }, moment, {
      revokedGrants,
    });
};

/** What was held counts after all, or does not. */
const decide: Act = async (replica, chance, { held }) => {
  const books = [...booksOf(replica, 'roster'), ...booksOf(replica, 'dues')];
  const book = oneOf(chance, books);
  const entryHash = book === undefined ? undefined : oneOf(chance, await held(book));
  if (book === undefined || entryHash === undefined) return undefined;
  const decision = { entries: [{ book, entryHash }], why: 'Đã hỏi lại' };
  const isLetIn = chance.percent(75);
  return (moment) => (isLetIn ? admitHeld(decision, moment) : refuseHeld(decision, moment));
};

/** With how many of a hundred acts each is one. */
export const ACTS: readonly (readonly [name: string, weight: number, act: Act])[] = [
  ['collect', 30, collect],
  ['register', 9, register],
  ['import', 3, importList],
  ['edit', 13, edit],
  ['tag', 6, tag],
  ['untag', 5, untag],
  ['void', 8, takeBack],
  ['close', 6, close],
  ['intake', 5, intake],
  ['case-note', 5, caseNote],
  ['secret-intake', 5, secretIntake],
  ['secret-note', 4, secretNote],
  ['add-reader', 3, addReader],
  ['grant', 4, grantRight],
  ['revoke', 3, endRight],
  ['decide', 5, decide],
];

const MONEY = ['collect', 'void', 'close'];
const ROLL = ['register', 'import', 'edit', 'tag', 'untag'];
const CASES = ['intake', 'case-note', 'secret-intake', 'secret-note', 'add-reader'];
/** What the roles of a seat are for, by how its name begins. */
const WORK: readonly (readonly [seat: string, acts: readonly string[]])[] = [
  ['quản trị', ['grant', 'revoke']],
  ['thu quỹ', [...MONEY, ...CASES]],
  ['tổ trưởng', MONEY],
  ['chủ tịch', [...MONEY, ...ROLL, ...CASES, 'grant', 'revoke', 'decide']],
  ['phó chủ tịch', [...MONEY, ...ROLL, ...CASES, 'decide']],
];
/** The rest is tried all the same: by mistake, or by somebody whose right has ended. */
const OUT_OF_PLACE_PERCENT = 6;

/** By that name, where the seat has nothing to do with it either. */
export const actNamed = (name: string): Act => ACTS.find(([own]) => own === name)?.[2] ?? collect;

export const drawnAct = (chance: SeededChance, seat: string): readonly [string, Act] => {
  const own = WORK.find(([begins]) => seat.startsWith(begins))?.[1] ?? [];
  const isAny = chance.percent(OUT_OF_PLACE_PERCENT);
  const open = ACTS.filter(([name]) => isAny || own.includes(name));
  let drawn = chance.fraction() * open.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight, act] of open) {
    drawn -= weight;
    if (drawn < 0) return [name, act];
  }
  return ['collect', collect];
};
