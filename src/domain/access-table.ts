/** Who may do what, as one table: role by role, the books it opens and what it may write in them. */
import { ROLES, type Role } from './office/grant.ts';
import type { BookKind } from './record-kind.ts';

/** What a role may write of one record type. Nothing named: every field, every value. */
export interface WriteRight {
  /** Fields this role leaves alone. */
  readonly except?: readonly string[];
  /** Fields where only these values may be written. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** May take back earlier changes. Never for papers: a receipt is voided, a grant revoked. */
  readonly undo?: true;
}

export interface RoleRights {
  /** Kinds of book the role opens, at its unit and, by the reach of the grant, below it. */
  readonly opens: readonly BookKind[];
  /** Book kind → record type → what may be written. What is not named here is not allowed. */
  readonly writes: Readonly<Partial<Record<BookKind, Readonly<Record<string, WriteRight>>>>>;
  /** Roles it may hand out and take back. */
  readonly grants: readonly Role[];
  /** Besides: roles it may hand on where the same officer holds them at that union, and as far as they reach. */
  readonly handsOn?: readonly Role[];
  /** Second pair of eyes on the cash that somebody else has counted. */
  readonly checksCash?: true;
}

const every: WriteRight = {};
const everyWithUndo: WriteRight = { undo: true };

const wholeRoster: Readonly<Record<string, WriteRight>> = {
  member: everyWithUndo,
  membershipStep: every,
  consent: every,
  withdrawal: every,
  twinLink: everyWithUndo,
};

const takingMoney: Readonly<Record<string, WriteRight>> = {
  receipt: every,
  void: every,
  collectionList: every,
  dayClose: every,
};

const wholeCases: Readonly<Record<string, WriteRight>> = {
  caseFile: everyWithUndo,
  caseNote: every,
  attachment: every,
  // Only in the book of a confidential case: `access.ts` sees to that.
  caseReader: every,
};

const roleOfReading: Pick<RoleRights, 'writes' | 'grants'> = { writes: {}, grants: [] };

/**
 * Device, series and holdQuarantined stand in no row: only the server writes them, and it is not judged.
 * Whoever leads a union decides on entries in custody (`admitHeld`), nobody about the own till alone.
 */
export const ROLE_RIGHTS: Readonly<Record<Role, RoleRights>> = {
  administrator: {
    opens: ['office'],
    writes: {
      office: {
        unit: every,
        officer: every,
        grant: every,
        revocation: every,
        setting: everyWithUndo,
        admitHeld: every,
      },
    },
    grants: ROLES,
  },
  chair: {
    checksCash: true,
    opens: ['office', 'roster', 'dues', 'cases', 'news', 'training'],
    writes: {
      office: {
        officer: every,
        grant: every,
        revocation: every,
        setting: everyWithUndo,
        admitHeld: every,
      },
      roster: { ...wholeRoster, admitHeld: every },
      // The committee's resolution on a fixed sum is signed by the chair.
      dues: { ...takingMoney, resolution: every, admitHeld: every },
      cases: { ...wholeCases, admitHeld: every },
    },
    // A chair staffs the own union with what a chair holds; who leads it is decided above.
    grants: [
      'vice-chair',
      'collector',
      'case-officer',
      'communications-officer',
      'training-officer',
      'auditor',
    ],
    // Salaries and what each member is to pay are not the chair's: only who keeps them hands them on.
    handsOn: ['treasurer', 'accountant'],
  },
  'vice-chair': {
    checksCash: true,
    // Stands in for the chair in the day's work; who may do what stays with the chair.
    opens: ['office', 'roster', 'dues', 'cases', 'news', 'training'],
    writes: {
      roster: { ...wholeRoster, admitHeld: every },
      dues: { ...takingMoney, resolution: every, admitHeld: every },
      cases: { ...wholeCases, admitHeld: every },
    },
    grants: [],
  },
  treasurer: {
    checksCash: true,
    opens: ['office', 'roster', 'dues', 'pay'],
    writes: {
      roster: wholeRoster,
      dues: { ...takingMoney, assessment: every, waiver: every, resolution: every },
      pay: { salary: every },
    },
    grants: [],
  },
  accountant: {
    checksCash: true,
    // Works out what is to be paid and takes none of it: accountant and treasurer are two hands.
    opens: ['office', 'roster', 'dues', 'pay'],
    writes: { dues: { assessment: every, waiver: every }, pay: { salary: every } },
    grants: [],
  },
  collector: {
    opens: ['office', 'roster', 'dues'],
    writes: {
      roster: {
        member: { except: ['archived'] },
        // Taking in an application, yes; admitting is the committee's decision.
        membershipStep: { only: { what: ['applied'] } },
        consent: every,
      },
      dues: takingMoney,
    },
    grants: [],
  },
  'case-officer': {
    opens: ['office', 'roster', 'cases'],
    writes: { cases: wholeCases },
    grants: [],
  },
  // What these two write comes with the news and the training themselves.
  'communications-officer': { opens: ['office', 'news'], ...roleOfReading },
  'training-officer': { opens: ['office', 'training'], ...roleOfReading },
  // Checks the money and the roll; requests and salaries are none of it.
  auditor: { opens: ['office', 'roster', 'dues'], ...roleOfReading },
  // Sums and lists of the unions its grant reaches; a request only where it was referred.
  'upper-officer': { opens: ['office', 'roster', 'dues'], ...roleOfReading },
};
