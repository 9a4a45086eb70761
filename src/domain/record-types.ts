/** THE LIST: a new kind of record is one file and one line here; storage, sync, server and laws follow. */
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
import { attachment, caseFile, caseNote } from './cases/case-file.ts';
import { caseHandover } from './cases/case-handover.ts';
import { caseReader } from './cases/case-reader.ts';
import { referral, referralEnd, referralNote, referralPaper } from './cases/referral.ts';
import { assessment, resolution, waiver } from './dues/assessment.ts';
import { cashCheck } from './dues/cash-check.ts';
import { dayClose } from './dues/day-close.ts';
import { moneyHandover } from './dues/money-handover.ts';
import { collectionList, receipt, voidReceipt } from './dues/receipt.ts';
import { salary } from './pay/salary.ts';
import { member } from './roster/member.ts';
import { consent, membershipStep, twinLink, withdrawal } from './roster/membership.ts';
import type { UnionRecordType } from './record-kind.ts';

export const RECORD_TYPES: readonly UnionRecordType[] = [
  unit,
  officer,
  device,
  deviceLoss,
  grant,
  revocation,
  series,
  setting,
  admitHeld,
  refuseHeld,
  holdQuarantined,
  handover,
  member,
  membershipStep,
  consent,
  withdrawal,
  twinLink,
  salary,
  assessment,
  waiver,
  resolution,
  receipt,
  voidReceipt,
  collectionList,
  dayClose,
  cashCheck,
  moneyHandover,
  caseFile,
  caseNote,
  attachment,
  caseReader,
  caseHandover,
  referral,
  referralPaper,
  referralNote,
  referralEnd,
];

const typeByName = new Map(RECORD_TYPES.map((type) => [type.type, type]));

/** The record type of that name, or undefined where a newer app wrote it. */
export const recordTypeByName = (name: string): UnionRecordType | undefined => typeByName.get(name);
