/** The sentences of Thu cả tổ: who pays today, counting the money, the list afterwards. In English. */
import { countText } from '../day-text.ts';
import type { CollectionText } from './collection-vi.ts';

const counted = (count: number, one: string, many: string): string =>
  `${countText(count)} ${count === 1 ? one : many}`;
const people = (count: number): string => counted(count, 'person', 'people');
const receipts = (count: number): string => counted(count, 'receipt', 'receipts');

export const collectionEn: CollectionText = {
  title: () => 'Collect from a group',
  group: 'tổ',
  groups: { to: 'tổ', chuyen: 'chuyền', ca: 'ca' },
  whichGroup: () => 'From which group?',
  whole: 'The whole grassroots union',
  noGroup: () => 'In no group yet',
  unpaidCount: (count) => `${people(count)} to pay`,
  allPaid: 'all have paid',
  nobody: (month) => `Nobody is left to pay for ${month}`,
  nobodyHint: 'Everyone here has paid or is exempt. Choose another month under Dues.',
  month: (month) => month,
  paying: (paying, not) =>
    not === 0 ? `${people(paying)} paying` : `${people(paying)} paying · ${countText(not)} not`,
  search: 'Find a name to untick',
  everyone: 'Who pays',
  notToday: 'Not paying today',
  noSum: 'No sum known: collect from this person alone',
  guessed: (count) =>
    `${people(count)} at the legal minimum, because no sum has been set for them. If somebody pays another sum, untick them and collect separately.`,
  noneFound: (typed) => `Nobody in this list is called “${typed}”`,
  method: 'Paid by',
  count: 'Count the money, then save',
  save: (count) => `Save ${receipts(count)}`,
  noneChosen: 'Nobody is ticked. Tick at least one person.',
  countTitle: 'Count the money',
  countQuestion: 'How much cash did you count?',
  countHint: 'Count all the money of this collection, then type the total, such as 4.150.000.',
  byList: 'By the list',
  people,
  short: (by, got) =>
    `You counted ${got}: ${by} short. Nothing has been saved. Count again, or go back and untick who has not paid.`,
  over: (by, got) =>
    `You counted ${got}: ${by} too much. Nothing has been saved. Count again, or go back and tick who else has paid.`,
  day: 'Day of payment',
  dayHint:
    'The clock of this device seems wrong. What day is it today? This day is printed on the receipts.',
  badDay: 'There is no such day. Write it like 22/11/2026.',
  payerRefused: (name, why) => `${name}: ${why}`,
  tooMany: (max) => `At most ${people(max)} at a time. Collect from one group after another.`,
  saved: 'Saved on this device',

  listTitle: 'Collection list',
  lists: 'Collection lists',
  listCount: (count) => counted(count, 'list', 'lists'),
  noLists: 'No collection list yet',
  noListsHint: (act) => `Each “${act}” leaves a list here, to print and to sign.`,
  listOf: (count, sum) => `${receipts(count)} · ${sum}`,
  counted: 'Money counted',
  receiptCount: receipts,
  voidedCount: (count) => `${countText(count)} voided`,
  print: 'Print the list',
  again: 'Collect more',
  undo: 'Void the whole list',
  undoAsk: 'Void the whole list?',
  undoWhat: (count, sum) =>
    `${receipts(count)}, ${sum}, will be marked “voided”. The numbers are kept; this money no longer counts as collected. Give it back to each person.`,
  undoWhy: 'Why is it voided?',
  undoWhyHint: 'For example: wrong month',
  undone: 'Voided, saved on this device',
  problems: {
    'day-closed':
      'The book of this day has been closed: the whole list cannot be voided any more. Void single receipts if need be.',
    'nothing-left': 'Every receipt of this list has been voided already.',
    'missing-text': 'Please write down why.',
    'text-too-long': 'The reason is too long. Please shorten it.',
  },
  notFound: 'This list is not on the device',
  notFoundHint:
    'The book may not have come down yet. Once there is a network, opening the app is enough.',

  paperTitle: 'DANH SÁCH THU ĐOÀN PHÍ',
  paperMonth: (month) => `Tháng ${month}`,
  columns: {
    order: 'STT',
    name: 'Họ và tên',
    code: 'Mã',
    receipt: 'Số biên lai',
    sum: 'Số tiền (đồng)',
    sign: 'Ký nộp',
  },
  voidMark: 'đã hủy',
  total: 'Cộng',
  inWords: (words) => `Bằng chữ: ${words}.`,
  madeOn: (day) => {
    const [d = '', m = '', y = ''] = day.split('/');
    return `Ngày ${d} tháng ${m} năm ${y}`;
  },
  signers: { maker: 'NGƯỜI THU', treasurer: 'THỦ QUỸ', chair: 'TM. BAN CHẤP HÀNH' },
  signHint: '(ký, ghi rõ họ tên)',
  practice: 'DỮ LIỆU THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ',
};
