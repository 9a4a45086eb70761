/** A grassroots union that takes cash on one phone and looks at it on another, as entries with their declared acts. */
import { write } from '#domain/draft.ts';
import { cashCheck } from '#domain/dues/cash-check.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { WORDS, type TestServer } from './test-server.ts';
import { randomId, TestDevice, type EntryOptions } from './test-device.ts';

export const DAY = '2026-11-22';

const numbers = new WeakMap<TestDevice, number>();

/** Receipts with numbers of the device's own series; gives their ids. */
export const takeCash = async (by: TestDevice, book: string, count = 1): Promise<string[]> => {
  const series = by.codes.get(book) ?? (await by.series(book));
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const number = (numbers.get(by) ?? 0) + 1;
    numbers.set(by, number);
    const id = randomId();
    await by.write(
      book,
      [
        write(receipt, id, {
          ...{ member: 'member-1', series, number, months: ['2026-11'], amountVnd: 25_000 },
          ...{ method: 'cash', paidOn: DAY },
        }),
      ],
      { act: 'issueReceipt' },
    );
    ids.push(id);
  }
  return ids;
};

export interface ClosedAs {
  readonly day?: string;
  /** Whose device is counted; the own one. */
  readonly device?: string;
  readonly countedVnd?: number;
  readonly partOf?: string | null;
  readonly id?: string;
}

export const closeOf = (by: TestDevice, receipts: readonly string[], as: ClosedAs = {}) => {
  const sum = receipts.length * 25_000;
  return write(dayClose, as.id ?? randomId(), {
    ...{ device: as.device ?? by.id, day: as.day ?? DAY, heads: [], receipts: [...receipts] },
    ...{ voids: [], sumVnd: sum, cashVnd: sum, transferVnd: 0, withheldVnd: 0 },
    ...{ countedVnd: as.partOf ? null : (as.countedVnd ?? sum), notes: [], differenceWhy: null },
    ...{ entriesWritten: 1, partOf: as.partOf ?? null },
  });
};

/** Gives the id of the close. */
export const closeDayOn = async (
  by: TestDevice,
  book: string,
  receipts: readonly string[],
  { stampMs, ...as }: ClosedAs & Pick<EntryOptions, 'stampMs'> = {},
): Promise<string> => {
  const change = closeOf(by, receipts, as);
  const answer = await by.write(book, [change], {
    act: 'closeDay',
    ...(stampMs === undefined ? {} : { stampMs }),
  });
  if (answer.verdicts[0]?.ruling !== 'accepted') throw new Error(JSON.stringify(answer.verdicts));
  return change.id;
};

export const checkOf = (close: string, countedVnd: number) =>
  write(cashCheck, randomId(), { close, countedVnd, isTakenOver: true, why: null });

/** What the server says to a confirmation. */
export const confirm = async (
  by: TestDevice,
  book: string,
  close: string,
  options: EntryOptions = {},
) => {
  const { verdicts } = await by.write(book, [checkOf(close, 25_000)], {
    act: 'confirmCash',
    ...options,
  });
  const [{ ruling, reason } = { ruling: 'none', reason: null }] = verdicts;
  return [ruling, reason ?? null];
};

/** The same person with another phone. */
export const secondPhone = async (
  under: TestServer,
  admin: TestDevice,
  officer: string,
): Promise<TestDevice> => {
  const { token } = await admin.invite(officer);
  const device = new TestDevice(under.send, () => under.clock.nowMs);
  await device.redeem(token, WORDS);
  return device;
};
