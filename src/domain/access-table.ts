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
    opens: ['office', 'roster', 'dues', 'cases'],
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
    // A chair staffs the own union; who leads it is decided above.
    grants: ['treasurer', 'collector', 'case-officer'],
  },
  treasurer: {
    opens: ['office', 'roster', 'dues', 'pay'],
    writes: {
      roster: wholeRoster,
      dues: { ...takingMoney, assessment: every, waiver: every, resolution: every },
      pay: { salary: every },
    },
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
};
