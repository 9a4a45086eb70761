/** The sentences of Cần quyết định: what the system holds until a person says whether it counts. */

const vi = {
  title: 'Cần quyết định',
  lead: 'Các mục này hệ thống đã nhận nhưng chưa tính vào sổ. Anh/chị xem rồi quyết định. Cần có mạng.',
  count: (count: string) => `${count} mục chờ`,
  none: 'Không có mục nào chờ quyết định',
  noneHint: 'Khi có mục bị giữ, nó hiện ở đây.',
  locked: (count: string) =>
    `${count} mục nằm trong sổ tiếp nhận hoặc phần kín đang khóa. Mở ra rồi quay lại xem.`,
  openCases: 'Sang Tiếp nhận để mở',
  again: 'Xem lại danh sách',
  older: 'Xem phần cũ hơn',
  withRefused: 'Xem cả mục không tính',
  show: 'Lọc danh sách',
  author: (name: string, phone: string) => (phone === '' ? name : `${name} · ${phone}`),
  unknownAuthor: 'Máy chưa rõ của ai',
  wroteAt: (time: string) => `ghi ${time}`,
  refusedWith: (why: string) => `Đã không tính: ${why}`,
  unproven: 'Máy này chưa kiểm được ai ghi mục này.',
  wholePhone: (count: string) => `Quyết định cả ${count} mục của máy này`,

  one: 'Quyết định mục này',
  many: (count: string) => `Quyết định ${count} mục`,
  written: 'Ghi lúc',
  received: 'Gửi đến lúc',
  what: 'Nội dung',
  sum: 'Tổng tiền',
  held: 'Vì sao bị giữ',
  whyHeading: 'Lý do quyết định',
  whyHint: 'Người ghi và người xem sổ sau này sẽ đọc lý do này.',
  usual: 'Lý do hay dùng',
  usualAdmit: ['Có biên lai giấy', 'Tiền đã nộp đủ', 'Đã hỏi lại, đúng'],
  usualRefuse: ['Không có tiền nộp', 'Ghi trùng', 'Đã hỏi lại, không đúng'],
  admit: 'Tính vào sổ',
  admitMany: (count: string) => `Tính cả ${count} mục`,
  refuse: 'Không tính',
  admitted: (count: number) => `Đã cho tính ${count} mục. Gửi lên hệ thống xong là vào sổ.`,
  refused: (count: number) => `Đã ghi là không tính ${count} mục. Nội dung vẫn được giữ nguyên.`,
  whyMissing: 'Ghi lý do để người sau còn hiểu.',
  whyTooLong: 'Lý do dài quá. Viết gọn trong 120 chữ cái.',
  reasons: {
    'second-factor-needed': 'Mục này do máy khác gửi lên, người ghi chưa xác nhận thêm trên máy.',
    'right-ended': 'Phân công của người ghi đã hết khi mục này gửi đến.',
    'device-lost':
      'Máy ghi mục này đã được báo mất. Hỏi người giữ máy có đúng là tự mình ghi không.',
    'unknown-life': 'Máy ghi mục này trước khi hệ thống nhận ra sổ trên máy đó.',
    'foreign-series': 'Số biên lai không thuộc quyển được cấp cho máy đó. So với biên lai giấy.',
    'unknown-close': 'Lần khóa sổ được xác nhận chưa có trên hệ thống.',
    other: 'Hệ thống chưa rõ người ghi có quyền ghi mục này không.',
  },
  problems: {
    'second-factor-needed': 'Việc này cần anh/chị xác nhận thêm trên máy. Bấm lại rồi xác nhận.',
    'no-connection': 'Chưa có mạng nên chưa xem được danh sách. Có mạng thì bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-genuine':
      'Câu trả lời nhận được không đúng là của hệ thống nên không hiện ra đây. Nếu còn gặp, báo người quản trị.',
    'other-epoch':
      'Máy này cần gửi và nhận một lần trước đã. Vào Khác → Máy này, bấm “Gửi ngay”, rồi xem lại ở đây.',
    other: 'Hệ thống chưa trả lời được lần này. Anh/chị thử lại sau.',
  },
};

const en: typeof vi = {
  title: 'To be decided',
  lead: 'The system has received these but does not count them yet. Look at them and decide. This needs a network.',
  count: (count) => `${count} waiting`,
  none: 'Nothing waits for a decision',
  noneHint: 'When something is held, it appears here.',
  locked: (count) =>
    `${count} of them are in requests that are locked on this device. Open those, then come back.`,
  openCases: 'Go to Requests to open',
  again: 'Look again',
  older: 'Show older ones',
  withRefused: 'Also show those not counted',
  show: 'Filter the list',
  author: (name, phone) => (phone === '' ? name : `${name} · ${phone}`),
  unknownAuthor: 'A device whose owner is not known',
  wroteAt: (time) => `written ${time}`,
  refusedWith: (why) => `Not counted: ${why}`,
  unproven: 'This device cannot check yet who wrote this.',
  wholePhone: (count) => `Decide on all ${count} of this device`,

  one: 'Decide on this entry',
  many: (count) => `Decide on ${count} entries`,
  written: 'Written at',
  received: 'Sent at',
  what: 'What it says',
  sum: 'Sum',
  held: 'Why it is held',
  whyHeading: 'Reason for the decision',
  whyHint: 'The author, and whoever reads the book later, will read it.',
  usual: 'Usual reasons',
  usualAdmit: [
    'There is a paper receipt',
    'The money was handed in',
    'Asked again, and it is right',
  ],
  usualRefuse: ['No money was handed in', 'Written twice', 'Asked again, and it is wrong'],
  admit: 'Count it',
  admitMany: (count) => `Count all ${count}`,
  refuse: 'Do not count',
  admitted: (count) => `${count} will count. They enter the book once this is sent.`,
  refused: (count) => `${count} noted as not counted. They are kept as they are.`,
  whyMissing: 'Write a reason, so that others understand it later.',
  whyTooLong: 'The reason is too long. Keep it within 120 letters.',
  reasons: {
    'second-factor-needed': 'Another device sent this, without its author’s second confirmation.',
    'right-ended': 'The author’s right had ended when this was sent.',
    'device-lost':
      'The device that wrote this was reported lost. Ask its officer whether they wrote it themselves.',
    'unknown-life': 'The device wrote this before the system knew the book on it.',
    'foreign-series':
      'The receipt number is not from a series given to that device. Compare the paper receipt.',
    'unknown-close': 'The close it confirms is not in the system.',
    other: 'The system is not sure that this was allowed.',
  },
  problems: {
    'second-factor-needed':
      'This needs one more confirmation from you. Press again, then confirm on the device.',
    'no-connection': 'There is no network, so the list cannot be seen. Press again when there is.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-genuine':
      'The answer that came is not the system’s own, so it is not shown. If it happens again, tell your administrator.',
    'other-epoch':
      'This device has to send and receive once first. Go to More → This device, press “Send now”, then look here again.',
    other: 'The system could not answer this time. Try again later.',
  },
};

export const heldText = { vi, en };
