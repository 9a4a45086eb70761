/** Khác and Máy này: how the app looks, what this device holds, and helping a colleague. */
import { helpText } from './help.ts';
import { unionRules } from './union-rules.ts';

const vi = {
  ...unionRules.vi,
  ...helpText.vi,

  moreTitle: 'Khác',
  mineHeading: 'Của tôi',
  unionHeading: 'Công đoàn',
  deviceTitle: 'Máy này',
  deviceHint: 'Cỡ chữ, ngoài trời, ngôn ngữ, chỗ chứa, rời máy',
  lock: 'Tạm khóa máy',
  lockHint: 'Mở lại bằng cụm từ. Dữ liệu vẫn nằm trên máy.',

  lookHeading: 'Màn hình',
  language: 'Ngôn ngữ',
  textSize: 'Cỡ chữ',
  textSizes: { '100': 'Vừa', '125': 'Lớn', '150': 'Rất lớn', '200': 'Gấp đôi' },
  outdoor: 'Ngoài trời',
  outdoorHint: 'Chữ đen nền trắng, to hơn, dễ đọc dưới nắng',
  scheme: 'Sáng tối',
  schemes: { auto: 'Theo máy', light: 'Sáng', dark: 'Tối' },

  syncHeading: 'Gửi và nhận',
  notSent: 'Chưa gửi',
  items: (count: string) => `${count} mục`,

  storageHeading: 'Chỗ chứa trên máy',
  storageUsed: 'Sổ đang dùng',
  storageFree: 'Còn chỗ cho sổ',
  storageLasting: 'Trình duyệt hứa giữ dữ liệu này kể cả khi máy đầy.',
  storageNotLasting:
    'Trình duyệt chưa hứa giữ dữ liệu khi máy đầy. Thêm ứng dụng vào màn hình chính, và gửi dữ liệu lên hệ thống mỗi ngày.',
  storageAsk: 'Xin giữ dữ liệu lâu dài',
  storageUnknown: 'Trình duyệt không cho biết.',
  megabytes: (count: string) => `${count} MB`,

  thisDevice: 'Máy này',
  officerName: 'Cán bộ',
  signInName: 'Tên đăng nhập',
  device: 'Mã máy',
  version: 'Phiên bản',
  books: 'Số quyển trên máy',

  helpHeading: 'Giúp người quên cụm từ',
  helpHint: 'Cán bộ khác quên cụm từ thì xin mở lại, và đọc cho anh/chị 4 chữ số trên máy của họ.',
  helpLook: 'Xem ai đang xin',
  helpLooking: 'Đang hỏi hệ thống…',
  helpNone: 'Không có ai đang xin mở lại.',
  helpWho: 'Ai xin mở lại',
  helpAsked: (device: string, time: string) => `${device} · xin lúc ${time}`,
  helpDigits: '4 chữ số trên máy của người xin',
  helpDigitsHint: 'Chỉ đồng ý khi anh/chị nghe hoặc thấy tận nơi đúng người đó đọc.',
  helpDigitsMissing: 'Nhập đủ 4 chữ số.',
  helpApprove: 'Đồng ý mở lại',
  helpApproved: 'Đã đồng ý. Người đó đặt được cụm từ mới trên máy của mình.',
  helpProblems: {
    'wrong-digits': 'Bốn chữ số chưa đúng. Nhờ người xin đọc lại.',
    'no-connection': 'Chưa kết nối được. Có mạng thì bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-allowed': 'Anh/chị chưa có quyền giúp cán bộ này.',
    'too-many-attempts': 'Thử nhiều lần quá. Anh/chị đợi vài phút rồi thử lại.',
    'no-such-request': 'Bốn chữ số đã hết hạn. Người xin cần xin lại.',
  },
  helpSomeProblem: 'Hệ thống chưa nhận. Anh/chị thử lại sau.',
  forgotHeading: 'Nếu anh/chị quên cụm từ',
  forgotHint:
    'Ở màn hình mở sổ, bấm “Quên cụm từ”. Một cán bộ khác đồng ý là anh/chị đặt cụm từ mới. Đừng xóa ứng dụng: mục chưa gửi nằm trên máy này.',
};

const en: typeof vi = {
  ...unionRules.en,
  ...helpText.en,

  moreTitle: 'More',
  mineHeading: 'Mine',
  unionHeading: 'Union',
  deviceTitle: 'This device',
  deviceHint: 'Text size, outdoors, language, storage, leaving',
  lock: 'Lock this device',
  lockHint: 'Your words open it again. Everything stays on the device.',

  lookHeading: 'Screen',
  language: 'Language',
  textSize: 'Text size',
  textSizes: { '100': 'Normal', '125': 'Large', '150': 'Larger', '200': 'Double' },
  outdoor: 'Outdoors',
  outdoorHint: 'Black on white and larger, to read in the sun',
  scheme: 'Light or dark',
  schemes: { auto: 'As the device', light: 'Light', dark: 'Dark' },

  syncHeading: 'Sending and receiving',
  notSent: 'Not sent',
  items: (count: string) => `${count} entries`,

  storageHeading: 'Room on this device',
  storageUsed: 'Used by the book',
  storageFree: 'Left for the book',
  storageLasting: 'The browser has promised to keep this even when the device is full.',
  storageNotLasting:
    'The browser has not promised to keep this when the device is full. Add the app to the home screen, and send to the system every day.',
  storageAsk: 'Ask to keep it for good',
  storageUnknown: 'The browser does not say.',
  megabytes: (count: string) => `${count} MB`,

  thisDevice: 'This device',
  officerName: 'Officer',
  signInName: 'Sign-in name',
  device: 'Device',
  version: 'Version',
  books: 'Books on this device',

  helpHeading: 'Help someone who forgot the words',
  helpHint: 'An officer who forgot asks for help and reads you the 4 digits on their device.',
  helpLook: 'See who is asking',
  helpLooking: 'Asking the system…',
  helpNone: 'Nobody is asking for help.',
  helpWho: 'Who is asking',
  helpAsked: (device: string, time: string) => `${device} · asked at ${time}`,
  helpDigits: 'The 4 digits on their device',
  helpDigitsHint: 'Agree only when you hear or see that very person read them.',
  helpDigitsMissing: 'Enter all 4 digits.',
  helpApprove: 'Agree',
  helpApproved: 'Done. They can now choose new words on their device.',
  helpProblems: {
    'wrong-digits': 'Those are not the digits. Ask them to read again.',
    'no-connection': 'There is no connection. Press again once there is a network.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-allowed': 'You may not help this officer.',
    'too-many-attempts': 'Too many tries. Wait a few minutes and try again.',
    'no-such-request': 'The digits are too old. They need to ask again.',
  },
  helpSomeProblem: 'The system did not take it. Please try again later.',
  forgotHeading: 'If you forget your words',
  forgotHint:
    'On the opening screen press “I forgot my words”. Once another officer agrees you choose new ones. Do not remove the app: what was not sent lies on this device.',
};

export const settingsText = { vi, en };
