/** What a change is about, in one short line: a receipt's number and sum, a name, the first words of a note. */
import { amountText } from './day-text.ts';

const NAMING_FIELDS = ['fullName', 'displayName', 'name', 'summary', 'text', 'why'] as const;
const ABOUT_LENGTH_MAX = 80;

/** Empty where nothing says it shortly. */
export const aboutChange = (set: Readonly<Record<string, unknown>>): string => {
  const { series, number, amountVnd } = set;
  if (typeof series === 'string' && typeof number === 'number' && typeof amountVnd === 'number')
    return `${series}-${String(number).padStart(6, '0')} · ${amountText(amountVnd)}`;
  const named = NAMING_FIELDS.map((field) => plainText(set[field])).find((found) => found !== '');
  return (named ?? '').slice(0, ABOUT_LENGTH_MAX);
};

/** Fields of which every value is kept are written as `{ value, replaces }`. */
const plainText = (written: unknown): string => {
  if (typeof written === 'string') return written;
  if (typeof written === 'object' && written !== null && 'value' in written)
    return typeof written.value === 'string' ? written.value : '';
  return '';
};
