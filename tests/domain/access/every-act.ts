/** One entry of every act an officer can do, made by the act itself. */
import type { Draft } from '#domain/draft.ts';
import {
  addCaseNote,
  editCase,
  moveCaseStage,
  openCase,
  setOutcome,
  type Intake,
} from '#domain/cases/acts.ts';
import { addReferralNote, referCase, takeBackReferral } from '#domain/cases/referral-acts.ts';
import { addCaseReaders } from '#domain/cases/reader-acts.ts';
import { confirmCash } from '#domain/dues/cash-check-acts.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import { issueReceipt, voidReceipt } from '#domain/dues/acts.ts';
import { issueCollection, voidCollection } from '#domain/dues/collection-acts.ts';
import { adoptResolution } from '#domain/dues/resolution-acts.ts';
import {
  addOfficer,
  changeSetting,
  createUnit,
  grantRole,
  renameUnit,
  revokeGrant,
} from '#domain/office/acts.ts';
import { loseDevice } from '#domain/office/device-acts.ts';
import { handOver } from '#domain/office/handover-acts.ts';
import { admitHeld, refuseHeld } from '#domain/office/held-acts.ts';
import { closeUnit, moveUnit, reopenUnit } from '#domain/office/unit-acts.ts';
import {
  addTag,
  archiveMember,
  recordMembershipStep,
  registerMember,
  removeTag,
  resolveIdentity,
} from '#domain/roster/acts.ts';
import { admitMembers } from '#domain/roster/admission-acts.ts';
import { giveConsent, withdrawConsent } from '#domain/roster/consent-acts.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { undoImport } from '#domain/roster/import-undo.ts';
import { linkTwins, unlinkTwins } from '#domain/roster/twin-acts.ts';
import { unclosed } from '#domain/views/day-view.ts';
import { draftsOf, momentOf, recordOf, TODAY } from '../acts/act-kit.ts';
import { receiptOf } from '../views/close-kit.ts';

const [unit, other, closed] = ['unit0001', 'unit0002', 'unit0003'];
const rosterBook = `roster.${unit}`;
const duesBook = `dues.${unit}`;
const casesBook = `cases.${unit}`;
const secretBook = `cases.${unit}.part0001`;
const member = 'member01';
const place = { parent: null, ownBooks: true };
const units = [
  { id: unit, ...place, closedOn: null },
  { id: other, ...place, closedOn: null },
  { id: closed, ...place, closedOn: '2026-01-01' },
];
const consent = { textVersion: '2026-1', textHash: 'abc_DEF-123', how: 'read-aloud' } as const;

const inOffice = (): readonly Draft[] => {
  const moment = momentOf();
  const make = {
    kind: 'grassroots',
    parent: other,
    ownBooks: true,
    name: 'Công đoàn May',
  } as const;
  const right = {
    officer: 'officer1',
    role: 'collector',
    unit,
    reach: 'unit',
    from: TODAY,
  } as const;
  return [
    createUnit(make, moment),
    renameUnit({ unit, name: 'Công đoàn Gỗ' }),
    moveUnit({ unit, parent: other }, units),
    closeUnit({ unit, closedOn: TODAY }, units, TODAY),
    reopenUnit({ unit: closed }, units),
    addOfficer({ homeUnit: unit, signInName: 'thu.quy', displayName: 'Trần Thị Tiền' }, moment),
    grantRole(right, moment),
    revokeGrant({ unit, grant: 'grant001', why: 'hết nhiệm kỳ' }, moment, {
      revokedGrants: new Set(),
    }),
    loseDevice({ unit, device: 'device01', why: 'rơi trên xe' }, moment, {
      lost: new Set(),
      thisDevice: 'device02',
    }),
    changeSetting({ unit, key: 'shift-pin', value: false }),
    admitHeld({ entries: [{ book: duesBook, entryHash: 'h'.repeat(43) }], why: 'có giấy' }, moment),
    refuseHeld({ entries: [{ book: duesBook, entryHash: 'h'.repeat(43) }], why: 'trùng' }, moment),
    handOver(
      {
        ...{ unit, from: 'officer1', to: 'officer2', presence: 'absent', witness: '' },
        ends: [{ grant: 'grant001', role: 'collector' }],
        begins: [{ role: 'collector', reach: 'unit', until: null }],
        why: 'Bàn giao',
        money: [{ duesBook, devices: [], cashVnd: null, note: '' }],
        cases: [{ casesBook, files: [{ id: 'case0001', dueOn: null }] }],
      },
      moment,
      { revokedGrants: new Set() },
    ),
  ].flatMap(draftsOf);
};

const inRoster = (): readonly Draft[] => {
  const moment = momentOf();
  const named = recordOf('member', { fullName: { value: 'Cũ' }, tags: { add: ['Chuyền 1'] } });
  const imported = recordOf('member', { fullName: { value: 'Cũ' }, importedIn: 'import01' });
  const twins = recordOf('twinLink', { pairs: { add: ['member01~member02'] } });
  const person = { fullName: 'Nông Thị Mơ', source: 'card', phone: '0912345678' } as const;
  return [
    registerMember({ rosterBook, ...person, step: 'applied', stepOn: TODAY, consent }, moment),
    editMember({ rosterBook, record: named, edits: { fullName: 'Mới', note: 'Nghỉ' } }, moment),
    resolveIdentity({
      ...{ rosterBook, member, field: 'nationalNumber', value: '019199000123' },
      replaces: ['e1.0'],
    }),
    archiveMember({ rosterBook, member, archived: true }),
    archiveMember({ rosterBook, member, archived: false }),
    recordMembershipStep({ rosterBook, member, what: 'left', on: TODAY }, moment),
    withdrawConsent(
      {
        rosterBook,
        standing: { is: 'given', atMs: 1, consents: ['consent1'] },
        on: TODAY,
        how: 'in-person',
      },
      moment,
    ),
    giveConsent({ rosterBook, member, consent }, moment),
    addTag({ rosterBook, member, tag: 'Chuyền 1' }),
    removeTag({ rosterBook, record: named, tag: 'Chuyền 1' }),
    linkTwins({ rosterBook, a: member, b: 'member02' }),
    unlinkTwins({ rosterBook, record: twins, a: member, b: 'member02' }),
    admitMembers(
      { applicants: [{ rosterBook, member }], on: TODAY, number: '12/QĐ', decidedBy: 'BCH' },
      moment,
      { stateOf: () => 'applied' },
    ),
    {
      ok: true as const,
      value: undoImport([{ book: rosterBook, record: imported }], 'import01', () => false).drafts,
    },
  ].flatMap(draftsOf);
};

const inDues = (): readonly Draft[] => {
  const moment = momentOf({ series: 'K7' });
  const taken = { duesBook, method: 'cash', paidOn: TODAY } as const;
  const none = { voidedReceipts: new Set<string>(), closedReceipts: new Set<string>() };
  const facts = {
    paidMonths: new Map(),
    paidMonthsByMember: new Map(),
    closedDays: new Set<string>(),
  };
  return [
    issueReceipt({ ...taken, member, months: ['2026-11'], amountVnd: 25_000 }, moment, facts),
    voidReceipt({ duesBook, receipt: 'receipt1', why: 'ghi nhầm' }, moment, none),
    issueCollection(
      {
        ...{ ...taken, section: null, period: '2026-11', countedVnd: null },
        payers: [
          { member, amountVnd: 25_000 },
          { member: 'member02', amountVnd: 25_000 },
        ],
      },
      moment,
      facts,
    ),
    voidCollection({ duesBook, receipts: ['receipt1', 'receipt2'], why: 'ghi nhầm' }, moment, none),
    closeDay(
      {
        duesBook,
        open: unclosed([receiptOf('rec-1')], [], []),
        notes: [{ noteVnd: 5000, count: 5 }],
        why: '',
      },
      moment,
      { heads: ['hash'], entriesWritten: 3 },
    ),
    confirmCash(
      {
        ...{ duesBook, countedVnd: 20_000, isTakenOver: true, why: 'đã trả lại một người' },
        close: { id: 'close-01', countedVnd: 25_000, hands: new Set(['officer-hoa']) },
      },
      moment,
    ),
    adoptResolution(
      { duesBook, monthlyVnd: 20_000, from: '2026-12', decision: '05/NQ-BCH' },
      moment,
    ),
  ].flatMap(draftsOf);
};

const inCases = (): readonly Draft[] => {
  const moment = momentOf();
  const intake: Omit<Intake, 'casesBook'> = {
    ...{ summary: 'Chậm lương', receivedOn: TODAY, dueOn: '2026-12-01' },
    applicant: { who: 'member', member },
    channel: 'floor',
    kind: 'late-wages',
    urgency: 'soon',
  };
  const record = recordOf('caseFile', { summary: 'Chậm lương' });
  const at = (stage: 'new' | 'resolved') => ({ round: 0, stage });
  return [
    openCase({ ...intake, casesBook }, moment),
    openCase({ ...intake, casesBook: secretBook, readers: ['officer2'] }, moment),
    editCase({ casesBook, record, edits: { summary: 'Chậm lương tháng 10', dueOn: null } }),
    moveCaseStage({ casesBook, caseFile: 'case0001', current: at('new'), to: 'resolved' }),
    moveCaseStage({ casesBook, caseFile: 'case0001', current: at('resolved'), to: 'new' }),
    setOutcome({ casesBook, record, outcome: 'Đã trả đủ' }),
    addCaseNote({ casesBook, caseFile: 'case0001', text: 'Đã gặp quản đốc' }, moment),
    referCase(
      {
        ...{ casesBook, paperBook: secretBook, caseFile: 'case0001', current: at('new') },
        ...{ to: other, why: 'Vượt quá quyền của cơ sở', kind: 'late-wages' },
        ...{ applicant: 'Lê Thị Mận', receivedOn: TODAY, summary: 'Chậm lương', readers: [] },
      },
      moment,
    ),
    addReferralNote(
      { paperBook: secretBook, referral: 'referral', what: 'noted', text: 'Đã gọi' },
      moment,
    ),
    takeBackReferral({ paperBook: secretBook, referral: 'referral', isEnded: false }, moment),
    addCaseReaders({ casesBook: secretBook, named: [], readers: ['officer2'] }, moment),
  ].flatMap(draftsOf);
};

/** Those that the practice province makes in plenty (imports, closes, sums to pay) are left to it. */
export const everyAct = (): readonly Draft[] => [
  ...inOffice(),
  ...inRoster(),
  ...inDues(),
  ...inCases(),
];
