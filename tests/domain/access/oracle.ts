/**
 * Who may open and write what, on one page and in its own words: written from the issue and the plan, and
 * ignorant of the code it checks. A star beside a word: may also be taken back.
 */
export const PAGE = `
administrator | opens office
  office: unit officer grant revocation deviceLoss handover setting* admitHeld refuseHeld
chair | opens office roster dues cases news training
  office: officer grant revocation deviceLoss handover setting* admitHeld refuseHeld
  roster: member* membershipStep consent withdrawal twinLink* admitHeld refuseHeld
  dues: receipt void collectionList dayClose cashCheck moneyHandover resolution admitHeld refuseHeld
  cases: caseFile* caseNote attachment caseReader caseHandover referral referralPaper referralNote referralEnd admitHeld refuseHeld
vice-chair | opens office roster dues cases news training
  office: deviceLoss
  roster: member* membershipStep consent withdrawal twinLink* admitHeld refuseHeld
  dues: receipt void collectionList dayClose cashCheck moneyHandover resolution admitHeld refuseHeld
  cases: caseFile* caseNote attachment caseReader caseHandover referral referralPaper referralNote referralEnd admitHeld refuseHeld
treasurer | opens office roster dues pay
  office: deviceLoss
  roster: member* membershipStep consent withdrawal twinLink*
  dues: receipt void collectionList dayClose cashCheck moneyHandover resolution assessment waiver
  pay: salary
accountant | opens office roster dues pay
  office: deviceLoss
  dues: cashCheck assessment waiver
  pay: salary
collector | opens office roster dues
  office: deviceLoss
  roster: member membershipStep consent
  dues: receipt void collectionList dayClose moneyHandover
case-officer | opens office roster cases
  office: deviceLoss
  cases: caseFile* caseNote attachment caseReader caseHandover referral referralPaper referralNote referralEnd
communications-officer | opens office news
  office: deviceLoss
training-officer | opens office training
  office: deviceLoss
auditor | opens office roster dues
  office: deviceLoss
upper-officer | opens office roster dues
  office: deviceLoss
  cases: referralNote
`;

/** Any other role says it of the own device alone. */
const SHUT_OUT_OTHERS = ['administrator', 'chair'];

/** Only where a request lies apart. */
const APART = 'caseReader referral referralPaper referralNote referralEnd'.split(' ');

const SAID_ABOVE = ['received', 'answered'];

/** Whom a chair may appoint or dismiss; and what only one who does it oneself may pass on. */
const CHAIR_APPOINTS =
  'vice-chair collector case-officer communications-officer training-officer auditor'.split(' ');
const PASSED_ON_BY_WHO_DOES_IT = ['treasurer', 'accountant'];

export interface Appointment {
  readonly role: string;
  readonly unit: string;
  readonly reach: string;
  readonly from: string;
  readonly until: string | null;
}
export interface Written {
  readonly type: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly isUndo: boolean;
  /** It touches a field that is written once and has been. */
  readonly isSecond: boolean;
}
export interface Question {
  readonly officer: string;
  readonly appointments: readonly Appointment[];
  readonly kind: string;
  readonly unit: string;
  /** A confidential case or a paper sent up, whom its book names so far, and the unions it was sent to. */
  readonly secret:
    | { readonly readers: readonly string[]; readonly sentTo?: readonly string[] | undefined }
    | undefined;
  /** From a unit up to the top. */
  readonly above: (unit: string) => readonly string[];
  /** The appointment of that id which stands in this book. */
  readonly standing: (id: string) => Pick<Appointment, 'role' | 'reach'> | undefined;
  /** The device of that id which stands in this book: whose it is, and what that officer leads by. */
  readonly device: (id: string) =>
    | {
        readonly officer: string;
        readonly leading: readonly Pick<Appointment, 'role' | 'reach' | 'unit'>[];
      }
    | undefined;
  readonly changes: readonly Written[];
  readonly day: string;
}

export const oracleOf = (page: string) => {
  const opens = new Map<string, readonly string[]>();
  const writes = new Set<string>();
  let role = '';
  for (const line of page.trim().split('\n')) {
    const [head = '', words = ''] = line.split(/ \| opens |: /);
    if (!line.startsWith(' ')) opens.set((role = head), words.split(' '));
    else for (const word of words.split(' ')) writes.add(`${role} ${head.trim()} ${word}`);
  }
  const covers = (of: Appointment, unit: string, { above, day }: Question): boolean =>
    of.from <= day &&
    (of.until ?? '9999') >= day &&
    (of.unit === unit || (of.reach === 'below' && above(unit).includes(of.unit)));

  /** Sent up to the very union where the upper officer sits, and that one stands above. */
  const wasSent = (one: Appointment, asked: Question): boolean =>
    one.role === 'upper-officer' &&
    asked.kind === 'cases' &&
    one.unit !== asked.unit &&
    covers(one, asked.unit, asked) &&
    asked.secret?.sentTo?.includes(one.unit) === true;

  const mayOpen = (asked: Question): boolean =>
    asked.appointments.some((one) => wasSent(one, asked)) ||
    (asked.appointments.some(
      (one) => covers(one, asked.unit, asked) && opens.get(one.role)?.includes(asked.kind),
    ) &&
      (asked.secret === undefined ||
        (asked.kind === 'cases' && asked.secret.readers.includes(asked.officer))));

  const mayAppoint = (
    by: Appointment,
    what: { role: unknown; reach: unknown },
    asked: Question,
  ) => {
    const farEnough = (one: Appointment): boolean =>
      what.reach !== 'below' || one.reach === 'below';
    if (!farEnough(by)) return false;
    if (by.role === 'administrator') return opens.has(String(what.role));
    return (
      CHAIR_APPOINTS.includes(String(what.role)) ||
      (PASSED_ON_BY_WHO_DOES_IT.includes(String(what.role)) &&
        asked.appointments.some(
          (own) => own.role === what.role && covers(own, asked.unit, asked) && farEnough(own),
        ))
    );
  };

  const allows = (
    by: Appointment,
    { type, id, set, isUndo }: Written,
    asked: Question,
  ): boolean => {
    const word = `${by.role} ${asked.kind} ${type}`;
    if (!writes.has(`${word}*`) && (isUndo || !writes.has(word))) return false;
    if (by.role === 'collector' && type === 'member' && 'archived' in set) return false;
    if (by.role === 'collector' && type === 'membershipStep' && 'what' in set)
      return set['what'] === 'applied';
    // Above one says that it came and what is answered; below, what was done since.
    if (type === 'referralNote' && 'what' in set)
      return (by.role === 'upper-officer' ? SAID_ABOVE : ['noted']).includes(String(set['what']));
    if (type === 'grant') {
      if ('unit' in set && set['unit'] !== asked.unit) return false;
      const { role = CHAIR_APPOINTS[0], reach } = set;
      return mayAppoint(by, { role, reach }, asked);
    }
    if (type === 'revocation') {
      const ended = asked.standing(String(set['grant']));
      return ended === undefined || mayAppoint(by, ended, asked);
    }
    if (type === 'deviceLoss') {
      const lost = asked.device(String(set['device']));
      if (lost === undefined || lost.officer === asked.officer) return lost !== undefined;
      return (
        SHUT_OUT_OTHERS.includes(by.role) &&
        // Nobody shuts out those who lead beyond the own reach, or by what one could not give.
        lost.leading.every((one) => covers(by, one.unit, asked) && mayAppoint(by, one, asked))
      );
    }
    if (type !== 'unit') return true;
    if (id !== asked.unit) return false;
    // A union is moved from above, to where whoever moves it has a say as well.
    if (!('parent' in set)) return true;
    const to = String(set['parent']);
    return by.unit !== asked.unit && asked.above(to).length > 0 && covers(by, to, asked);
  };

  const mayWrite = (asked: Question): boolean => {
    const { secret, officer, changes, kind } = asked;
    let isNamed = true;
    if (secret !== undefined) {
      const first = changes.flatMap(({ type, set }) =>
        type === 'caseReader' ? [set['officer']] : [],
      );
      const names = secret.readers.length > 0 ? secret.readers : first;
      isNamed = kind === 'cases' && names.includes(officer);
    }
    return changes.every(
      (change) =>
        !change.isSecond &&
        (!APART.includes(change.type) || secret !== undefined) &&
        // It goes up, and it comes first.
        (change.type !== 'referral' ||
          (secret?.readers.length === 0 &&
            asked.above(asked.unit).slice(1).includes(String(change.set['to'])))) &&
        // One appointment must cover the whole of a change: two halves make no right.
        asked.appointments.some(
          (by) =>
            (by.role === 'upper-officer' && kind === 'cases' ? wasSent(by, asked) : isNamed) &&
            covers(by, asked.unit, asked) &&
            allows(by, change, asked),
        ),
    );
  };
  return { mayOpen, mayWrite };
};
