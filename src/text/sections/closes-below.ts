/** The sentences of the list of the union above: closes that nobody but their collector has looked at. */
const viGrouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
const enGrouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
const closes = (count: number): string => (count === 1 ? '1 close' : `${enGrouped(count)} closes`);
const receipts = (count: number): string =>
  count === 1 ? '1 receipt' : `${enGrouped(count)} receipts`;

const vi = {
  title: 'Tự kiểm ở cấp dưới',
  lead: 'Xem trên hệ thống nên cần có mạng. Chỉ có số tiền và tên người khóa sổ, không có tên đoàn viên. Mỗi lần xem 31 ngày.',
  day: 'Khóa sổ gửi lên đến hết ngày',
  dayBad: 'Ghi ngày như 22/11/2026.',
  ask: 'Xem danh sách',
  more: 'Xem tiếp các công đoàn sau',
  none: 'Không có lần khóa sổ nào cần xem',
  noneHint:
    'Trong 31 ngày này, cấp dưới không có lần khóa sổ nào tự kiểm, cũng không có tiền chờ xác nhận quá lâu.',
  count: (count: number, sum: string) => `${viGrouped(count)} lần khóa sổ, ${sum}`,
  concerns: { 'self-checked': 'Tự kiểm', waiting: 'Chưa xác nhận', differs: 'Đếm lệch' },
  concernsHint: (days: number) =>
    `Tự kiểm: lúc khóa sổ công đoàn không có người thứ hai kiểm tiền. Chưa xác nhận: đã hơn ${viGrouped(days)} ngày mà chưa có người thứ hai xác nhận. Đếm lệch: người thứ hai đếm ra số khác.`,
  closes: (count: number) => `${viGrouped(count)} lần khóa sổ`,
  receipts: (count: number) => `${viGrouped(count)} biên lai`,
  cash: (sum: string) => `tiền mặt đếm được ${sum}`,
  checked: (sum: string) => `người thứ hai đếm được ${sum}`,
  late: (day: string) => `lên hệ thống ngày ${day}`,
  unknown: 'Cán bộ không rõ',
  unitUnknown: 'Công đoàn không rõ tên',
  problems: {
    'second-factor-needed': 'Việc này cần anh/chị xác nhận thêm trên máy. Bấm lại rồi xác nhận.',
    'no-connection': 'Chưa có mạng nên chưa xem được danh sách. Có mạng thì bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-allowed':
      'Phân công của anh/chị không xem được danh sách này. Báo người quản trị nếu chưa đúng.',
    'not-genuine':
      'Câu trả lời nhận được không đúng là của hệ thống nên không hiện ra đây. Nếu còn gặp, báo người quản trị.',
    other: 'Hệ thống chưa trả lời được lần này. Anh/chị thử lại sau.',
  },
};

const en: typeof vi = {
  title: 'Self-checked closes below',
  lead: 'This is looked up in the system and needs a network. It shows sums and who closed, and no member’s name. 31 days at a time.',
  day: 'Closes received up to and including',
  dayBad: 'Write the day like 22/11/2026.',
  ask: 'Look up',
  more: 'Go on to further unions',
  none: 'There is no close to look at',
  noneHint:
    'In these 31 days no union below has closed a day self-checked, and no cash has waited too long to be confirmed.',
  count: (count, sum) => `${closes(count)}, ${sum}`,
  concerns: { 'self-checked': 'Self-checked', waiting: 'Unconfirmed', differs: 'Counts differ' },
  concernsHint: (days) =>
    `Self-checked: at the time of the close the union had nobody else to check the cash. Unconfirmed: no second officer has confirmed it within ${enGrouped(days)} days. Counts differ: the second officer counted another sum.`,
  closes,
  receipts,
  cash: (sum) => `${sum} counted in cash`,
  checked: (sum) => `${sum} counted by the second officer`,
  late: (day) => `reached the system on ${day}`,
  unknown: 'Unknown officer',
  unitUnknown: 'A union whose name is not known',
  problems: {
    'second-factor-needed':
      'This needs one more confirmation from you. Press again, then confirm on the device.',
    'no-connection': 'There is no network, so the list cannot be seen. Press again when there is.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-allowed': 'Your rights do not cover this list. Tell your administrator if that is wrong.',
    'not-genuine':
      'The answer that came is not the system’s own, so it is not shown. If it happens again, tell your administrator.',
    other: 'The system could not answer this time. Try again later.',
  },
};

export const closesBelowText = { vi, en };
