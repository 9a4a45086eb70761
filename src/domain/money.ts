/** Sums of đồng: read as officers type them, written in figures and in words. */
import { assert } from '#base/assert.ts';
import { accept, refuse, type Result } from '#base/result.ts';

/** Largest sum one entry may hold (đồng): beyond it something was typed wrongly. */
export const amountVndMax = 1_000_000_000_000;

export type MoneyProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'not-money' }
  | { readonly kind: 'not-whole-dong' }
  | { readonly kind: 'bad-grouping' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'too-large'; readonly amountVndMax: number };

type Parsed = Result<number, MoneyProblem>;

const typedLengthMax = 60;

/**
 * A whole number of đồng (0 included) from "1.250.000", "1,250,000", "1250000", "25.000 đ",
 * "25k", "1tr25" and "1tr250" (1,250,000), "1,5 triệu", "1 tỷ 250 triệu".
 * Refused: empty, negative, parts of a đồng, mixed-up grouping, what could be read in two ways
 * ("1.250tr"), more than `amountVndMax`, anything else.
 */
export const parseVnd = (text: string): Parsed => {
  if (text.length > typedLengthMax) return refuse({ kind: 'not-money' });
  const typed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (typed === '') return refuse({ kind: 'empty' });
  if (/^[-−–] ?[0-9]/.test(typed)) return refuse({ kind: 'negative' });
  const bare = typed.replace(/(?<=[0-9a-zà-ỹ]) ?(?:vnđ|vnd|đồng|dong|đ|₫)$/, '');
  const parsed = /^[0-9][0-9., ]*$/.test(bare) ? plainAmount(bare) : spokenAmount(bare);
  return parsed.ok && parsed.value > amountVndMax
    ? refuse({ kind: 'too-large', amountVndMax })
    : parsed;
};

/** "1.250.000 đ" with an ordinary space; `amountVnd` is a safe integer. */
export const formatVnd = (amountVnd: number): string => {
  assert(Number.isSafeInteger(amountVnd), 'money is a safe integer of đồng');
  const grouped = String(Math.abs(amountVnd)).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
  return `${amountVnd < 0 ? '-' : ''}${grouped} đ`;
};

/**
 * The sum in words as receipts of the North write it: "Hai trăm nghìn đồng" (linh, nghìn, tỷ).
 * `amountVnd` is any safe integer; a negative one begins with "Âm".
 */
export const vndInWords = (amountVnd: number): string => {
  assert(Number.isSafeInteger(amountVnd), 'money is a safe integer of đồng');
  const size = Math.abs(amountVnd);
  const billions = Math.floor(size / 1e9);
  const words = [
    ...(amountVnd < 0 ? ['âm'] : []),
    ...(size === 0 ? ['không'] : []),
    ...(billions > 0 ? [...wordsBelowBillion(billions, false), 'tỷ'] : []),
    ...wordsBelowBillion(size % 1e9, billions > 0),
    'đồng',
  ].join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const GROUPED =
  /^(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)$/;

/** Digits alone, or in threes parted by one kind of mark. */
const plainAmount = (typed: string): Parsed => {
  if (/^0+$/.test(typed)) return accept(0);
  if (/^[1-9][0-9]*$/.test(typed) || GROUPED.test(typed)) {
    const amount = Number(typed.replace(/[., ]/g, ''));
    return amount > amountVndMax ? refuse({ kind: 'too-large', amountVndMax }) : accept(amount);
  }
  if (
    /^[0-9]{1,3}(?:(?:\.[0-9]{3})*|(?:,[0-9]{3})*)[.,][0-9]{1,2}$|^[0-9]+[.,][0-9]{1,2}$/.test(
      typed,
    )
  ) {
    return refuse({ kind: 'not-whole-dong' });
  }
  // A leading zero is a phone or card number in the wrong box.
  return refuse({ kind: typed.startsWith('0') ? 'not-money' : 'bad-grouping' });
};

const UNIT_BY_WORD: Readonly<Record<string, number>> = {
  tỷ: 1e9,
  tỉ: 1e9,
  ty: 1e9,
  triệu: 1e6,
  trieu: 1e6,
  tr: 1e6,
  nghìn: 1e3,
  nghin: 1e3,
  ngàn: 1e3,
  ngan: 1e3,
  ng: 1e3,
  k: 1e3,
};
const FIGURE_UNIT_REST = /^([0-9][0-9.,]*) ?([a-zà-ỹ]+) ?(.*)$/;

/** Figures and units in falling order; bare figures at the end are a part of the last unit ("1tr25"). */
const spokenAmount = (typed: string): Parsed => {
  let rest = typed;
  let sum = 0;
  let unitBefore = Infinity;
  while (rest !== '') {
    const found = FIGURE_UNIT_REST.exec(rest);
    if (found === null) {
      const tail: Parsed = sum > 0 ? tailAmount(rest, unitBefore) : refuse({ kind: 'not-money' });
      return tail.ok ? accept(sum + tail.value) : tail;
    }
    const [, figure = '', word = '', after = ''] = found;
    const unit = UNIT_BY_WORD[word];
    if (unit === undefined || unit >= unitBefore) return refuse({ kind: 'not-money' });
    const part = unitAmount(figure, unit, after === '');
    if (!part.ok) return part;
    if (part.value >= unitBefore) return refuse({ kind: 'not-money' });
    sum += part.value;
    unitBefore = unit;
    rest = after;
  }
  return accept(sum);
};

/** "25" of a unit, or a decimal ("1,5 triệu") where nothing smaller follows. */
const unitAmount = (figure: string, unit: number, isLast: boolean): Parsed => {
  const [, whole = '', fraction = ''] =
    /^(0|[1-9][0-9]{0,12})(?:[.,]([0-9]+))?$/.exec(figure) ?? [];
  if (whole === '') return refuse({ kind: /[.,]/.test(figure) ? 'bad-grouping' : 'not-money' });
  if (fraction === '') return accept(Number(whole) * unit);
  if (!isLast) return refuse({ kind: 'not-money' });
  // "1.250tr" is 1,250 million to one reader and 1.25 million to another.
  if (fraction.length === 3) return refuse({ kind: 'ambiguous' });
  return fraction.length > 3 || unit % 10 ** fraction.length !== 0
    ? refuse({ kind: 'not-money' })
    : accept(Number(whole) * unit + (Number(fraction) * unit) / 10 ** fraction.length);
};

const tailAmount = (figure: string, unit: number): Parsed => {
  if (/^rư[ỡở]i$/.test(figure)) return accept(unit / 2);
  if (/^[0-9]{1,3}$/.test(figure)) return accept((Number(figure) * unit) / 10 ** figure.length);
  const rest = plainAmount(figure);
  return rest.ok && rest.value < unit ? rest : refuse({ kind: 'not-money' });
};

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digitWord = (digit: number): string => DIGITS[digit] ?? '';

/** `hasHigher`: something was said before, so missing hundreds are spoken ("không trăm linh một"). */
const wordsBelowBillion = (amount: number, hasHigher: boolean): readonly string[] => {
  const words: string[] = [];
  for (const [unit, name] of [
    [1e6, 'triệu'],
    [1e3, 'nghìn'],
    [1, ''],
  ] as const) {
    const group = Math.floor(amount / unit) % 1000;
    if (group === 0) continue;
    words.push(...groupWords(group, hasHigher || words.length > 0));
    if (name !== '') words.push(name);
  }
  return words;
};

const groupWords = (group: number, hasHigher: boolean): readonly string[] => {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor(group / 10) % 10;
  const ones = group % 10;
  const saysHundreds = hasHigher || hundreds > 0;
  return [
    ...(saysHundreds ? [digitWord(hundreds), 'trăm'] : []),
    ...(tens === 0 && ones > 0 && saysHundreds ? ['linh'] : []),
    ...(tens === 1 ? ['mười'] : tens > 1 ? [digitWord(tens), 'mươi'] : []),
    ...(ones === 0 ? [] : [onesWord(tens, ones)]),
  ];
};

const onesWord = (tens: number, ones: number): string => {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 5 && tens > 0) return 'lăm';
  return digitWord(ones);
};
