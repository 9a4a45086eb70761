/** How a record stands in its list and by which words it is found; both are kept beside it on the shelf. */
import { receiptNo } from './dues/receipt-no.ts';
import { foldName, nameSortKey, nameSortKeyLengthMax } from './roster/person-name.ts';

/** Longest key that `sortKeyOf` gives: what an index has to hold. */
export const SORT_KEY_LENGTH_MAX: number = nameSortKeyLengthMax;

type Values = Readonly<Record<string, unknown>>;

/**
 * A key whose code-unit order is the order of the type's list: members by given name, receipts by day
 * and number, requests by due day (those without one last), units and officers by name; '' where a
 * type has no list of its own.
 */
export const sortKeyOf = (type: string, values: Values): string => {
  switch (type) {
    case 'member':
      return nameSortKey(textsOf(values['fullName'])[0] ?? '');
    case 'receipt':
      return `${textOf(values['paidOn'])} ${textOf(values['series'])} ${numberText(values['number'])}`;
    case 'caseFile':
      return `${textOf(values['dueOn']) || '9999-12-31'} ${textOf(values['receivedOn'])}`;
    case 'unit':
      return foldName(textOf(values['name']));
    case 'officer':
      return nameSortKey(textOf(values['displayName']));
    default:
      return '';
  }
};

/**
 * What a search looks through by plain scan: folded, in one line. A number of ours is found as people
 * dial it (0912…), and a national number or employee number by any part of it.
 */
export const searchTextOf = (type: string, values: Values): string => {
  switch (type) {
    case 'member':
      return line(
        ...textsOf(values['fullName']).map(foldName),
        dialled(textOf(values['phone'])),
        ...textsOf(values['nationalNumber']),
        textOf(values['employeeNo']).toLowerCase(),
      );
    case 'receipt':
      return typeof values['number'] === 'number'
        ? receiptNo(textOf(values['series']), values['number']).toLowerCase()
        : '';
    case 'caseFile':
      return line(
        foldName(applicantName(values['applicant'])),
        foldName(textOf(values['summary'])),
      );
    case 'unit':
      return line(foldName(textOf(values['name'])), textOf(values['code']).toLowerCase());
    case 'officer':
      return line(foldName(textOf(values['displayName'])), textOf(values['signInName']));
    default:
      return '';
  }
};

const line = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const numberText = (value: unknown): string =>
  typeof value === 'number' ? String(value).padStart(7, '0') : '';

const dialled = (phone: string): string => phone.replace(/^\+84/, '0').replace(/^\+/, '');

const applicantName = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? textOf(value.name) : '';
