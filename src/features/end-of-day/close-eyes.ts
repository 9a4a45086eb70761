/** Who has looked at the cash of a close, and who may: read off the office and the dues book as this device knows them. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { cashCheck } from '#domain/dues/cash-check.ts';
import type { receipt } from '#domain/dues/receipt.ts';
import { unitOfBook } from '#domain/held-units.ts';
import type { device } from '#domain/office/device.ts';
import type { grant, revocation } from '#domain/office/grant.ts';
import { rulingPathsIn } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import {
  closeStanding,
  type CashCheckMade,
  type CloseStanding,
} from '#domain/views/close-standing.ts';
import { isSelfChecked, mayCheckCash, rightsEver } from '#domain/views/self-checked.ts';
import type { Row } from '#replica/use-replica.ts';
import type { CloseLine } from './use-tills.ts';

export interface EyesKnown {
  readonly units: readonly Row<typeof unit>[];
  readonly devices: readonly Row<typeof device>[];
  readonly grants: readonly Row<typeof grant>[];
  readonly revocations: readonly Row<typeof revocation>[];
  readonly checks: readonly Row<typeof cashCheck>[];
  readonly receipts: readonly Row<typeof receipt>[];
  readonly books: ReadonlySet<string>;
  readonly me: { readonly officer: string; readonly device: string };
  readonly today: CalendarDate;
}

export interface CloseEyes {
  readonly standingOf: (close: CloseLine) => CloseStanding;
  /** It waits, and this officer may look: has a right to, and no part in it. */
  readonly mayConfirm: (close: CloseLine) => boolean;
  /** Officers whose hands the cash went through. */
  readonly handsOf: (close: CloseLine) => ReadonlySet<string>;
}

export const closeEyes = (known: EyesKnown): CloseEyes => {
  const { me, today } = known;
  const officerByDevice = new Map(known.devices.map(({ id, values }) => [id, values.officer]));
  officerByDevice.set(me.device, me.officer);
  const rights = rightsOf(known);
  const checksByClose = checksOf(known.checks, officerByDevice);
  const officersOf = (of: readonly string[]): ReadonlySet<string> =>
    new Set(of.flatMap((id) => officerByDevice.get(id) ?? []));
  // A lost device is closed by somebody else: both had the money.
  const closersOf = (close: CloseLine): ReadonlySet<string> =>
    officersOf([close.device, close.closedBy]);
  const handsOf = (close: CloseLine): ReadonlySet<string> => {
    const named = new Set(close.receipts);
    const authors = known.receipts.flatMap(({ book, id, changedByDevice }) =>
      book === close.book && named.has(id) ? changedByDevice : [],
    );
    return officersOf([close.device, close.closedBy, ...authors]);
  };
  // The union's own officers; those above it see the close on their list.
  const rulingOf = rulingPathsIn(known.units);
  const pathOf = (close: CloseLine): readonly string[] => rulingOf(unitOfBook(close.book));
  const isAlone = (close: CloseLine): boolean | undefined => {
    const unitPath = pathOf(close);
    const isKnown = unitPath.every((id) => known.books.has(`office.${id}`));
    if (!isKnown || rights.length === 0 || !officerByDevice.has(close.closedBy)) return undefined;
    const { day, closedMs: writtenMs } = close;
    return isSelfChecked({ hands: closersOf(close), day, writtenMs, unitPath }, rights);
  };
  const standingOf = (close: CloseLine): CloseStanding => {
    const { id, countedVnd } = close;
    return closeStanding(
      { id, countedVnd, cashVnd: close.byMethod.cash, hands: closersOf(close) },
      isAlone(close),
      checksByClose.get(`${close.book}|${id}`) ?? [],
    );
  };
  return {
    standingOf,
    handsOf,
    mayConfirm: (close) =>
      close.state === 'safe' &&
      // Most officers look at no cash, and for them nothing is searched.
      mayCheckCash(me.officer, rights, pathOf(close), today) &&
      standingOf(close).kind === 'waiting' &&
      !handsOf(close).has(me.officer),
  };
};

const rightsOf = ({ grants, revocations }: EyesKnown) => {
  const changedMs = new Map([...grants, ...revocations].map((row) => [row.id, row.changedMs]));
  const msOf = (id: string): number => changedMs.get(id) ?? 0;
  return rightsEver(grants, revocations, { givenMs: msOf, endedMs: msOf });
};

/** By book and close; one that the system does not take says nothing. */
const checksOf = (
  rows: readonly Row<typeof cashCheck>[],
  officerByDevice: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, readonly CashCheckMade[]> => {
  const byClose = new Map<string, CashCheckMade[]>();
  for (const { book, id, values, state, changedByDevice, changedMs } of rows) {
    if (state === 'check') continue;
    const close = values.close ?? '';
    const made = {
      ...{ id, close, officer: officerByDevice.get(changedByDevice), atMs: changedMs },
      ...{ countedVnd: values.countedVnd ?? 0, why: values.why ?? null },
      isTakenOver: values.isTakenOver === true,
    };
    const key = `${book}|${close}`;
    byClose.set(key, [...(byClose.get(key) ?? []), made]);
  }
  return byClose;
};
