/** The way in: invitation, words, first fetch; opening the book; forgotten words. */
import { enrolProblems } from './enrol-problems.ts';

const vi = {
  welcome: 'Chào anh/chị',
  welcomeHint:
    'Sổ đoàn viên, đoàn phí và tiếp nhận của công đoàn. Làm việc được cả khi không có mạng.',
  code: 'Mã mời',
  codeHint: '8 chữ và số người quản trị gửi cho anh/chị, ví dụ: K7M4 P2XA',
  codeMissing: 'Nhập đủ 8 chữ và số của mã mời.',
  lookUp: 'Xem lời mời',
  looking: 'Đang xem lời mời…',
  noCode: 'Chưa có mã mời?',
  noCodeHint:
    'Người quản trị của công đoàn tạo mã mời trong mục Khác → Cán bộ, rồi gửi cho anh/chị.',
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

  problems: enrolProblems.vi,
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

const en: typeof vi = {
  welcome: 'Welcome',
  welcomeHint: 'The union’s members, dues and requests in one book. It works without a network.',
  code: 'Invitation code',
  codeHint: '8 letters and digits from your administrator, for example K7M4 P2XA',
  codeMissing: 'Enter all 8 letters and digits of the code.',
  lookUp: 'Look at the invitation',
  looking: 'Looking at the invitation…',
  noCode: 'No code yet?',
  noCodeHint: 'Your union’s administrator makes one under More → Officers and sends it to you.',
  needNetwork: 'The first time needs a network. After that you can work without one.',

  installFirst: 'Put it on the home screen first',
  installFirstWhy:
    'An iPhone does not keep for long what is entered in a browser tab, so nothing can be entered here. Once installed, the book works without a network.',
  installFirstSteps: [
    'Press Share (a square with an arrow upwards).',
    'Scroll down, choose “Add to Home Screen”, then press “Add”.',
    'Open Sổ Công đoàn from the home screen and enter your code.',
  ],
  installCode: 'The code to enter in the app',
  installLink: 'Your invitation has not been used',
  installLinkHint:
    'Copy the invitation here and paste it into “Invitation code” in the app. Or enter the 8 letters and digits from the message that invited you.',
  installCopy: 'Copy the invitation',
  installCopied: 'Copied',
  installNotCopied:
    'Copying is not allowed here. Please enter the 8 letters and digits from the message.',
  installCodeHint:
    'Have the 8 letters and digits from your administrator ready: the app will ask for them.',

  invitationTitle: 'Invitation',
  invitedAs: 'For',
  invitedUnit: 'At',
  invitedRoles: 'Roles',
  invitedUntil: 'Good until',
  signInName: 'Sign-in name',
  notMe: 'That is not me',
  thisIsMe: 'That is me',
  practiceHere: 'This is a practice book; its data are of no value.',

  setUpTitle: 'Set up a new book',
  setUpHint:
    'You are the first administrator. After this step you add unions to the tree and invite officers.',
  unitName: 'Name of the highest union in this book',
  unitNameHint: 'For example: Liên đoàn Lao động tỉnh Mẫu',
  unitNameMissing: 'Enter the name of the union.',
  unitKind: 'Level',
  ownName: 'Your full name',
  ownNameHint: 'For example: Ma Văn Khải',
  ownNameMissing: 'Enter your full name.',
  ownSignInName: 'Your sign-in name',
  ownSignInNameHint: 'Small letters without accents, digits, dots. For example: khai.mv',
  signInNameBad:
    'A sign-in name has small letters without accents, digits, dots or dashes, 3 to 40 of them.',

  wordsTitle: 'The words that open your book',
  wordsWhy:
    'These words lock what is on this device and tell the system that it is you. Nobody else knows them, not even the administrator.',
  wordsSuggested: 'A suggestion for you',
  wordsUse: 'Use these words',
  wordsAnother: 'Another one',
  wordsKeep:
    'Write them on paper and keep it somewhere private. If you forget them, another officer can help.',
  words: 'Words',
  wordsHint: 'At least 4 words or 16 characters. Capitals and accents do not matter.',
  wordsAgain: 'The same words again',
  wordsSameTitle: 'Enter your words',
  wordsSameHint: 'You have words on another device already. This device uses the same ones.',
  'words-too-short': 'That is too short. It takes at least 4 words or 16 characters.',
  'words-too-common':
    'That is easy to guess. Choose words that have nothing to do with each other.',
  wordsMissing: 'Enter your words.',
  wordsDiffer: 'The two are not the same. Please type them again.',

  enter: 'Open my book',
  working: {
    calibrate: 'Finding how strong a lock this device can bear…',
    derive: 'Making the key from your words…',
    redeem: 'Entering this device in the system…',
    make: 'Locking what is on this device…',
    fetch: 'Receiving your union’s data…',
  },
  workingHint: 'Keep the screen on until it is done.',
  firstFetchStopped:
    'The network went away. What has arrived stays; the rest follows once there is a network.',
  startAnyway: 'Open now, receive the rest later',

  unlockTitle: 'Open the book',
  unlockHint: 'This works without a network.',
  unlock: 'Open',
  unlocking: 'Opening…',
  unlockLong: 'It takes about a second: a strong lock opens slowly.',
  forgot: 'I forgot my words',
  byPin: 'Use the PIN',

  problems: enrolProblems.en,
  someProblem:
    'The system did not take it. Please try again; if it happens again, tell the administrator.',

  forgotTitle: 'I forgot my words',
  forgotPromise:
    'Nothing is lost, not even what was not sent. Once another officer of the union agrees, you choose new words.',
  forgotSteps: [
    'Press “Ask for help”. This device shows 4 digits.',
    'Call or meet an officer who may help. That officer goes to More → This device → Help someone who forgot, and enters the 4 digits.',
    'You choose new words on this device.',
  ],
  forgotAsk: 'Ask for help',
  forgotDigits: 'Read these 4 digits to the officer who helps you',
  forgotWaiting: 'Waiting for the yes. Keep this screen open; then you choose new words.',
  forgotOffline: 'There is no network to ask through. It goes on by itself once there is.',
  forgotUntil: (time: string) => `The digits are good until ${time}.`,
  forgotNeedsNetwork: 'This step needs a network. Everything is still on this device.',
  newWordsTitle: 'Choose new words',
  newWordsHint:
    'The other officer agreed. The new words take the place of the old ones, here and at the system.',
  newWordsSave: 'Keep these words and open',
  newWordsNotTold:
    'The new words work on this device, but the system has not heard of them. Once there is a network, press “Try again” before you leave this screen.',
  openAnyway: 'Open the book, tell the system later',
};

export const enrolText = { vi, en };
