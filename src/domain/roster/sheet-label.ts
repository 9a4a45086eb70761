/** What the headings of roster sheets mean, in all the spellings seen. */
import { textFromTcvn3, textFromVni } from './legacy-encoding.ts';
import { foldName } from './person-name.ts';

export type SheetField =
  | 'order'
  | 'fullName'
  | 'familyPart'
  | 'givenPart'
  | 'nationalNumber'
  | 'phone'
  | 'bornOn'
  | 'sex'
  | 'male'
  | 'female'
  | 'address'
  | 'homeTown'
  | 'employeeNo'
  | 'memberNo'
  | 'salaryVnd'
  | 'otherSalaryVnd'
  | 'section'
  | 'position'
  | 'joinedOn'
  | 'startedOn'
  | 'email'
  | 'ignored';

const labelLengthMax = 80;

/** What a heading means, in any of its spellings and in TCVN3 or VNI too; null where it is unknown. */
export const fieldFromLabel = (label: string): SheetField | null => {
  // "Đơn vị: Công ty May" is a title that says something, not a heading.
  if (label.length > labelLengthMax || /:\s*\S/.test(label)) return null;
  for (const text of [label, textFromTcvn3(label), textFromVni(label)]) {
    if (text === null) continue;
    // Folded, the year would be a man.
    if (text.toLowerCase() === 'năm') return null;
    const folded = foldedLabel(text);
    const rule = RULES.find(([pattern]) => pattern.test(folded));
    if (rule) return rule[1];
  }
  return null;
};

const foldedLabel = (text: string): string => {
  const outside = text.replace(/\([^)]*\)/g, ' ').trim();
  return foldName((outside === '' ? text : outside).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
};

/** First match wins. Labels arrive folded, without brackets and punctuation. */
const RULES: readonly (readonly [RegExp, SheetField])[] = [
  [/^(stt|tt|so tt|so thu tu|no|thu tu)$/, 'order'],
  [
    / (cha|me|bo|vo|chong|con|than nhan|nguoi than|chu ho|nguoi gioi thieu)$|^(ho|ten)\b.* lien he$/,
    'ignored',
  ],
  [
    /(ngay|noi|co quan|han|ngay thang nam) cap|(cccd|cmnd|can cuoc) (ngay|noi)|^noi sinh/,
    'ignored',
  ],
  [/^(ho|ho (va )?(ten )?(chu )?(dem|lot)|ho va ten (dem|lot))$/, 'familyPart'],
  [/^ten$/, 'givenPart'],
  [/^(hoten|ho (va )?((chu )?(dem|lot) (va )?)?ten)( |$)/, 'fullName'],
  [
    /^(ten|ho ten)? ?(doan vien|nhan vien|cong nhan|cong nhan vien|cnv|cbnv|cbcnv|cnld|nld|nguoi lao dong|lao dong|full ?name|name)$/,
    'fullName',
  ],
  [
    /\b(cccd|cmnd|cmtnd|cmt|cmtd|can cuoc|dinh danh|chung minh|ddcn)\b|^(so )?(cc|id card|id no)$/,
    'nationalNumber',
  ],
  [
    /\b(ngay|nam|thoi gian|thang) (vao|gia nhap|ket nap)( vao)?( to chuc)? (cong doan|cd|cdcs|cdvn)\b|^ngay (gia nhap|ket nap)( doan vien)?$/,
    'joinedOn',
  ],
  [
    /^(ngay|nam|thoi gian) (vao|bat dau|nhan)( lam)?( viec)?( cong ty| cty)?$|^ngay vao (lam|cong ty|cty|nha may|dn|doanh nghiep)/,
    'startedOn',
  ],
  [/^(ngay|nam|ngay thang nam) sinh nam$/, 'male'],
  [/^(ngay|nam|ngay thang nam) sinh nu$/, 'female'],
  [
    /\b(ngay|nam|thang) ?sinh\b|^sinh( (ngay|nam)|$)|^(ns|ntns|dob|birth ?day|date of birth)$/,
    'bornOn',
  ],
  [/^gioi tinh\b|^(gioi|phai|sex|gender|gtinh|nam nu|nu nam|gt)$/, 'sex'],
  [/^(nu|female)$/, 'female'],
  [/^(nam|male)$/, 'male'],
  [/dien thoai|di dong|^(so )?(sdt|dt|dtdd|zalo|mobile|phone|tel)\b|\b(sdt|phone)\b/, 'phone'],
  [/e ?mail/, 'email'],
  [/que quan|nguyen quan|^que$/, 'homeTown'],
  [/dia chi|\b(noi|cho) o\b|thuong tru|tam tru|ho khau|hktt|cu tru|address/, 'address'],
  [
    /(ma|so)( so)?( the)? (doan vien|cong doan|dv)\b|^so the$|^the (doan vien|cong doan)$/,
    'memberNo',
  ],
  [
    /^(ma|ma so|ms|so|so hieu|msnv)( so)?( the)?( cham cong)? ?(nv|nhan vien|cnv|cbnv|cn|cong nhan|cong nhan vien|ld|lao dong|nld|nguoi lao dong)$/,
    'employeeNo',
  ],
  [
    /^(ma|ma so|ma the|msnv|manv|mscn|so the cham cong|ma cham cong|code|employee (id|code|no))$/,
    'employeeNo',
  ],
  [/^(so|ma|ma so|so so|so the)( so)? (bhxh|bao hiem|bhyt)/, 'ignored'],
  [/^(he so|bac|ngach|so tai khoan|ngay|ky|ghi chu)\b/, 'ignored'],
  [
    /(luong|muc dong|tien dong|nen dong)\b.*\b(bhxh|bao hiem|bh)\b|\bbhxh\b.*\bluong\b/,
    'salaryVnd',
  ],
  [/\bluong\b|^(lcb|salary|thu nhap)\b/, 'otherSalaryVnd'],
  [/^(chuc vu|chuc danh|vi tri|cong viec|nghe nghiep|position)\b/, 'position'],
  [
    /^(to|chuyen|bo phan|phong|ban|phong ban|xuong|phan xuong|don vi|doi|khoa|line|department|section|noi lam viec|khu vuc|nhom|cong doan bo phan)( (?!tinh)|$)/,
    'section',
  ],
];
