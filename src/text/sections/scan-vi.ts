/** The sentences of Quét thẻ: the camera, the other ways, and the list to look through and save. In Vietnamese, the first language. */

export const scanVi = {
  title: 'Ghi tên',
  byForm: 'Ghi bằng mẫu đầy đủ',

  camera: 'Máy ảnh quét thẻ',
  askTitle: 'Quét mã QR trên thẻ căn cước',
  askWhat:
    'Bấm nút dưới đây, điện thoại sẽ hỏi có cho dùng máy ảnh không: hãy chọn Cho phép. Hình chỉ dùng để đọc mã, không lưu lại và không gửi đi đâu.',
  askGo: 'Bật máy ảnh',
  aim: 'Đưa mã QR trên thẻ vào khung',
  restedWhat: 'Một phút rồi chưa thấy thẻ nào.',

  otherWaysNow: 'Vẫn ghi tên được ngay bằng một trong các cách dưới đây.',
  failedWhat:
    'Mở ứng dụng khi có mạng một lần để tải về. Lúc này vẫn gõ số hoặc dùng máy quét được.',

  ways: 'Cách khác',
  wayType: 'Gõ số',
  wayPhoto: 'Chụp thẻ',
  wayPicture: 'Chọn ảnh',
  wayScanner: 'Máy quét',
  scannerLabel: 'Máy quét cầm tay gõ vào đây',
  scannerHint: 'Cắm hoặc ghép máy quét, rồi cứ quét. Nên tắt bộ gõ tiếng Việt khi quét.',
  reading: 'Đang đọc ảnh…',
  picture: {
    nothing:
      'Không thấy mã QR nào trong ảnh. Hãy chụp lại gần hơn, thẳng và đủ sáng, hoặc gõ 12 số.',
    'unreadable-picture': 'Tệp này không mở được như một tấm ảnh. Hãy chọn ảnh khác.',
    'scanner-failed':
      'Bộ đọc mã chưa có trên máy này. Mở ứng dụng khi có mạng một lần, hoặc gõ 12 số.',
  },

  scanned: (name: string) => `Đã quét ${name}`,
  scannedNumber: (masked: string) => `Đã quét số ${masked}`,
  /** After what it was instead; scanning goes on. */
  notTaken: 'Chưa ghi được mã vừa quét',
  twice: (name: string) => `${name} đã có trong danh sách này`,
  twiceWhat: 'Thẻ này quét rồi, không ghi thêm lần nữa.',
  full: (linesMax: number) => `Danh sách đã đủ ${linesMax} người`,
  fullWhat: 'Hãy xem lại và lưu, rồi quét tiếp.',
  spoilt: 'Bộ gõ làm hỏng chữ',
  spoiltWhat:
    'Chỉ lấy được số và ngày. Hãy gõ họ tên theo thẻ; lần sau tắt bộ gõ tiếng Việt trước khi quét.',

  list: 'Vừa ghi',
  listCount: (count: number) => `${count} người`,
  empty: 'Chưa có ai trong danh sách',
  emptyHint: 'Quét từng thẻ một; xong thì xem lại cả danh sách rồi lưu một lần.',
  dropAll: 'Bỏ cả danh sách',
  dropAllTitle: (count: number) => `Bỏ cả ${count} người chưa lưu?`,
  dropAllWhat: 'Những người này chưa được ghi vào sổ. Bỏ rồi thì phải quét lại.',
  born: (day: string) => `sinh ${day}`,
  noName: '(chưa có họ tên)',
  edit: 'Sửa',
  editDone: 'Xong',
  remove: 'Bỏ ra',

  onRoll: 'Đã có trong danh sách đoàn viên',
  onRollIn: (unit: string) => `Đã có trong danh sách của ${unit}`,
  onRollSame: 'Thông tin trên thẻ không có gì mới; dòng này không ghi thêm.',
  openMember: 'Xem người này',
  update: 'Cập nhật theo thẻ',
  change: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  changeFields: {
    address: 'Nơi ở',
    bornOn: 'Ngày sinh',
    sex: 'Giới tính',
    phone: 'Điện thoại',
    nationalNumber: 'Số CCCD',
  },
  nothingBefore: 'chưa có',
  maybe: 'Có thể đã có người này trong danh sách',
  samePerson: 'Cùng một người',
  otherPerson: 'Hai người khác nhau',
  maybeAsk: 'Đây là cùng một người hay hai người khác nhau?',
  maybeUndecided: 'Chưa chọn: cùng một người hay hai người khác nhau?',

  onceTitle: 'Chung cho cả danh sách',
  onceApplied: 'Xin gia nhập',
  onceAdmitted: (day: string) => (day === '' ? 'Đã là đoàn viên' : `Đã là đoàn viên từ ${day}`),
  onceChange: 'Đổi',

  save: (count: number) => (count === 1 ? 'Lưu 1 người' : `Lưu ${count} người`),
  saved: 'Đã lưu trên máy',
  savedCount: (count: number) => `Đã ghi ${count} người`,
  toRoll: 'Xem danh sách đoàn viên',
  lineProblem: (name: string, why: string) => `${name}: ${why}`,
  twiceInList: (name: string) => `Trùng số CCCD với ${name}. Hãy bỏ ra một dòng.`,
  listTooLong: (linesMax: number) => `Mỗi lần lưu nhiều nhất ${linesMax} người.`,
};

export type ScanText = typeof scanVi;
