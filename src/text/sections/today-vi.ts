/** The sentences of Hôm nay: what was taken in today, what is due, what is not sent yet. In Vietnamese, the first language. */

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');

/** In MB to one place, never 0: what is missing is never nothing. */
const megabytes = (bytes: number): string =>
  (Math.max(1, Math.ceil(bytes / 100_000)) / 10).toFixed(1).replace('.', ',');

export const todayVi = {
  title: 'Hôm nay',
  weekdays: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
  dayOfWeek: (weekday: string, date: string) => `${weekday}, ${date}`,
  unsent: (count: number) => `${grouped(count)} chưa gửi`,
  toCheck: (count: number) => `${grouped(count)} cần kiểm tra`,
  allSent: 'Đã lên hệ thống',
  collectedToday: 'Đã thu hôm nay',
  receiptCount: (count: number) => `${grouped(count)} biên lai`,
  notPaid: (count: number, month: string) =>
    count === 0
      ? `Tháng ${month} mọi người đã đóng`
      : `${grouped(count)} người chưa đóng tháng ${month}`,
  notCash: (sum: string) => `Trong đó không phải tiền mặt: ${sum}`,
  ownShare: (sum: string, count: number) => `Anh/chị thu ${sum}, ${grouped(count)} biên lai`,
  acts: 'Việc hay làm',
  register: 'Ghi tên',
  registerHint: 'Ghi tên người xin gia nhập',
  collect: 'Thu',
  collectHint: 'Thu đoàn phí',
  takeIn: 'Tiếp nhận',
  takeInHint: 'Tiếp nhận yêu cầu',
  endOfDay: 'Cuối ngày',
  dayOpen: (sum: string, receipts: number) => `Chưa khóa sổ: ${sum}, ${grouped(receipts)} biên lai`,
  dayOpenSince: (day: string) => `Từ ngày ${day}`,
  dayClosed: (time: string) => `Đã khóa sổ, ${time}`,
  dayNothing: 'Kiểm tiền, khóa sổ, gửi đi',
  dueSoon: 'Sắp đến hạn',
  dueSoonCount: (count: number) => `${grouped(count)} yêu cầu`,
  dueNone: 'Không có yêu cầu nào đến hạn trong hai tuần tới.',
  dueShut: 'Sổ tiếp nhận đang khóa trên máy này.',
  dueMore: (count: number) => `Xem cả ${grouped(count)} yêu cầu`,
  dueToday: 'hạn hôm nay',
  dueIn: (workingDays: number) => `còn ${workingDays} ngày làm việc`,
  dueBefore: (days: number) => `quá hạn ${grouped(days)} ngày`,
  late: 'Quá hạn',
  noBooks: 'Máy này chưa giữ sổ nào',
  noBooksHint:
    'Khi có mạng, mở ứng dụng là tự tải sổ về. Nếu vẫn chưa có, hãy nhờ chủ tịch công đoàn phân công cho anh/chị.',
  termEnds: (day: string, days: number) =>
    days === 0
      ? `Phân công hết hạn hôm nay, ${day}`
      : `Phân công hết hạn ngày ${day}, còn ${days} ngày`,
  termEndsHint: (unit: string | undefined) =>
    `${unit === undefined ? '' : `${unit}: `}trước ngày đó, anh/chị khóa sổ, gửi đi và bàn giao; hoặc nhờ chủ tịch công đoàn phân công tiếp.`,
  termHandOver: 'Bàn giao',
  send: 'Gửi đi',
  sendTitle: 'Gửi đi',
  waiting: (count: number) => `${grouped(count)} mục đã lưu trên máy này, chưa gửi`,
  waitingHint: 'Khi có mạng, mở ứng dụng là tự gửi.',
  sending: (sent: number, of: number) => `Đã lên hệ thống ${grouped(sent)} / ${grouped(of)} mục`,
  fetching: (got: number, of: number) =>
    of === 0 ? 'Đang xem có gì mới' : `Đang nhận ${grouped(got)} / ${grouped(of)} mục`,
  sentAll: (time: string) => `Đã lên hệ thống đủ, ${time}`,
  nothingToSend: 'Không còn gì để gửi. Lúc này chưa có mạng để xem tin mới; có mạng là tự xem.',
  noNewsForWifi:
    'Không còn gì để gửi. Mạng này đang đòi đăng nhập (trang Wi-Fi) nên chưa xem được tin mới. Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G; sau đó là tự xem.',
  neverContacted: 'Máy này chưa liên lạc với hệ thống lần nào.',
  lastContact: (time: string) => `Liên lạc lần cuối ${time}`,
  checkTitle: (count: number) => `${grouped(count)} mục cần kiểm tra`,
  checkHint: 'Hệ thống đang giữ các mục này, chưa mục nào mất. Hãy xem từng mục.',
  checkOpen: 'Xem',
  offlineReady: 'Sẵn sàng làm việc khi không có mạng',
  offlineNotYet: 'Chưa sẵn sàng làm việc khi không có mạng',
  offlineComing: (bytes: number) => `Còn tải ${megabytes(bytes)} MB để làm việc khi không có mạng`,
  offlinePart: {
    app: 'phần mềm',
    scanner: 'máy quét mã',
    fonts: 'phông chữ',
    books: 'sổ của anh/chị',
  },
  offlineParts: (parts: readonly string[]) => `Còn thiếu: ${parts.join(', ')}.`,
  offlineComingHint: 'Khi có mạng, hãy để ứng dụng mở thêm một lát.',
  install: 'Cài lên màn hình chính',
  anonymous: 'Người giấu tên',
  unknownMember: 'Đoàn viên',
};

export type TodayText = typeof todayVi;
