/** THE LIST: a new kind of record is one file and one line here; storage, sync, server and laws follow. */
import { admitHeld } from './office/admit-held.ts';
import { device } from './office/device.ts';
import { grant, revocation } from './office/grant.ts';
import { holdQuarantined } from './office/hold-quarantined.ts';
import { officer } from './office/officer.ts';
import { series } from './office/series.ts';
import { setting } from './office/setting.ts';
import { unit } from './office/unit.ts';
import { attachment, caseFile, caseNote } from './cases/case-file.ts';
import { caseReader } from './cases/case-reader.ts';
import { assessment, resolution, waiver } from './dues/assessment.ts';
import { dayClose } from './dues/day-close.ts';
import { collectionList, receipt, voidReceipt } from './dues/receipt.ts';
import { salary } from './pay/salary.ts';
import { member } from './roster/member.ts';
import { consent, membershipStep, twinLink, withdrawal } from './roster/membership.ts';
import type { UnionRecordType } from './record-kind.ts';

export const RECORD_TYPES: readonly UnionRecordType[] = [
  unit,
  officer,
  device,
  grant,
  revocation,
  series,
  setting,
  admitHeld,
  holdQuarantined,
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
  caseFile,
  caseNote,
  attachment,
  caseReader,
];

const typeByName = new Map(RECORD_TYPES.map((type) => [type.type, type]));

/** The record type of that name, or undefined where a newer app wrote it. */
export const recordTypeByName = (name: string): UnionRecordType | undefined => typeByName.get(name);
