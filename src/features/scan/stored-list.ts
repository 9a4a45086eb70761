/** A scanned list as it was left on the phone's disk, read back field by field: an older version may have written it. */
import {
  storedChoice,
  storedFields,
  storedText,
  storedTexts,
  type StoredFields,
} from '#base/stored-fields.ts';
import type { CitizenCardWarning } from '#domain/roster/citizen-card.ts';
import type { Sex } from '#domain/roster/citizen-number.ts';
import { LIST_LINES_MAX } from '#domain/roster/register-list.ts';
import { emptyList, isEmptyList, type ScanList, type ScanRow } from './scan-list.ts';

const WARNINGS: readonly CitizenCardWarning[] = [
  'sex-mismatch',
  'birth-year-mismatch',
  'no-such-date',
  'unknown-sex',
  'bad-old-number',
  'missing-issue-date',
  'issued-before-birth',
];

/** undefined where nothing can be made of it, or nobody stands in it. */
export const listFromStored = (stored: unknown): ScanList | undefined => {
  const fields = storedFields(stored);
  const kept = fields?.['rows'];
  if (fields === undefined || !Array.isArray(kept)) return undefined;
  const rows = kept.flatMap(rowFromStored).slice(0, LIST_LINES_MAX);
  const list: ScanList = {
    ...emptyList(storedText(fields, 'unit', '')),
    rows,
    made: Math.max(0, ...rows.map(({ id }) => Number(id.slice(1)))),
    section: storedText(fields, 'section', ''),
    step: storedChoice(fields, 'step', ['applied', 'admitted'], 'applied'),
    stepOn: storedText(fields, 'stepOn', ''),
    decision: storedText(fields, 'decision', ''),
  };
  return isEmptyList(list) ? undefined : list;
};

const rowFromStored = (stored: unknown): readonly ScanRow[] => {
  const fields = storedFields(stored);
  const id = fields === undefined ? '' : storedText(fields, 'id', '');
  if (fields === undefined || !/^r[1-9][0-9]{0,5}$/.test(id)) return [];
  const kept = storedTexts(fields, 'warnings') ?? [];
  return [
    {
      id,
      number: storedText(fields, 'number', ''),
      fullName: storedText(fields, 'fullName', ''),
      bornOn: storedText(fields, 'bornOn', ''),
      sex: storedChoice<Sex, null>(fields, 'sex', ['male', 'female'], null),
      phone: storedText(fields, 'phone', ''),
      address: storedText(fields, 'address', ''),
      source: storedChoice(fields, 'source', ['card', 'typed'], 'typed'),
      warnings: WARNINGS.filter((warning) => kept.includes(warning)),
      isSpoilt: isTrue(fields, 'isSpoilt'),
      consentMs: momentIn(fields, 'consentMs'),
      twin: storedChoice(fields, 'twin', ['undecided', 'same', 'other'], 'undecided'),
      isUpdate: isTrue(fields, 'isUpdate'),
    },
  ];
};

const isTrue = (fields: StoredFields, name: string): boolean => fields[name] === true;

const momentIn = (fields: StoredFields, name: string): number | undefined => {
  const value = fields[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
};
