/** The sentences of Hôm nay: what was taken in today, what is due, what is not sent yet. */

const grouped = (count: number, mark: string): string =>
  String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, mark);

/** In MB to one place, never 0: what is missing is never nothing. */
const megabytes = (bytes: number, point: string): string =>
  (Math.max(1, Math.ceil(bytes / 100_000)) / 10).toFixed(1).replace('.', point);

const vi = {
  title: 'Hôm nay',
  weekdays: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
  dayOfWeek: (weekday: string, date: string) => `${weekday}, ${date}`,
  unsent: (count: number) => `${grouped(count, '.')} chưa gửi`,
  toCheck: (count: number) => `${grouped(count, '.')} cần kiểm tra`,
  allSent: 'Đã lên hệ thống',
  collectedToday: 'Đã thu hôm nay',
  receiptCount: (count: number) => `${grouped(count, '.')} biên lai`,
  notPaid: (count: number, month: string) =>
    count === 0
      ? `tháng ${month} mọi người đã đóng`
      : `${grouped(count, '.')} người chưa đóng tháng ${month}`,
  notCash: (sum: string) => `Trong đó không phải tiền mặt: ${sum}`,
  ownShare: (sum: string, count: number) => `Anh/chị thu ${sum}, ${grouped(count, '.')} biên lai`,
  acts: 'Việc hay làm',
  register: 'Ghi tên',
  registerHint: 'Ghi tên người xin gia nhập',
  collect: 'Thu',
  collectHint: 'Thu đoàn phí',
  takeIn: 'Tiếp nhận',
  takeInHint: 'Tiếp nhận yêu cầu',
  endOfDay: 'Cuối ngày',
  dayOpen: (sum: string, receipts: number) =>
    `Chưa khóa sổ: ${sum}, ${grouped(receipts, '.')} biên lai`,
  dayOpenSince: (day: string) => `Từ ngày ${day}`,
  dayClosed: (time: string) => `Đã khóa sổ, ${time}`,
  dayNothing: 'Kiểm tiền, khóa sổ, gửi đi',
  dueSoon: 'Sắp đến hạn',
  dueSoonCount: (count: number) => `${grouped(count, '.')} yêu cầu`,
  dueNone: 'Không có yêu cầu nào đến hạn trong hai tuần tới.',
  dueMore: (count: number) => `Xem cả ${grouped(count, '.')} yêu cầu`,
  dueToday: 'hạn hôm nay',
  dueIn: (workingDays: number) => `còn ${workingDays} ngày làm việc`,
  dueBefore: (days: number) => `quá hạn ${grouped(days, '.')} ngày`,
  late: 'Quá hạn',
  noBooks: 'Máy này chưa giữ sổ nào',
  noBooksHint:
    'Khi có mạng, mở ứng dụng là tự tải sổ về. Nếu vẫn chưa có, hãy nhờ chủ tịch công đoàn phân công cho anh/chị.',
  send: 'Gửi đi',
  sendTitle: 'Gửi đi',
  waiting: (count: number) => `${grouped(count, '.')} mục đã lưu trên máy này, chưa gửi`,
  waitingHint: 'Khi có mạng, mở ứng dụng là tự gửi.',
  sending: (sent: number, of: number) =>
    `Đã lên hệ thống ${grouped(sent, '.')} / ${grouped(of, '.')} mục`,
  fetching: (got: number, of: number) =>
    of === 0 ? 'Đang xem có gì mới' : `Đang nhận ${grouped(got, '.')} / ${grouped(of, '.')} mục`,
  sentAll: (time: string) => `Đã lên hệ thống đủ, ${time}`,
  nothingToSend: 'Không còn gì để gửi. Lúc này chưa có mạng để xem tin mới; có mạng là tự xem.',
  neverContacted: 'Máy này chưa liên lạc với hệ thống lần nào.',
  lastContact: (time: string) => `Liên lạc lần cuối ${time}`,
  checkTitle: (count: number) => `${grouped(count, '.')} mục cần kiểm tra`,
  checkHint: 'Hệ thống đang giữ các mục này, chưa mục nào mất. Hãy xem từng mục.',
  checkOpen: 'Xem',
  offlineReady: 'Sẵn sàng làm việc khi không có mạng',
  offlineNotYet: 'Chưa sẵn sàng làm việc khi không có mạng',
  offlineComing: (bytes: number) =>
    `Còn tải ${megabytes(bytes, ',')} MB để làm việc khi không có mạng`,
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

type TodayText = typeof vi;

const en: TodayText = {
  title: 'Today',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  dayOfWeek: (weekday, date) => `${weekday}, ${date}`,
  unsent: (count) => `${grouped(count, ',')} not sent`,
  toCheck: (count) => `${grouped(count, ',')} to check`,
  allSent: 'In the system',
  collectedToday: 'Collected today',
  receiptCount: (count) => (count === 1 ? '1 receipt' : `${grouped(count, ',')} receipts`),
  notPaid: (count, month) =>
    count === 0 ? `everyone has paid for ${month}` : `${grouped(count, ',')} not paid for ${month}`,
  notCash: (sum) => `Of this not in cash: ${sum}`,
  ownShare: (sum, count) =>
    `You collected ${sum}, ${count === 1 ? '1 receipt' : `${grouped(count, ',')} receipts`}`,
  acts: 'Common acts',
  register: 'Register',
  registerHint: 'Register an applicant',
  collect: 'Collect',
  collectHint: 'Collect dues',
  takeIn: 'Take in',
  takeInHint: 'Take in a request',
  endOfDay: 'End of day',
  dayOpen: (sum, receipts) =>
    `Not closed: ${sum}, ${receipts === 1 ? '1 receipt' : `${grouped(receipts, ',')} receipts`}`,
  dayOpenSince: (day) => `Since ${day}`,
  dayClosed: (time) => `Closed, ${time}`,
  dayNothing: 'Count, close, send',
  dueSoon: 'Due soon',
  dueSoonCount: (count) => (count === 1 ? '1 request' : `${grouped(count, ',')} requests`),
  dueNone: 'No request falls due in the next two weeks.',
  dueMore: (count) => `See all ${grouped(count, ',')} requests`,
  dueToday: 'due today',
  dueIn: (workingDays) =>
    workingDays === 1 ? '1 working day left' : `${workingDays} working days left`,
  dueBefore: (days) => (days === 1 ? '1 day late' : `${grouped(days, ',')} days late`),
  late: 'Late',
  noBooks: 'This device holds no books yet',
  noBooksHint:
    'With a connection, opening the app fetches your books. If none come, ask your union chair to give you a duty.',
  send: 'Send',
  sendTitle: 'Send',
  waiting: (count) =>
    `${grouped(count, ',')} ${count === 1 ? 'item' : 'items'} saved on this device, not sent`,
  waitingHint: 'With a connection, opening the app sends them.',
  sending: (sent, of) => `${grouped(sent, ',')} of ${grouped(of, ',')} items in the system`,
  fetching: (got, of) =>
    of === 0 ? 'Looking for news' : `Fetching ${grouped(got, ',')} of ${grouped(of, ',')} items`,
  sentAll: (time) => `All in the system, ${time}`,
  nothingToSend:
    'Nothing is left to send. There is no connection for news now; it will look by itself.',
  neverContacted: 'This device has not reached the system yet.',
  lastContact: (time) => `Last contact ${time}`,
  checkTitle: (count) => `${grouped(count, ',')} ${count === 1 ? 'item' : 'items'} to check`,
  checkHint: 'The system keeps these items; nothing is lost. Please look at each.',
  checkOpen: 'Open',
  offlineReady: 'Ready to work without a network',
  offlineNotYet: 'Not ready to work without a network',
  offlineComing: (bytes) =>
    `${megabytes(bytes, '.')} MB still to come before you can work without a network`,
  offlinePart: {
    app: 'the app',
    scanner: 'the scanner',
    fonts: 'the letters',
    books: 'your books',
  },
  offlineParts: (parts) => `Still missing: ${parts.join(', ')}.`,
  offlineComingHint: 'With a connection, please leave the app open a little longer.',
  install: 'Put it on the home screen',
  anonymous: 'Anonymous',
  unknownMember: 'Member',
};

export const todayText = { vi, en };
