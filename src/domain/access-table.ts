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
  /** Only about a device of the officer who writes. */
  readonly ownDeviceOnly?: true;
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
  /** Looks through who did what in its reach. Of a confidential case only what whoever may open it is told. */
  readonly readsAudit?: true;
  /** Is told, of the unions below its own, which closes nobody but their collector has looked at: sums, no more. */
  readonly hearsOfCloses?: true;
  /** Reads, of the requests below its union, the papers that were referred to it, and writes in those alone. */
  readonly readsReferred?: true;
  /** What this right alone allows asks for a second factor at the server, beside device and words. */
  readonly needsSecondFactor?: true;
}

const every: WriteRight = {};
const everyWithUndo: WriteRight = { undo: true };

/** Second pair of eyes on the cash that somebody else has counted; the judge sees to it that it is somebody else's. */
const secondEyes: Readonly<Record<string, WriteRight>> = { cashCheck: every };

/** On entries in custody, either way. */
const deciding: Readonly<Record<string, WriteRight>> = { admitHeld: every, refuseHeld: every };

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
  // Whoever takes money hands it over.
  moneyHandover: every,
};

const wholeCases: Readonly<Record<string, WriteRight>> = {
  caseFile: everyWithUndo,
  caseNote: every,
  attachment: every,
  // Only in the book of a confidential case: `access.ts` sees to that.
  caseReader: every,
  caseHandover: every,
  // Only in a book of their own, as above.
  referral: every,
  referralPaper: every,
  // That it was received or answered is said above.
  referralNote: { only: { what: ['noted'] } },
  referralEnd: every,
};

/** Whoever has a device may say that it is lost. */
const ownLoss: Readonly<Record<string, WriteRight>> = { deviceLoss: { ownDeviceOnly: true } };

const roleOfReading: Pick<RoleRights, 'writes' | 'grants'> = {
  writes: { office: ownLoss },
  grants: [],
};

/**
 * Device, series and holdQuarantined stand in no row: only the server writes them, and it is not judged.
 * Whoever leads a union decides on entries in custody (`admitHeld`, `refuseHeld`), nobody about the own till alone.
 */
export const ROLE_RIGHTS: Readonly<Record<Role, RoleRights>> = {
  administrator: {
    needsSecondFactor: true,
    readsAudit: true,
    hearsOfCloses: true,
    opens: ['office'],
    writes: {
      office: {
        unit: every,
        officer: every,
        grant: every,
        revocation: every,
        deviceLoss: every,
        handover: every,
        setting: everyWithUndo,
        ...deciding,
      },
    },
    grants: ROLES,
  },
  chair: {
    readsAudit: true,
    hearsOfCloses: true,
    opens: ['office', 'roster', 'dues', 'cases', 'news', 'training'],
    writes: {
      office: {
        officer: every,
        grant: every,
        revocation: every,
        deviceLoss: every,
        handover: every,
        setting: everyWithUndo,
        ...deciding,
      },
      roster: { ...wholeRoster, ...deciding },
      // The committee's resolution on a fixed sum is signed by the chair.
      dues: { ...takingMoney, ...secondEyes, resolution: every, ...deciding },
      cases: { ...wholeCases, ...deciding },
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
    // Stands in for the chair in the day's work; who may do what stays with the chair.
    opens: ['office', 'roster', 'dues', 'cases', 'news', 'training'],
    writes: {
      office: ownLoss,
      roster: { ...wholeRoster, ...deciding },
      dues: { ...takingMoney, ...secondEyes, resolution: every, ...deciding },
      cases: { ...wholeCases, ...deciding },
    },
    grants: [],
  },
  treasurer: {
    opens: ['office', 'roster', 'dues', 'pay'],
    writes: {
      office: ownLoss,
      roster: wholeRoster,
      dues: {
        ...takingMoney,
        ...secondEyes,
        assessment: every,
        waiver: every,
        resolution: every,
      },
      pay: { salary: every },
    },
    grants: [],
  },
  accountant: {
    // Works out what is to be paid, looks at what came in, and takes none of it: two hands beside the treasurer's.
    opens: ['office', 'roster', 'dues', 'pay'],
    writes: {
      office: ownLoss,
      dues: { ...secondEyes, assessment: every, waiver: every },
      pay: { salary: every },
    },
    grants: [],
  },
  collector: {
    opens: ['office', 'roster', 'dues'],
    writes: {
      office: ownLoss,
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
    writes: { office: ownLoss, cases: wholeCases },
    grants: [],
  },
  // What these two write comes with the news and the training themselves.
  'communications-officer': { opens: ['office', 'news'], ...roleOfReading },
  'training-officer': { opens: ['office', 'training'], ...roleOfReading },
  // Checks the money and the roll; requests and salaries are none of it.
  auditor: {
    readsAudit: true,
    hearsOfCloses: true,
    opens: ['office', 'roster', 'dues'],
    ...roleOfReading,
  },
  // Sums and lists of the unions its grant reaches; a request only where it was referred.
  'upper-officer': {
    hearsOfCloses: true,
    readsReferred: true,
    opens: ['office', 'roster', 'dues'],
    writes: {
      office: ownLoss,
      cases: { referralNote: { only: { what: ['received', 'answered'] } } },
    },
    grants: [],
  },
};
