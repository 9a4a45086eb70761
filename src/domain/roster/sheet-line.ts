/** Tells the lines of a sheet that are no people: totals, dates of signing, signatures, groups. */
import { textFromTcvn3, textFromVni } from './legacy-encoding.ts';
import { foldName } from './person-name.ts';

export type SheetLineKind = 'person' | 'total' | 'signature';

/**
 * What the texts of a row without number, phone and birthday make of it. Accents count, for "Tống" and
 * "Tô" are family names where "Tổng" and "Tổ" are not; only text without any is compared folded.
 */
export const lineFromTexts = (texts: readonly string[]): SheetLineKind => {
  for (const typed of texts) {
    const short = typed.slice(0, labelLengthMax);
    for (const text of [short, textFromTcvn3(short), textFromVni(short)]) {
      if (text === null) continue;
      if (beginsWith(text, TOTALS)) return 'total';
      if (beginsWith(text, SIGNATURES) || isInitialed(text)) return 'signature';
      if (SIGNING_DAY.test(foldName(text))) return 'signature';
    }
  }
  return 'person';
};

/** "Tổ may 1", "II. Phân xưởng cắt", "Chuyền 3": the title of the people below it. */
export const isGroupTitle = (name: string): boolean => {
  const bare = name.replace(NUMERAL, '');
  if (bare !== name || name.endsWith(':')) return true;
  return beginsWith(bare, GROUPS) && (!isAscii(bare) || /[0-9]/.test(bare));
};

const labelLengthMax = 120;

const TOTALS = [
  'tổng cộng',
  'tổng số',
  'tổng',
  'cộng',
  'danh sách gồm',
  'danh sách này gồm',
  'danh sách có',
  'ấn định',
  'bằng chữ',
  'số tiền bằng chữ',
  'total',
] as const;

const SIGNATURES = [
  'người lập',
  'lập biểu',
  'người kiểm',
  'người duyệt',
  'người phê duyệt',
  'người đại diện',
  'người ký',
  'ban chấp hành',
  'bch',
  'chủ tịch',
  'phó chủ tịch',
  'kế toán',
  'thủ quỹ',
  'thủ trưởng',
  'giám đốc',
  'phó giám đốc',
  'trưởng phòng',
  'trưởng ban',
  'tổ trưởng',
  'xác nhận',
  'đại diện',
  'phê duyệt',
  'ký tên',
  'ký và ghi rõ',
  'ký ghi rõ',
  '(ký',
  '(đã ký',
  'đã ký',
  'nơi nhận',
  'ghi chú:',
  'lưu ý:',
] as const;

const GROUPS = [
  'tổ',
  'chuyền',
  'dây chuyền',
  'bộ phận',
  'phòng',
  'ban',
  'xưởng',
  'phân xưởng',
  'đơn vị',
  'đội',
  'khoa',
  'nhóm',
  'khối',
  'văn phòng',
  'công đoàn',
] as const;

const SIGNING_DAY = /\bngay\b[ .…_0-9]*\bthang\b[ .…_0-9]*\bnam\b/;
const NUMERAL = /^(?:[IVX]{1,4}|[A-H]|[0-9]{1,2})\s*[.)/:]\s*(?=\p{L})/u;

/** "TM. BAN CHẤP HÀNH", "K/T GIÁM ĐỐC". */
const isInitialed = (text: string): boolean =>
  /^(?:t\s?[./]?\s?m|k\s?[./]?\s?t|t\s?[./]\s?l)[./ ]/i.test(text);

const isAscii = (text: string): boolean => /^[\0-\u007F]*$/.test(text);

const beginsWith = (text: string, phrases: readonly string[]): boolean => {
  const isFolded = isAscii(text);
  const lower = isFolded ? foldName(text) : text.toLowerCase();
  return phrases.some((whole) => {
    const phrase = isFolded ? foldName(whole) : whole;
    if (!lower.startsWith(phrase)) return false;
    const rest = lower.slice(phrase.length);
    // "Cong" and "Tong" without accents may begin a name: alone, or before a figure, they do not.
    const isWeak = isFolded && !phrase.includes(' ');
    return isWeak ? /^[\s:.]*(?:[0-9]|$)/.test(rest) : !/^[\p{L}\p{M}]/u.test(rest);
  });
};
