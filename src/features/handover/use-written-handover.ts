/** A hand-over that was written, with all this device may know of it and of what came later. */
import { useParams } from 'react-router';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { caseHandover } from '#domain/cases/case-handover.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import { moneyHandover } from '#domain/dues/money-handover.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { handover } from '#domain/office/handover.ts';
import { cameLater } from '#domain/views/handover-money.ts';
import { casesHanded, moneyHanded } from '#domain/views/handover-view.ts';
import { useRecords } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { useMoneyKnown } from './use-handover.ts';

export const useWrittenHandover = () => {
  const { handover: text, office, caseKinds } = useText();
  const { book = '', id = '' } = useParams();
  const rows = useRecords(handover);
  const grants = useRecords(grant) ?? [];
  const revocations = useRecords(revocation) ?? [];
  const moneyParts = useRecords(moneyHandover) ?? [];
  const caseParts = useRecords(caseHandover) ?? [];
  const files = useRecords(caseFile) ?? [];
  const known = useMoneyKnown();
  const row = rows?.find((one) => one.book === book && one.id === id);
  const revoked = new Set(
    revocations.flatMap(({ state, values }) => (state === 'check' ? [] : (values.grant ?? []))),
  );
  const given = new Set(grants.flatMap(({ id: one, state }) => (state === 'check' ? [] : one)));
  const rightTexts = (ids: readonly string[]): readonly string[] =>
    ids.flatMap((one) => {
      const values = grants.find((found) => found.id === one)?.values;
      if (values?.role === undefined) return [];
      const term = typeof values.until === 'string' ? `, ${text.until(dayText(values.until))}` : '';
      const reach = values.reach === 'below' ? ` ${text.andBelow}` : '';
      return [`${office.roles[values.role]}${reach}${term}`];
    });
  const ended = (row?.values.ends ?? []).flatMap(
    (one) => grants.find((found) => found.id === one)?.values.role ?? [],
  );
  const kindOf = (file: string): string => {
    const kind = files.find((one) => one.id === file)?.values.kind;
    return kind === undefined ? caseKinds.other : caseKinds[kind];
  };
  const moment =
    row === undefined ? undefined : { from: row.values.from ?? '', writtenMs: row.changedMs };
  const money = moment === undefined ? [] : moneyHanded(moment, moneyParts);
  return {
    /** Each right that was to end has ended, and each that was to begin is there: the server took them in. */
    isInEffect:
      (row?.values.ends ?? []).every((one) => revoked.has(one)) &&
      (row?.values.begins ?? []).every((one) => given.has(one)),
    /** Which parts belong to it; where a right is not known here, none is left out. */
    concerns: {
      dues: ended.length === 0 || ended.some((role) => ROLE_RIGHTS[role].opens.includes('dues')),
      cases: ended.length === 0 || ended.some((role) => ROLE_RIGHTS[role].opens.includes('cases')),
    },
    isRead: rows !== undefined,
    row,
    ends: rightTexts(row?.values.ends ?? []),
    begins: rightTexts(row?.values.begins ?? []),
    money: money.map((part) => ({
      ...part,
      later: known === undefined ? [] : cameLater(part, known),
    })),
    cases: (moment === undefined ? [] : casesHanded(moment, caseParts)).map((part) => ({
      ...part,
      files: part.files.map((file) => ({ ...file, kind: kindOf(file.id) })),
    })),
  };
};

export type WrittenHandover = ReturnType<typeof useWrittenHandover>;
