/** Reads the text in the QR code of a citizen card (CCCD, căn cước), and says what else was scanned. */
import { accept, refuse, type Result } from '#base/result.ts';
import { calendarDate, type CalendarDate, type PartialDate } from '#domain/calendar-date.ts';
import { citizenNumberFacts, isCitizenNumber, type Sex } from './citizen-number.ts';
import { foldName, tidyName } from './person-name.ts';

export type CitizenCard = {
  /** 12 digits. */
  readonly number: string;
  /** The CMND of before: 9 (rarely 12) digits. */
  readonly oldNumber: string | null;
  readonly fullName: string;
  readonly bornOn: PartialDate | null;
  readonly sex: Sex;
  /** As printed, not taken apart; empty where the card has none. */
  readonly residence: string;
  readonly issuedOn: CalendarDate | null;
  /** Fields 8 and on of cards since 7/2024, kept as they are: their order is not published. */
  readonly extra: readonly string[];
  readonly warnings: readonly CitizenCardWarning[];
};

/** Worth a look by the officer; none of them blocks, for papers do hold such errors. */
export type CitizenCardWarning =
  | 'sex-mismatch'
  | 'birth-year-mismatch'
  | 'no-such-date'
  | 'unknown-sex'
  | 'bad-old-number'
  | 'missing-issue-date'
  | 'issued-before-birth';

export type CitizenCardRefusal = {
  readonly kind:
    | 'health-insurance-card'
    | 'bank-qr'
    | 'driving-licence'
    | 'vneid'
    | 'link'
    | 'unreadable-text'
    | 'not-a-card';
};

const payloadLengthMax = 2000;
const fieldsMin = 7;
const fieldsMax = 24;
const residenceLengthMax = 300;

/**
 * A citizen card by the text of its QR: fields parted by `|`, no escaping, dates `ddMMyyyy`
 * (7 fields since 2021; 11 since TT 16/2024/TT-BCA). A BOM, line ends and NFD are put right.
 * The code is not signed: what it says is what somebody printed. Refused: text of a wrong code page,
 * and anything else that was scanned, by its kind.
 */
export const parseCitizenCard = (text: string): Result<CitizenCard, CitizenCardRefusal> => {
  const scanned = text
    .slice(0, payloadLengthMax + 1)
    .normalize('NFC')
    // `]Q1` and the like: scanners set to announce the kind of code.
    .replace(/^[\uFEFF\s]*(?:\][A-Za-z][0-9])?/, '')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/\uFEFF/g, '')
    .trim();
  const fields = scanned.split('|').map((field) => field.trim());
  const isCard =
    text.length <= payloadLengthMax &&
    fields.length >= fieldsMin &&
    fields.length <= fieldsMax &&
    isCitizenNumber(fields[0] ?? '');
  if (!isCard) return refuse({ kind: scannedInstead(scanned) });
  if (isGarbled(scanned)) return refuse({ kind: 'unreadable-text' });
  const card = cardFromFields(fields);
  return card.fullName === '' ? refuse({ kind: 'not-a-card' }) : accept(card);
};

const scannedInstead = (scanned: string): CitizenCardRefusal['kind'] => {
  if (scanned.startsWith('000201')) return 'bank-qr';
  // Until 2020 two letters and 13 digits; then the ten digits of the insurance number and a name in hex.
  if (/^[A-Z]{2}[0-9]{8,13}\|/.test(scanned)) return 'health-insurance-card';
  if (/^[0-9]{10}\|[0-9a-f]{4,}\|/i.test(scanned)) return 'health-insurance-card';
  if (/gplx|giấy phép lái xe|driving licen[cs]e/i.test(scanned)) return 'driving-licence';
  if (/vneid|^eyJ[\w-]+\./i.test(scanned)) return 'vneid';
  if (/^(?:https?:\/\/|www\.|zalo:)/i.test(scanned)) return 'link';
  return scanned.includes('\uFFFD') ? 'unreadable-text' : 'not-a-card';
};

/** Replacement characters, question marks in their place, UTF-8 read as Latin or CJK, control codes. */
const isGarbled = (scanned: string): boolean =>
  /[\uFFFD\p{Cc}\p{Co}\p{Cn}]/u.test(scanned) ||
  /[ÃÂÄÅÆ][\u0080-\u00BF\u0152-\u0161\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2122]|á[º»]/.test(
    scanned,
  ) ||
  /(?!\p{Script=Latin})\p{L}/u.test(scanned) ||
  /\|[^|0-9]*\p{L}\?|\?\p{L}[^|0-9]*\|/u.test(scanned);

const cardFromFields = (fields: readonly string[]): CitizenCard => {
  const [number = '', old = '', name = '', born = '', sexText = '', home = '', issued = ''] =
    fields;
  const warnings = new Set<CitizenCardWarning>();
  const oldNumber = /^(?:[0-9]{9}|[0-9]{12})$/.test(old) ? old : null;
  if (old !== '' && oldNumber === null) warnings.add('bad-old-number');

  const bornOn = partialDateFromCard(born);
  if (bornOn === null) warnings.add('no-such-date');
  const issuedDate = partialDateFromCard(issued);
  const issuedOn = issuedDate?.length === 10 ? issuedDate : null;
  if (issuedOn === null) warnings.add(issued === '' ? 'missing-issue-date' : 'no-such-date');
  if (issuedOn !== null && bornOn !== null && issuedOn < bornOn)
    warnings.add('issued-before-birth');

  const facts = citizenNumberFacts(number);
  const sexByNumber: Sex = facts.ok ? facts.value.sex : 'male';
  const sexOnCard = sexFromText(sexText);
  if (sexOnCard === null) warnings.add('unknown-sex');
  else if (sexOnCard !== sexByNumber) warnings.add('sex-mismatch');
  if (facts.ok && bornOn !== null && Number(bornOn.slice(0, 4)) !== facts.value.birthYear) {
    warnings.add('birth-year-mismatch');
  }
  return {
    number,
    oldNumber,
    fullName: tidyName(name),
    bornOn,
    sex: sexOnCard ?? sexByNumber,
    residence: home.replace(/\s+/g, ' ').slice(0, residenceLengthMax),
    issuedOn,
    extra: fields.slice(fieldsMin),
    warnings: [...warnings],
  };
};

/** `ddMMyyyy`, also with slashes; `0000yyyy` and `yyyy` for people whose papers know the year alone. */
export const partialDateFromCard = (field: string): PartialDate | null => {
  const found = /^(?:([0-9]{2})[/.-]?([0-9]{2})[/.-]?)?((?:19|20)[0-9]{2})$/.exec(field);
  if (found === null) return null;
  const [, day = '00', month = '00', year = ''] = found;
  if (day === '00' && Number(month) <= 12) return year;
  const date = calendarDate(Number(year), Number(month), Number(day));
  return date.ok ? date.value : null;
};

const sexFromText = (text: string): Sex | null => {
  const folded = foldName(text);
  return folded === 'nam' ? 'male' : folded === 'nu' ? 'female' : null;
};
