/** The list of devices: what each last said of itself, one that is lost, and the sheet for the purchase plan. */
import type { DeviceShortage } from '#domain/device-needs.ts';
import type { Browser, DeviceForm, SecretByPasskey } from '#domain/device-report.ts';

const browsers: Readonly<Record<Browser, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  samsung: 'Samsung Internet',
  'coc-coc': 'Cốc Cốc',
  other: '?',
};

const viForms: Readonly<Record<DeviceForm, string>> = {
  phone: 'Điện thoại',
  tablet: 'Máy tính bảng',
  laptop: 'Máy tính',
};

const viShortages: Readonly<Record<DeviceShortage, string>> = {
  'browser-old': 'Trình duyệt quá cũ',
  'room-short': 'Sắp hết chỗ chứa',
  'not-lasting': 'Chưa giữ dữ liệu lâu dài',
  silent: 'Lâu chưa liên lạc',
  'never-heard': 'Chưa rõ lần liên lạc',
};

const viAdvice: Readonly<Record<DeviceShortage, string>> = {
  'browser-old': 'Nâng cấp trình duyệt; không nâng được thì thay máy',
  'room-short': 'Dọn bớt máy; không dọn được thì thay máy',
  'not-lasting': 'Thêm ứng dụng vào màn hình chính',
  silent: 'Hỏi cán bộ còn dùng máy không',
  'never-heard': 'Hỏi cán bộ còn dùng máy không',
};

const viSecrets: Readonly<Record<SecretByPasskey, string>> = {
  given: 'Được, đã thử trên máy',
  said: 'Trình duyệt báo là được, chưa thử',
  cannot: 'Không được, hoặc máy chưa đặt khóa màn hình',
  unknown: 'Chưa rõ',
};

const vi = {
  ownHeading: 'Các máy của tôi',
  ownHint: 'Thấy máy lạ, hoặc mất máy: bấm “Máy này bị mất” ở máy đó.',
  ownOffline: 'Cần mạng để xem các máy liên lạc lần cuối khi nào và còn gì chưa gửi.',
  thisDevice: 'Máy này',
  title: 'Máy của cán bộ',
  lead: 'Xem trên hệ thống nên cần có mạng. Máy nào cũng tự báo tình trạng của mình mỗi khi liên lạc.',
  count: (shown: string, all: string) =>
    shown === all ? `${all} máy` : `${shown} trong ${all} máy`,
  filter: 'Lọc theo tình trạng',
  filters: {
    all: 'Tất cả',
    replace: 'Nên thay',
    silent: 'Lâu chưa liên lạc',
    unsent: 'Còn mục chưa gửi',
    lost: 'Đã báo mất',
  },
  filterCount: (label: string, count: string) => `${label} ${count}`,
  search: 'Tìm tên cán bộ',
  more: (count: string) => `Xem thêm ${count} máy`,
  ask: 'Xem lại',
  none: 'Chưa có máy nào',
  noneHint: 'Máy hiện ra ở đây sau khi cán bộ nhận lời mời và mở sổ.',
  noneFound: 'Không có máy nào như vậy',
  clear: 'Xem tất cả',

  form: 'Loại máy',
  forms: viForms,
  browser: 'Trình duyệt',
  browsers: { ...browsers, other: 'Trình duyệt khác' },
  app: 'Bản ứng dụng',
  free: 'Còn chỗ cho sổ',
  freeFrom: (amount: string) => `từ ${amount}`,
  megabytes: (count: string) => `${count} MB`,
  gigabytes: (count: string) => `${count} GB`,
  lasting: 'Giữ dữ liệu lâu dài',
  passkey: 'Mở bằng vân tay, khuôn mặt',
  passkeySet: 'Đã đặt',
  passkeyNone: 'Chưa đặt',
  /** Stands under the line of `passkey`. */
  secret: 'Máy mở được như vậy',
  secrets: viSecrets,
  yes: 'Có',
  no: 'Chưa',
  unknown: 'Chưa rõ',
  contact: 'Liên lạc lần cuối',
  contactAt: (moment: string) => `liên lạc ${moment}`,
  reported: 'Máy tự báo lúc',
  unit: 'Công đoàn',
  unsent: 'Chưa gửi',
  unsentShort: 'chưa gửi',
  unsentNone: 'Không còn gì',
  unsentCount: (count: string) => `${count} mục`,
  unsentSum: (count: string, sum: string) => `${count} mục, biên lai ${sum}`,
  series: 'Quyển biên lai',
  key: 'Khóa của máy',
  life: 'Sổ trên máy',
  lifeOf: (life: string, nth: string) => `${life}, lần mở thứ ${nth}`,
  device: 'Mã máy',
  shortages: viShortages,

  lost: 'Đã báo mất',
  lose: 'Máy này bị mất',
  loseLabel: (device: string) => `Báo mất máy ${device}`,
  loseTitle: (device: string, name: string) => `Báo mất ${device} của ${name}?`,
  loseWhat:
    'Máy đó bị chặn ngay khi liên lạc với hệ thống: không xem, không tải được gì nữa và sổ bị gỡ khỏi máy. Mục máy đó chưa gửi sẽ được giữ lại, chờ quyết định. Máy khác của cán bộ vẫn dùng bình thường.',
  loseBack: 'Báo rồi không rút lại được. Tìm thấy máy thì mời lại như máy mới.',
  loseWhy: 'Mất thế nào',
  loseWhyHint: 'Ví dụ: rơi trên xe khách ngày 22/11',
  loseSaved: 'Đã báo mất. Gửi lên hệ thống xong là máy đó bị chặn.',
  loseProblems: {
    'missing-text': 'Ghi ngắn gọn mất thế nào.',
    'text-too-long': 'Viết gọn trong 120 chữ cái.',
    'already-lost': 'Máy này đã được báo mất rồi.',
    'this-device': 'Đây là máy đang cầm. Muốn thôi dùng thì bấm “Rời khỏi máy này”.',
    other: 'Chưa ghi được. Anh/chị thử lại.',
  },

  sheet: 'Tải bảng kê máy (Excel)',
  sheetFile: (day: string) => `bang-may-can-bo-${day}.csv`,
  sheetHeadings: [
    'Cán bộ',
    'Công đoàn',
    'Mã máy',
    'Loại máy',
    'Trình duyệt',
    'Bản trình duyệt',
    'Bản ứng dụng',
    'Còn chỗ (MB)',
    'Giữ dữ liệu lâu dài',
    'Vân tay, khuôn mặt',
    'Máy mở được bằng vân tay, khuôn mặt',
    'Liên lạc lần cuối',
    'Nên thay',
    'Việc cần làm',
  ],
  advice: viAdvice,
  problems: {
    'second-factor-needed': 'Việc này cần anh/chị xác nhận thêm trên máy. Bấm lại rồi xác nhận.',
    'no-connection': 'Cần mạng để xem danh sách máy. Có mạng thì bấm “Xem lại”.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Xem lại”.',
    'not-allowed':
      'Phân công của anh/chị không xem được máy của người khác. Báo người quản trị nếu chưa đúng.',
    'not-genuine':
      'Câu trả lời nhận được không đúng là của hệ thống nên không hiện ra đây. Nếu còn gặp, báo người quản trị.',
    other: 'Hệ thống chưa trả lời được lần này. Anh/chị thử lại sau.',
  },
};

const enForms: Readonly<Record<DeviceForm, string>> = {
  phone: 'Phone',
  tablet: 'Tablet',
  laptop: 'Computer',
};

const enShortages: Readonly<Record<DeviceShortage, string>> = {
  'browser-old': 'Browser too old',
  'room-short': 'Little room left',
  'not-lasting': 'Storage not promised',
  silent: 'Long silent',
  'never-heard': 'Last contact unknown',
};

const enAdvice: Readonly<Record<DeviceShortage, string>> = {
  'browser-old': 'Update the browser; replace the device where that cannot be done',
  'room-short': 'Free some room; replace the device where that cannot be done',
  'not-lasting': 'Add the app to the home screen',
  silent: 'Ask the officer whether it is still used',
  'never-heard': 'Ask the officer whether it is still used',
};

const enSecrets: Readonly<Record<SecretByPasskey, string>> = {
  given: 'Yes, tried on the device',
  said: 'The browser says so, not tried yet',
  cannot: 'No, or no screen lock is set',
  unknown: 'Unknown',
};

const en: typeof vi = {
  ownHeading: 'My devices',
  ownHint: 'A device you do not know, or one you have lost: press “This device is lost” there.',
  ownOffline: 'A network is needed to see when each was last in contact and what it has not sent.',
  thisDevice: 'This device',
  title: 'Officers’ devices',
  lead: 'This is looked up in the system and needs a network. Each device reports on itself whenever it is in contact.',
  count: (shown, all) =>
    shown === all ? (all === '1' ? '1 device' : `${all} devices`) : `${shown} of ${all} devices`,
  filter: 'Filter by state',
  filters: {
    all: 'All',
    replace: 'To replace',
    silent: 'Long silent',
    unsent: 'Not all sent',
    lost: 'Reported lost',
  },
  filterCount: (label, count) => `${label} ${count}`,
  search: 'Search by officer',
  more: (count) => `Show ${count} more`,
  ask: 'Look again',
  none: 'No devices yet',
  noneHint: 'A device appears here once an officer has taken up an invitation and opened the book.',
  noneFound: 'There is no such device',
  clear: 'Show all',

  form: 'Kind',
  forms: enForms,
  browser: 'Browser',
  browsers: { ...browsers, other: 'Another browser' },
  app: 'App version',
  free: 'Room for the book',
  freeFrom: (amount) => `${amount} or more`,
  megabytes: (count) => `${count} MB`,
  gigabytes: (count) => `${count} GB`,
  lasting: 'Storage promised',
  passkey: 'Opens by finger or face',
  passkeySet: 'Set',
  passkeyNone: 'Not set',
  secret: 'Could open that way',
  secrets: enSecrets,
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  contact: 'Last contact',
  contactAt: (moment) => `last contact ${moment}`,
  reported: 'As reported at',
  unit: 'Union',
  unsent: 'Not sent',
  unsentShort: 'not sent:',
  unsentNone: 'Nothing',
  unsentCount: (count) => `${count} entries`,
  unsentSum: (count, sum) => `${count} entries, receipts of ${sum}`,
  series: 'Receipt books',
  key: 'Device key',
  life: 'Book on the device',
  lifeOf: (life, nth) => `${life}, opening ${nth}`,
  device: 'Device code',
  shortages: enShortages,

  lost: 'Reported lost',
  lose: 'This device is lost',
  loseLabel: (device) => `Report device ${device} as lost`,
  loseTitle: (device, name) => `Report ${device} of ${name} as lost?`,
  loseWhat:
    'It is shut out as soon as it is in contact: it can see and fetch nothing more, and its books are taken off it. What it has not sent is held for a decision. The officer’s other devices go on working.',
  loseBack: 'This cannot be undone. If the device is found, it is invited again like a new one.',
  loseWhy: 'How it was lost',
  loseWhyHint: 'For example: left on the bus on 22/11',
  loseSaved: 'Reported. Once this is sent, the device is shut out.',
  loseProblems: {
    'missing-text': 'Write briefly how it was lost.',
    'text-too-long': 'Keep it within 120 letters.',
    'already-lost': 'This device has been reported lost already.',
    'this-device': 'This is the device in your hand. To stop using it, press “Leave this device”.',
    other: 'It could not be saved. Please try again.',
  },

  sheet: 'Download the list (Excel)',
  sheetFile: (day) => `officers-devices-${day}.csv`,
  sheetHeadings: [
    'Officer',
    'Union',
    'Device code',
    'Kind',
    'Browser',
    'Browser version',
    'App version',
    'Room left (MB)',
    'Storage promised',
    'Finger or face',
    'Could open by finger or face',
    'Last contact',
    'To replace',
    'What to do',
  ],
  advice: enAdvice,
  problems: {
    'second-factor-needed':
      'This needs one more confirmation from you. Press again, then confirm on the device.',
    'no-connection':
      'A network is needed to see the devices. Press “Look again” when there is one.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press “Look again”.',
    'not-allowed':
      'Your rights do not cover other officers’ devices. Tell your administrator if that is wrong.',
    'not-genuine':
      'The answer that came is not the system’s own, so it is not shown. If it happens again, tell your administrator.',
    other: 'The system could not answer this time. Try again later.',
  },
};

export const devicesText = { vi, en };
