/** The sentences of Thu cả tổ: who pays today, counting the money, the list afterwards. In Vietnamese, the first language. */
import { countText } from '../day-text.ts';

export const collectionVi = {
  /** `group` is what the union calls it: tổ, chuyền, ca. */
  title: (group: string) => `Thu cả ${group}`,
  group: 'tổ',
  groups: { to: 'tổ', chuyen: 'chuyền', ca: 'ca' },
  whichGroup: (group: string) => `Thu của ${group} nào?`,
  whole: 'Cả công đoàn cơ sở',
  noGroup: (group: string) => `Chưa xếp ${group}`,
  unpaidCount: (count: number) => `${countText(count)} người chưa đóng`,
  allPaid: 'đã đóng đủ',
  nobody: (month: string) => `Không còn ai phải thu cho tháng ${month}`,
  nobodyHint: 'Mọi người ở đây đã đóng hoặc được miễn. Chọn tháng khác ở Đoàn phí.',
  month: (month: string) => `tháng ${month}`,
  paying: (paying: number, not: number) =>
    not === 0
      ? `${countText(paying)} người đóng`
      : `${countText(paying)} người đóng · ${countText(not)} không`,
  search: 'Tìm tên để bỏ chọn',
  everyone: 'Danh sách thu',
  notToday: 'Không đóng hôm nay',
  noSum: 'Chưa có mức đóng: thu riêng người này',
  guessed: (count: number) =>
    `${countText(count)} người theo mức tối thiểu của luật, vì chưa ai tính mức đóng. Ai đóng mức khác thì bỏ chọn và thu riêng.`,
  noneFound: (typed: string) => `Không có ai tên “${typed}” trong danh sách này`,
  method: 'Hình thức',
  count: 'Đếm tiền rồi lưu',
  save: (count: number) => `Lưu ${countText(count)} biên lai`,
  noneChosen: 'Chưa chọn ai đóng. Chọn ít nhất một người.',
  countTitle: 'Đếm tiền',
  countQuestion: 'Đếm được bao nhiêu tiền mặt?',
  countHint: 'Đếm hết tiền của lần thu này rồi gõ tổng, ví dụ 4.150.000.',
  byList: 'Theo danh sách',
  people: (count: number) => `${countText(count)} người`,
  short: (by: string, counted: string) =>
    `Đếm được ${counted}: thiếu ${by}. Chưa lưu gì cả. Đếm lại, hoặc quay lại bỏ chọn người chưa đóng.`,
  over: (by: string, counted: string) =>
    `Đếm được ${counted}: thừa ${by}. Chưa lưu gì cả. Đếm lại, hoặc quay lại chọn thêm người đã đóng.`,
  day: 'Ngày thu',
  dayHint: 'Đồng hồ của máy này có vẻ sai. Hôm nay là ngày mấy? Ngày này sẽ in trên biên lai.',
  badDay: 'Ngày này không có. Viết như 22/11/2026.',
  payerRefused: (name: string, why: string) => `${name}: ${why}`,
  tooMany: (max: number) => `Một lần thu nhiều nhất ${countText(max)} người. Hãy thu từng tổ một.`,
  saved: 'Đã lưu trên máy',

  listTitle: 'Danh sách thu',
  lists: 'Các danh sách thu',
  listCount: (count: number) => `${countText(count)} danh sách`,
  noLists: 'Chưa có danh sách thu nào',
  noListsHint: (act: string) => `Mỗi lần “${act}” có một danh sách ở đây, để in và ký.`,
  listOf: (count: number, sum: string) => `${countText(count)} biên lai · ${sum}`,
  counted: 'Tiền đã đếm',
  receiptCount: (count: number) => `${countText(count)} biên lai`,
  voidedCount: (count: number) => `${countText(count)} đã hủy`,
  print: 'In danh sách thu',
  again: 'Thu tiếp',
  undo: 'Hủy cả danh sách',
  undoAsk: 'Hủy cả danh sách thu?',
  undoWhat: (count: number, sum: string) =>
    `${countText(count)} biên lai, ${sum}, sẽ ghi “Đã hủy”. Số biên lai vẫn giữ; tiền này không còn tính là đã thu. Hãy trả lại tiền cho từng người.`,
  undoWhy: 'Vì sao hủy?',
  undoWhyHint: 'Ví dụ: thu nhầm tháng',
  undone: 'Đã hủy, đã lưu trên máy',
  problems: {
    'day-closed':
      'Sổ của ngày này đã khóa, không hủy cả danh sách được nữa. Hủy từng biên lai nếu cần.',
    'nothing-left': 'Mọi biên lai trong danh sách đã hủy rồi.',
    'missing-text': 'Hãy ghi lý do hủy.',
    'text-too-long': 'Lý do dài quá. Hãy viết ngắn lại.',
  },
  notFound: 'Không thấy danh sách thu này trên máy',
  notFoundHint: 'Có thể sổ chưa tải về xong. Khi có mạng, mở ứng dụng là tự tải.',

  paperTitle: 'DANH SÁCH THU ĐOÀN PHÍ',
  paperMonth: (month: string) => `Tháng ${month}`,
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
  inWords: (words: string) => `Bằng chữ: ${words}.`,
  madeOn: (day: string) => {
    const [d = '', m = '', y = ''] = day.split('/');
    return `Ngày ${d} tháng ${m} năm ${y}`;
  },
  signers: { maker: 'NGƯỜI THU', treasurer: 'THỦ QUỸ', chair: 'TM. BAN CHẤP HÀNH' },
  signHint: '(ký, ghi rõ họ tên)',
  practice: 'DỮ LIỆU THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ',
};

export type CollectionText = typeof collectionVi;
