/** One value of a field in words; numbers of a person stay masked until the officer asks for them. */
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { amountText, dayText, monthText } from '#text/day-text.ts';

/** Names that this device knows; undefined for those it does not. */
export interface ValueNames {
  readonly unit: (id: string) => string | undefined;
  readonly officer: (id: string) => string | undefined;
  readonly member: (id: string) => string | undefined;
}

interface Words {
  readonly text: Pick<Catalogue, 'history' | 'roster' | 'cases' | 'dues'>;
  readonly isNumberShown: boolean;
  readonly names: ValueNames;
}

const SECRET: ReadonlySet<string> = new Set(['nationalNumber', 'bankAccount']);

export const isSecretField = (field: string): boolean => SECRET.has(field);

/** Empty values are said to be empty; what a newer app wrote is shown as plainly as it can be. */
export const valueText = (field: string, value: unknown, words: Words): string => {
  const { text, names } = words;
  if (value === null || value === undefined || value === '') return text.history.empty;
  if (typeof value === 'boolean') return value ? text.history.yes : text.history.no;
  if (typeof value === 'number')
    return field === 'amountVnd' ? amountText(value) : numberText(field, value);
  if (Array.isArray(value))
    return value.map((one: unknown) => valueText(field, one, words)).join(', ');
  if (typeof value === 'object') return objectText(field, value, words);
  if (typeof value !== 'string') return text.roster.fieldOther;
  switch (field) {
    case 'nationalNumber':
    case 'bankAccount':
      return words.isNumberShown ? value : maskNationalNumber(value);
    case 'phone':
      return formatPhone(value);
    case 'bornOn':
    case 'receivedOn':
    case 'dueOn':
    case 'paidOn':
      return dayText(value);
    case 'months':
      return monthText(value);
    case 'section':
      return names.unit(value) ?? text.history.otherMember;
    case 'handler':
      return names.officer(value) ?? text.history.unknownDevice;
    case 'member':
      return names.member(value) ?? text.cases.unknownMember;
    default:
      return chosenText(field, value, text);
  }
};

/** Fields that are chosen from a list, in the words of that list. */
const chosenText = (field: string, value: string, text: Words['text']): string => {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    sex: { male: text.roster.male, female: text.roster.female },
    kind: text.cases.kinds,
    channel: text.cases.channels,
    urgency: text.cases.urgencies,
    method: text.dues.methods,
  };
  const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
  return (list !== undefined && Object.hasOwn(list, value) ? list[value] : undefined) ?? value;
};

const numberText = (field: string, value: number): string =>
  field === 'number' ? String(value).padStart(6, '0') : String(value);

/** A stage with its round, or who a request is from. */
const objectText = (field: string, value: object, { text, names }: Words): string => {
  if (field === 'stage' && 'stage' in value) {
    const stages: Readonly<Record<string, string>> = text.cases.stages;
    return stages[String(value.stage)] ?? String(value.stage);
  }
  if (field === 'applicant' && 'who' in value) {
    if (value.who === 'anonymous') return text.cases.anonymous;
    if ('name' in value) return String(value.name);
    if ('member' in value) return names.member(String(value.member)) ?? text.cases.unknownMember;
  }
  return text.roster.fieldOther;
};
