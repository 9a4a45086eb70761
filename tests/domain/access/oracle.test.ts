/** The rights as the code decides them and as one page tells them: asked two hundred thousand things, they agree. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { judgeChanges, mayOpen, type HeldGrant } from '#domain/access.ts';
import type { NamedDevice } from '#domain/device-rights.ts';
import type { GivenRight } from '#domain/giving-rights.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { BOOK_KINDS } from '#domain/record-kind.ts';
import { RECORD_TYPES, recordTypeByName } from '#domain/record-types.ts';
import { oracleOf, PAGE, type Question, type Written } from './oracle.ts';

const SEED = 20_261_122;
const CASES = 200_000;

/** mulberry32: the same questions in every run. */
const chanceOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (max: number): number => Math.floor(next() * (max + 1));
  return {
    upTo,
    isOnce: (in_: number): boolean => upTo(in_ - 1) === 0,
    pick: <T>(from: readonly [T, ...T[]]): T => from[upTo(from.length - 1)] ?? from[0],
  };
};
type Chance = ReturnType<typeof chanceOf>;

const PARENTS: Readonly<Record<string, string | null>> = {
  ...{ 'section-a': 'may-union', 'may-union': 'commune1', 'go-union': 'commune1' },
  ...{ commune1: 'province', commune2: 'province', province: null },
};
const above = (unit: string): readonly string[] => {
  const parent = PARENTS[unit];
  return parent === undefined ? [] : [unit, ...(parent === null ? [] : above(parent))];
};
const UNITS = ['may-union', 'section-a', 'commune1', 'go-union', 'province', 'commune2'] as const;
const DAYS = ['2026-06-30', '2026-11-21', '2026-11-22', '2026-11-23', '2027-01-01'] as const;
const PEOPLE = ['hoa', 'sen', 'binh'] as const;
const TYPES = ['dragon', ...RECORD_TYPES.map(({ type }) => type)] as const;
const STANDING: Readonly<Record<string, GivenRight>> = Object.fromEntries(
  ROLES.flatMap((role) =>
    (['unit', 'below'] as const).map((reach) => [`${role}-${reach}`, { role, reach }]),
  ),
);
/** Whose device it is, and what that officer leads by. */
const DEVICES: Readonly<Record<string, NamedDevice>> = {
  'phone-own': { officer: 'hoa', leading: [] },
  'phone-of-sen': { officer: 'sen', leading: [] },
  'phone-of-chair': {
    officer: 'binh',
    leading: [{ role: 'chair', unit: 'may-union', reach: 'unit' }],
  },
  'phone-of-province': {
    officer: 'binh',
    leading: [{ role: 'administrator', unit: 'province', reach: 'below' }],
  },
  'phone-of-commune': {
    officer: 'sen',
    leading: [{ role: 'administrator', unit: 'commune1', reach: 'unit' }],
  },
};
const DEVICE_IDS = ['phone-elsewhere', ...Object.keys(DEVICES)] as const;
/** The own one as often as all others: it is the only one that most roles may name. */
const deviceId = (chance: Chance): string =>
  chance.isOnce(2) ? 'phone-own' : chance.pick(DEVICE_IDS);
const STANDING_IDS = ['never-given', ...Object.keys(STANDING)] as const;

interface Asked extends Question {
  readonly appointments: readonly HeldGrant[];
  readonly day: string;
}

const appointment = (
  chance: Chance,
  unit: string,
  roles: readonly [Role, ...Role[]] = ROLES,
): HeldGrant => ({
  role: chance.pick(roles),
  // Near the book more often than not: what is far away is refused for one reason only.
  unit: chance.isOnce(5) ? chance.pick(UNITS) : chance.pick([unit, ...above(unit)]),
  reach: chance.pick(['unit', 'below', 'below']),
  from: chance.pick(['2026-01-01', '2026-01-01', '2026-01-01', '2026-11-22', '2026-11-23']),
  until: chance.pick([null, null, '2026-11-21', '2026-11-22', '2026-12-31']),
});

/** What may be written in the fields that rights look at; any other field is there or is not. */
const valueOf = (chance: Chance, type: string, field: string): unknown => {
  switch (`${type}.${field}`) {
    case 'grant.role':
      return chance.pick([...ROLES, 'emperor']);
    case 'grant.unit':
    case 'unit.parent':
      return chance.pick(['may-union', 'commune1', 'province', 'nowhere', null]);
    case 'grant.reach':
      return chance.pick(['unit', 'unit', 'below']);
    case 'revocation.grant':
      return chance.pick(STANDING_IDS);
    case 'deviceLoss.device':
      return deviceId(chance);
    case 'membershipStep.what':
      return chance.pick(['applied', 'admitted', 'left']);
    case 'referralNote.what':
      return chance.pick(['received', 'answered', 'noted']);
    case 'referral.to':
      return chance.isOnce(3) ? chance.pick(UNITS) : 'province';
    case 'caseReader.officer':
      return chance.pick(PEOPLE);
    default:
      return 'x';
  }
};

const changeIn = (chance: Chance, kind: string, unit: string): Written => {
  const ofKind = RECORD_TYPES.filter(({ book }) => book === kind).map(({ type }) => type);
  // A decision on what is held stands in whatever book the held entry is in.
  // And a lost device is the one thing that most roles may write in the office.
  const own =
    kind === 'office'
      ? [...ofKind, 'deviceLoss', 'deviceLoss', 'deviceLoss']
      : [...ofKind, 'admitHeld', 'refuseHeld'];
  const [first, ...more] = own;
  const type =
    first === undefined || chance.isOnce(6) ? chance.pick(TYPES) : chance.pick([first, ...more]);
  const fields = Object.keys(recordTypeByName(type)?.fields ?? {});
  // Without its device a loss says nothing, and nobody may write it.
  const named = fields.filter(
    (field) => field === 'device' || (type === 'referral' && field === 'to') || chance.isOnce(2),
  );
  const isOnceWritten = named.some(
    (field) => recordTypeByName(type)?.fields[field]?.rule === 'writeOnce',
  );
  return {
    type,
    id: type === 'unit' ? chance.pick([unit, unit, unit, 'may-union']) : 'record-1',
    set: Object.fromEntries(
      named.map((field) => [
        field,
        // Its own unit, most of the time, or nothing of a grant would ever be allowed.
        type === 'grant' && field === 'unit' && !chance.isOnce(4)
          ? unit
          : valueOf(chance, type, field),
      ]),
    ),
    isUndo: chance.isOnce(9),
    isSecond: isOnceWritten && chance.isOnce(12),
  };
};

const appointmentsNear = (chance: Chance, unit: string): readonly HeldGrant[] => {
  // A chair who keeps the money as well is a case of its own in the rules, and too rare by chance.
  if (chance.isOnce(6))
    return [
      appointment(chance, unit, ['chair']),
      appointment(chance, unit, ['treasurer', 'accountant']),
    ];
  return Array.from({ length: chance.upTo(3) }, () => appointment(chance, unit));
};

const question = (chance: Chance): Asked => {
  const unit = chance.pick(UNITS);
  const kind = chance.pick([...BOOK_KINDS, 'office', 'roster', 'dues', 'cases', 'cases']);
  const [officer] = PEOPLE;
  // The entry that begins a book names its author: too rare by chance for what only such an entry may say.
  const isSent = kind === 'cases' && chance.isOnce(4);
  const isBeginning = !isSent && kind === 'cases' && chance.isOnce(3);
  const naming = { type: 'caseReader', id: 'record-2', set: { officer } };
  return {
    officer,
    appointments: isSent
      ? [appointment(chance, unit, ['upper-officer'])]
      : appointmentsNear(chance, unit),
    kind,
    unit,
    secret: isSent
      ? { readers: PEOPLE.filter(() => chance.isOnce(3)), sentTo: ['commune1', 'province'] }
      : isBeginning
        ? { readers: [] }
        : chance.isOnce(kind === 'cases' ? 2 : 10)
          ? {
              readers: PEOPLE.filter(() => chance.isOnce(3)),
              sentTo: UNITS.filter(() => chance.isOnce(3)),
            }
          : undefined,
    above,
    standing: (id) => STANDING[id],
    device: (id) => DEVICES[id],
    changes: [
      ...Array.from({ length: chance.isOnce(5) ? 2 : 1 }, () => changeIn(chance, kind, unit)),
      ...(isBeginning ? [{ ...naming, isUndo: false, isSecond: false }] : []),
    ],
    day: chance.pick(DAYS),
  };
};

/** As the code decides it. */
const decided = (asked: Asked): { readonly opens: boolean; readonly writes: boolean } => {
  const { officer, appointments: grants, unit, day: today, secret } = asked;
  const book = bookId(asked.kind, unit, secret === undefined ? undefined : 'part-0001');
  const unitPath = above(unit);
  const readers = new Set(secret?.readers);
  const referredTo = new Set(secret?.sentTo);
  const opens = mayOpen(grants, book, unitPath, today, readers.has(officer), referredTo);
  const second = new Set(
    asked.changes.filter(({ isSecond }) => isSecond).map(({ type, id }) => `${type} ${id}`),
  );
  const judged = judgeChanges({
    ...{ grants, book, unitPath, today },
    changes: asked.changes.map(({ type, id, set, isUndo }) => ({
      ...{ type, id, set },
      ...(isUndo ? { undoes: ['hash.0'] } : {}),
    })),
    pathOf: (id) => (above(id).length > 0 ? above(id) : undefined),
    isWritten: (type, id) => second.has(`${type} ${id}`),
    grantNamed: (id) => STANDING[id],
    deviceNamed: (id) => DEVICES[id],
    confidential: { officer, readers, referredTo },
  });
  return { opens, writes: judged.ok };
};

const questions = (): readonly Asked[] => {
  const chance = chanceOf(SEED);
  return Array.from({ length: CASES }, () => question(chance)).map((asked) => {
    // What has been written has been written for every change of the entry that names the record.
    const second = asked.changes.filter(({ isSecond }) => isSecond);
    const isSecond = ({ type, id, set }: Written): boolean =>
      second.some((other) => other.type === type && other.id === id) &&
      Object.keys(set).some((field) => recordTypeByName(type)?.fields[field]?.rule === 'writeOnce');
    return {
      ...asked,
      changes: asked.changes.map((change) => ({ ...change, isSecond: isSecond(change) })),
    };
  });
};

const all = questions();

const differences = (page: string, from: readonly Asked[], max: number): readonly Asked[] => {
  const oracle = oracleOf(page);
  const found: Asked[] = [];
  for (const asked of from) {
    const { opens, writes } = decided(asked);
    if (opens !== oracle.mayOpen(asked) || writes !== oracle.mayWrite(asked)) found.push(asked);
    if (found.length >= max) break;
  }
  return found;
};

test(`${CASES} questions (seed ${SEED}): the code and the page give the same answer to each`, () => {
  expect(differences(PAGE, all, 3)).toEqual([]);
});

test('the questions are worth asking: each role opens, writes and is refused, in each of its books', () => {
  const oracle = oracleOf(PAGE);
  const written = new Set<string>();
  let refused = 0;
  for (const asked of all) {
    if (!oracle.mayWrite(asked)) refused += 1;
    else if (asked.appointments.length === 1)
      for (const { type } of asked.changes)
        written.add(`${asked.appointments[0]?.role} ${asked.kind} ${type}`);
  }
  const rows = ROLES.flatMap((role) =>
    Object.entries(ROLE_RIGHTS[role].writes).flatMap(([kind, types]) =>
      Object.keys(types).map((type) => `${role} ${kind} ${type}`),
    ),
  );
  expect(rows.filter((row) => !written.has(row))).toEqual([]);
  expect(refused).toBeGreaterThan(CASES / 3);
  expect(CASES - refused).toBeGreaterThan(CASES / 20);
});

test('a word too few or too many on the page is found out, whichever it is', () => {
  const lines = PAGE.trim().split('\n');
  let role = '';
  for (const [at, line] of lines.entries()) {
    const isWriting = line.startsWith(' ');
    const [head = '', words = ''] = line.split(/(?<= opens |: )/);
    role = isWriting ? role : (line.split(' ')[0] ?? '');
    const ofRole = all.filter(({ appointments }) => appointments.some((one) => one.role === role));
    const isMissed = (changed: string, word: string): boolean => {
      const page = lines.with(at, changed).join('\n');
      const about = ofRole.filter(({ kind, changes }) =>
        isWriting ? changes.some(({ type }) => `${type}*`.startsWith(word)) : kind === word,
      );
      return differences(page, about, 1).length === 0;
    };
    const known = words.split(' ');
    const tooFew = known.filter((word) =>
      isMissed(`${head}${known.filter((other) => other !== word).join(' ')}`, word),
    );
    expect(tooFew, `${role}, ${line}`).toEqual([]);
    const strange = isWriting ? 'device series holdQuarantined dragon' : 'files';
    expect(isMissed(`${line} ${strange}`, isWriting ? '' : strange), line).toBe(false);
  }
});

test('a wrong row planted in the table itself is found out', () => {
  const planted = (role: keyof typeof ROLE_RIGHTS, row: Partial<typeof ROLE_RIGHTS.chair>) => {
    const table: Record<string, unknown> = ROLE_RIGHTS;
    const right = ROLE_RIGHTS[role];
    try {
      table[role] = { ...right, ...row };
      return differences(PAGE, all, 1).length;
    } finally {
      table[role] = right;
    }
  };
  expect(planted('auditor', {})).toBe(0);
  expect(planted('auditor', { opens: ['office', 'roster', 'dues', 'cases'] })).toBe(1);
  expect(planted('upper-officer', { opens: ['office', 'dues'] })).toBe(1);
  expect(planted('chair', { grants: [...ROLE_RIGHTS.chair.grants, 'administrator'] })).toBe(1);
  expect(planted('chair', { handsOn: [] })).toBe(1);
  expect(planted('collector', { writes: ROLE_RIGHTS.treasurer.writes })).toBe(1);
});

test('the page knows nothing of the code it checks', () => {
  const source = readFileSync(new URL('oracle.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/\bimport\b|\brequire\b/);
});
