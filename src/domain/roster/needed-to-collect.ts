/** Which facts of the roll a collector needs in front of a person, and which close when a device's lease has run out. */
import type { Fields } from '#crdt/record-type.ts';
import type { member } from './member.ts';
import type { consent, membershipStep, twinLink, withdrawal } from './membership.ts';

/** `open`: without it the right person cannot be found or written a receipt. `closed`: all else. */
export type WhenOver = 'open' | 'closed';

type Table<T extends { readonly fields: Fields }> = Readonly<Record<keyof T['fields'], WhenOver>>;

/** Every field of every record of the roll stands here once; a test holds it to the record types. */
export const WHEN_LEASE_IS_OVER: {
  readonly member: Table<typeof member>;
  readonly membershipStep: Table<typeof membershipStep>;
  readonly consent: Table<typeof consent>;
  readonly withdrawal: Table<typeof withdrawal>;
  readonly twinLink: Table<typeof twinLink>;
} = {
  member: {
    fullName: 'open',
    // Two of one name on one line are told apart by these; they stand on the receipt and on wage lists.
    employeeNo: 'open',
    section: 'open',
    sectionNote: 'open',
    tags: 'open',
    archived: 'open',
    nationalNumber: 'closed',
    bankAccount: 'closed',
    bornOn: 'closed',
    sex: 'closed',
    phone: 'closed',
    address: 'closed',
    source: 'closed',
    importedIn: 'closed',
    note: 'closed',
  },
  // Whether somebody is a member on a day decides whether dues are owed.
  membershipStep: { member: 'open', what: 'open', on: 'open', decision: 'closed' },
  // That a person has withdrawn it must stay to be seen; how it was given need not.
  consent: {
    member: 'open',
    atMs: 'open',
    textVersion: 'closed',
    textHash: 'closed',
    how: 'closed',
    officer: 'closed',
  },
  withdrawal: { consent: 'open', on: 'open', how: 'closed' },
  // What one person has paid under two entries.
  twinLink: { pairs: 'open' },
};

const tables: Readonly<Record<string, Readonly<Record<string, WhenOver>>>> = WHEN_LEASE_IS_OVER;

/** Whether the type is of the roll, and so narrowed when the lease is over. */
export const isNarrowed = (type: string): boolean => Object.hasOwn(tables, type);

/** Whether a field may be shown then. A field of a newer app is not: nobody here knows what it is. */
export const isNeededToCollect = (type: string, field: string): boolean => {
  const table = Object.hasOwn(tables, type) ? tables[type] : undefined;
  return table === undefined || (Object.hasOwn(table, field) && table[field] === 'open');
};

/** What is left of the fields of a record of the roll; another type is left as it is. */
export const neededToCollect = <T>(
  type: string,
  fields: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> =>
  isNarrowed(type)
    ? Object.fromEntries(Object.entries(fields).filter(([field]) => isNeededToCollect(type, field)))
    : fields;
