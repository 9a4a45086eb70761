/** Which changes each act is made of: the shape that the name of an entry promises, and that the server holds it to. */
import { caseHandover } from './cases/case-handover.ts';
import { caseReader } from './cases/case-reader.ts';
import { attachment, caseFile, caseNote } from './cases/case-file.ts';
import { referral, referralEnd, referralNote, referralPaper } from './cases/referral.ts';
import { READERS_MAX } from './cases/reader-acts.ts';
import { assessment, resolution, waiver } from './dues/assessment.ts';
import { RECEIPTS_PER_ENTRY_MAX } from './dues/collection-acts.ts';
import { cashCheck } from './dues/cash-check.ts';
import { dayClose } from './dues/day-close.ts';
import { moneyHandover } from './dues/money-handover.ts';
import { collectionList, receipt, voidReceipt } from './dues/receipt.ts';
import { admitHeld } from './office/admit-held.ts';
import { deviceLoss } from './office/device-loss.ts';
import { device } from './office/device.ts';
import { grant, revocation } from './office/grant.ts';
import { handover } from './office/handover.ts';
import { holdQuarantined } from './office/hold-quarantined.ts';
import { officer } from './office/officer.ts';
import { refuseHeld } from './office/refuse-held.ts';
import { series } from './office/series.ts';
import { setting } from './office/setting.ts';
import { unit } from './office/unit.ts';
import { salary } from './pay/salary.ts';
import type { BookKind, UnionRecordType } from './record-kind.ts';
import { member } from './roster/member.ts';
import { consent, membershipStep, twinLink, withdrawal } from './roster/membership.ts';

/** Changes of one record type within an act. What is not named here is not in it. */
export interface ActPart {
  readonly type: string;
  /** Fields that each of these changes sets. */
  readonly must: readonly string[];
  /** Fields that it may set besides; at least one field is set, whichever. */
  readonly may: readonly string[];
  /** How many changes, at least and at most. */
  readonly count: readonly [least: number, most: number];
  /** Fields that hold one of these values and no other. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
  /** The field that names records which this very entry writes: by its id, or as a list of all of them. */
  readonly names?: { readonly field: string; readonly type: string };
  /** Sets nothing and takes earlier changes back. Without it nothing is taken back. */
  readonly undoes?: true;
  /** The same record may come more than once. */
  readonly repeats?: true;
}

export interface ActShape {
  /** The kind of book it stands in; `any` where it concerns an entry of that very book. */
  readonly book: BookKind | 'any';
  readonly parts: readonly ActPart[];
  /** Only the server writes it. */
  readonly by?: 'server';
}

type FieldOf<T extends UnionRecordType> = keyof T['fields'] & string;

interface PartMore<T extends UnionRecordType> {
  readonly may?: readonly FieldOf<T>[];
  readonly count?: readonly [least: number, most: number];
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
  readonly names?: { readonly field: FieldOf<T>; readonly type: string };
  readonly undoes?: true;
  readonly repeats?: true;
}

/** As many as an entry holds. */
const MANY = [1, 200] as const;

const part = <T extends UnionRecordType>(
  recordType: T,
  must: readonly FieldOf<T>[],
  { may = [], count = [1, 1], ...more }: PartMore<T> = {},
): ActPart => ({ type: recordType.type, must, may, count, ...more });

/** With every field it has: what is written once is written whole. */
const whole = <T extends UnionRecordType>(recordType: T, more: PartMore<T> = {}): ActPart =>
  part(recordType, Object.keys(recordType.fields), more);

const inBook =
  (book: ActShape['book']) =>
  (...parts: readonly ActPart[]): ActShape => ({ book, parts });
const office = inBook('office');
const roster = inBook('roster');
const dues = inBook('dues');
const cases = inBook('cases');
const pay = inBook('pay');
const server = (shape: ActShape): ActShape => ({ ...shape, by: 'server' });

const FACTS = [
  'nationalNumber',
  'bornOn',
  'sex',
  'phone',
  'address',
  'employeeNo',
  'section',
  'sectionNote',
] as const;
const ofMember = { names: { field: 'member', type: member.type } } as const;
const decided = inBook('any');

/** By name. An act that is not here is none that this version knows. */
export const ACT_SHAPES: Readonly<Record<string, ActShape>> = {
  createUnit: office(part(unit, ['name', 'kind', 'code', 'parent', 'ownBooks'])),
  renameUnit: office(part(unit, ['name'])),
  moveUnit: office(part(unit, ['parent'])),
  closeUnit: office(part(unit, ['closedOn'])),
  reopenUnit: office(part(unit, ['closedOn'], { only: { closedOn: [null] } })),
  addOfficer: office(part(officer, ['signInName', 'displayName', 'homeUnit'], { may: ['phone'] })),
  grantRole: office(whole(grant)),
  revokeGrant: office(whole(revocation)),
  loseDevice: office(whole(deviceLoss)),
  changeSetting: office(part(setting, ['value'])),
  admitHeld: decided(whole(admitHeld)),
  refuseHeld: decided(whole(refuseHeld)),
  noteHandover: office(whole(handover)),

  registerMember: roster(
    part(member, ['fullName', 'source'], { may: FACTS }),
    whole(membershipStep, { ...ofMember, only: { what: ['applied', 'admitted'] } }),
    whole(consent, ofMember),
  ),
  importMembers: roster(
    part(member, ['source'], {
      ...{ may: ['fullName', 'importedIn', ...FACTS], only: { source: ['import'] }, count: MANY },
      // Two lines of one sheet may be about one person.
      repeats: true,
    }),
    whole(membershipStep, {
      ...{ ...ofMember, count: [0, MANY[1]] },
      only: { what: ['applied', 'admitted'] },
    }),
    whole(consent, { ...ofMember, count: [0, MANY[1]] }),
  ),
  undoImport: roster(part(member, [], { undoes: true, count: MANY })),
  editMember: roster(part(member, [], { may: ['fullName', 'bankAccount', 'note', ...FACTS] })),
  resolveIdentity: roster(part(member, [], { may: ['fullName', 'nationalNumber', 'bankAccount'] })),
  archiveMember: roster(part(member, ['archived'], { only: { archived: [true] } })),
  unarchiveMember: roster(part(member, ['archived'], { only: { archived: [false] } })),
  addTag: roster(part(member, ['tags'])),
  removeTag: roster(part(member, ['tags'])),
  recordMembershipStep: roster(whole(membershipStep)),
  admitMembers: roster(whole(membershipStep, { only: { what: ['admitted'] }, count: MANY })),
  withdrawConsent: roster(whole(withdrawal, { count: MANY })),
  giveConsent: roster(whole(consent)),
  linkTwins: roster(part(twinLink, ['pairs'])),
  unlinkTwins: roster(part(twinLink, ['pairs'])),

  issueReceipt: dues(whole(receipt)),
  voidReceipt: dues(whole(voidReceipt)),
  issueCollection: dues(
    whole(receipt, { count: [1, RECEIPTS_PER_ENTRY_MAX] }),
    whole(collectionList, { names: { field: 'receipts', type: receipt.type } }),
  ),
  voidCollection: dues(whole(voidReceipt, { count: MANY })),
  closeDay: dues(whole(dayClose)),
  confirmCash: dues(whole(cashCheck)),
  handOverMoney: dues(whole(moneyHandover)),
  adoptResolution: dues(whole(resolution, { count: MANY })),
  assessDues: dues(whole(assessment, { count: MANY })),
  waiveDues: dues(whole(waiver, { count: MANY })),
  noteSalaries: pay(whole(salary, { count: MANY })),

  openCase: cases(
    part(caseFile, ['applicant', 'channel', 'receivedOn', 'stage', 'kind', 'summary', 'urgency'], {
      may: ['dueOn'],
    }),
    // Rights see to it that only a confidential case names its readers.
    whole(caseReader, { count: [0, READERS_MAX] }),
  ),
  editCase: cases(part(caseFile, [], { may: ['kind', 'summary', 'urgency', 'dueOn', 'handler'] })),
  moveCaseStage: cases(part(caseFile, ['stage'])),
  reopenCase: cases(part(caseFile, ['stage'])),
  setOutcome: cases(part(caseFile, ['outcome'])),
  addCaseNote: cases(whole(caseNote)),
  addCaseReaders: cases(whole(caseReader, { count: [1, READERS_MAX] })),
  referCase: cases(
    whole(referral),
    whole(referralPaper, { names: { field: 'referral', type: referral.type } }),
    whole(caseReader, { count: [1, READERS_MAX] }),
  ),
  addReferralNote: cases(whole(referralNote)),
  takeBackReferral: cases(whole(referralEnd)),
  handOverCases: cases(whole(caseHandover)),

  foundUnion: server(
    office(
      whole(unit, { count: [0, 1] }),
      whole(officer, { count: [0, 1] }),
      whole(grant, { count: [0, 200] }),
    ),
  ),
  enrolDevice: server(
    office(part(device, ['officer', 'publicKey', 'lives', 'label'], { may: ['approval'] })),
  ),
  beginLife: server(office(part(device, ['lives']))),
  giveSeries: server(office(whole(series))),
  holdQuarantined: server(decided(whole(holdQuarantined))),
};

/** A type that no act writes yet: what holds the files themselves comes with them. */
export const WITHOUT_ACT: readonly string[] = [attachment.type];
