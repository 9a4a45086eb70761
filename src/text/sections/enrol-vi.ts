/** The way in: invitation, words, first fetch; opening the book; forgotten words. In Vietnamese. */
import { enrolProblemsVi } from './enrol-problems-vi.ts';

export const enrolVi = {
  welcome: 'Chào anh/chị',
  welcomeHint:
    'Sổ đoàn viên, đoàn phí và tiếp nhận của công đoàn. Làm việc được cả khi không có mạng.',
  code: 'Mã mời',
  codeHint: '8 chữ và số người quản trị gửi cho anh/chị, ví dụ: K7M4 P2XA',
  codeMissing: 'Nhập đủ 8 chữ và số của mã mời.',
  lookUp: 'Xem lời mời',
  looking: 'Đang xem lời mời…',
  scanQr: 'Quét mã QR',
  pickPicture: 'Chọn ảnh có mã QR',
  readingPicture: 'Đang đọc ảnh…',
  noCode: 'Chưa có mã mời?',
  noCodeHint:
    'Người quản trị của công đoàn tạo mã mời trong mục Khác → Cán bộ, rồi gửi cho anh/chị.',
  askApproval: 'Không có mã? Nhờ người phụ trách duyệt',
  needNetwork: 'Lần đầu cần có mạng. Sau đó làm việc được cả khi không có mạng.',

  installFirst: 'Cài vào màn hình chính trước',
  installFirstWhy:
    'iPhone không giữ lâu những gì nhập trong thẻ trình duyệt, nên ở đây chưa nhập được gì. Cài xong thì làm việc được cả khi không có mạng.',
  installFirstSteps: [
    'Bấm nút Chia sẻ (hình vuông có mũi tên lên).',
    'Kéo xuống, chọn “Thêm vào MH chính”, rồi bấm “Thêm”.',
    'Mở Sổ Công đoàn từ màn hình chính và nhập mã mời.',
  ],
  installCode: 'Mã mời để nhập trong ứng dụng',
  installLink: 'Lời mời chưa dùng đến',
  installLinkHint:
    'Sao chép lời mời ở đây, rồi dán vào ô “Mã mời” của ứng dụng. Hoặc nhập mã 8 chữ và số trong tin nhắn mời.',
  installCopy: 'Sao chép lời mời',
  installCopied: 'Đã sao chép',
  installNotCopied: 'Máy không cho sao chép. Hãy nhập mã 8 chữ và số trong tin nhắn mời.',
  installCodeHint:
    'Chuẩn bị mã mời 8 chữ và số người quản trị gửi cho anh/chị: ứng dụng sẽ hỏi mã này.',

  invitationTitle: 'Lời mời',
  invitedAs: 'Mời',
  invitedUnit: 'Tại',
  invitedRoles: 'Chức vụ',
  invitedUntil: 'Dùng được đến',
  signInName: 'Tên đăng nhập',
  notMe: 'Không phải tôi',
  thisIsMe: 'Đúng là tôi',
  practiceHere: 'Đây là sổ thực hành, dữ liệu không có giá trị.',

  setUpTitle: 'Lập sổ mới',
  setUpHint:
    'Anh/chị là người quản trị đầu tiên. Sau bước này anh/chị thêm tổ chức công đoàn và mời cán bộ.',
  unitName: 'Tên tổ chức công đoàn cao nhất trong sổ',
  unitNameHint: 'Ví dụ: Liên đoàn Lao động tỉnh Mẫu',
  unitNameMissing: 'Nhập tên tổ chức công đoàn.',
  unitKind: 'Cấp',
  ownName: 'Họ và tên của anh/chị',
  ownNameHint: 'Ví dụ: Ma Văn Khải',
  ownNameMissing: 'Nhập họ và tên.',
  ownSignInName: 'Tên đăng nhập của anh/chị',
  ownSignInNameHint: 'Chữ thường không dấu, số, dấu chấm. Ví dụ: khai.mv',
  signInNameBad:
    'Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm hoặc gạch nối, từ 3 đến 40 ký tự.',

  wordsTitle: 'Cụm từ mở sổ',
  wordsWhy:
    'Cụm từ này vừa khóa dữ liệu trên máy, vừa để hệ thống nhận ra anh/chị. Không ai khác biết cụm từ, kể cả người quản trị.',
  wordsSuggested: 'Gợi ý cho anh/chị',
  wordsUse: 'Dùng cụm từ này',
  wordsAnother: 'Gợi ý khác',
  wordsKeep: 'Ghi ra giấy, cất ở nơi riêng. Quên thì một cán bộ khác giúp mở lại được.',
  words: 'Cụm từ',
  wordsHint: 'Ít nhất 4 từ hoặc 16 ký tự. Chữ hoa hay thường, có dấu hay không dấu đều được.',
  wordsAgain: 'Nhập lại cụm từ',
  wordsSameTitle: 'Nhập cụm từ của anh/chị',
  wordsSameHint: 'Anh/chị đã có cụm từ trên máy khác. Máy này dùng đúng cụm từ đó.',
  'words-too-short': 'Cụm từ ngắn quá. Cần ít nhất 4 từ hoặc 16 ký tự.',
  'words-too-common': 'Cụm từ này dễ đoán. Anh/chị chọn những từ không liên quan đến nhau.',
  wordsMissing: 'Nhập cụm từ.',
  wordsDiffer: 'Hai lần nhập không giống nhau. Anh/chị nhập lại.',

  enter: 'Vào sổ',
  working: {
    calibrate: 'Đang chọn mức khóa hợp với máy này…',
    derive: 'Đang làm khóa từ cụm từ…',
    redeem: 'Đang ghi máy này vào hệ thống…',
    make: 'Đang khóa dữ liệu trên máy…',
    fetch: 'Đang nhận dữ liệu của công đoàn…',
  },
  workingHint: 'Giữ màn hình sáng đến khi xong.',
  firstFetchStopped: 'Mất mạng giữa chừng. Phần đã nhận vẫn còn; khi có mạng sẽ nhận tiếp.',
  startAnyway: 'Vào sổ, nhận tiếp sau',

  unlockTitle: 'Mở sổ',
  unlockHint: 'Mở được cả khi không có mạng.',
  unlock: 'Mở sổ',
  unlocking: 'Đang mở…',
  unlockLong: 'Mất khoảng một giây: khóa chắc thì mở chậm.',
  forgot: 'Quên cụm từ',
  byPin: 'Dùng mã PIN',

  problems: enrolProblemsVi,
  someProblem: 'Hệ thống chưa nhận. Anh/chị thử lại; nếu vẫn vậy, báo người quản trị.',

  forgotTitle: 'Quên cụm từ',
  forgotPromise:
    'Không mất dữ liệu nào, kể cả mục chưa gửi. Một cán bộ khác của công đoàn đồng ý là anh/chị đặt được cụm từ mới.',
  forgotSteps: [
    'Bấm “Xin mở lại”. Máy hiện 4 chữ số.',
    'Gọi hoặc gặp một cán bộ có quyền. Người đó vào Khác → Máy này → Giúp người quên cụm từ và nhập 4 chữ số.',
    'Anh/chị đặt cụm từ mới ngay trên máy này.',
  ],
  forgotAsk: 'Xin mở lại',
  forgotDigits: 'Đọc 4 chữ số này cho cán bộ giúp anh/chị',
  forgotWaiting: 'Đang chờ đồng ý. Giữ màn hình này mở; được đồng ý là sang bước đặt cụm từ mới.',
  forgotOffline: 'Đang mất mạng, chưa hỏi được. Có mạng lại là tự hỏi tiếp.',
  forgotUntil: (time: string) => `Bốn chữ số dùng được đến ${time}.`,
  forgotNeedsNetwork: 'Bước này cần có mạng. Dữ liệu vẫn nằm trên máy này.',
  newWordsTitle: 'Đặt cụm từ mới',
  newWordsHint: 'Đã được đồng ý. Cụm từ mới thay cụm từ cũ trên máy này và ở hệ thống.',
  newWordsSave: 'Đặt cụm từ và mở sổ',
  newWordsNotTold:
    'Cụm từ mới đã dùng được trên máy này, nhưng hệ thống chưa nhận được tin. Khi có mạng, bấm “Thử lại” trước khi rời màn hình này.',
  openAnyway: 'Mở sổ, báo hệ thống sau',
};

export type EnrolText = typeof enrolVi;
