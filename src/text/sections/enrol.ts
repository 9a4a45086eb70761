/** The way in: invitation, words, first fetch; opening the book; forgotten words. */

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

  problems: {
    'wrong-words':
      'Cụm từ chưa đúng. Xem lại từng từ và thứ tự các từ; bấm “Hiện chữ” để nhìn lại.',
    'wrong-share':
      'Phần khóa nhận từ hệ thống không khớp với máy này. Anh/chị làm lại bước “Quên cụm từ”.',
    'no-vault': 'Trên máy này không còn sổ. Anh/chị xin mã mời mới để vào lại.',
    'vault-damaged':
      'Dữ liệu khóa trên máy bị hỏng. Đừng xóa ứng dụng: những mục chưa gửi có thể còn lấy lại được. Báo công đoàn cấp trên.',
    'disk-full': 'Máy đã hết chỗ trống. Anh/chị xóa bớt ảnh, video rồi thử lại.',
    'store-failed': 'Trình duyệt chưa đọc được dữ liệu trên máy. Anh/chị đóng ứng dụng rồi mở lại.',
    'writer-lost': 'Sổ đang mở ở cửa sổ khác. Anh/chị đóng cửa sổ kia rồi thử lại.',
    'already-there': 'Trên máy này đã có sổ của anh/chị.',
    'no-connection': 'Chưa kết nối được. Anh/chị kiểm tra mạng rồi thử lại; mã mời vẫn dùng được.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi thử lại.',
    'no-such-invitation':
      'Không có lời mời với mã này, hoặc lời mời đã dùng hay đã hết hạn. Xem lại từng chữ (trong mã không có số 0, số 1, chữ O, I, L), hoặc xin người quản trị mã mới.',
    'already-set-up': 'Sổ này đã được lập. Anh/chị xin người quản trị mã mời.',
    'device-known': 'Máy này đã ghi vào hệ thống rồi. Anh/chị đóng ứng dụng rồi mở lại.',
    'other-words': 'Cụm từ không giống cụm từ trên máy kia của anh/chị. Anh/chị nhập lại.',
    'name-taken': 'Tên đăng nhập này đã có người dùng. Anh/chị chọn tên khác.',
    'too-many-attempts': 'Thử nhiều lần quá. Anh/chị đợi vài phút rồi thử lại.',
    'no-such-request': 'Lần xin này đã hết hạn. Anh/chị xin lại.',
    'app-too-old':
      'Ứng dụng trên máy đã cũ. Anh/chị đóng hết cửa sổ của ứng dụng rồi mở lại khi có mạng.',
    'server-full':
      'Hệ thống đang hết chỗ. Anh/chị báo người quản trị rồi thử lại sau; lời mời vẫn còn.',
  },
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

  problems: {
    'wrong-words':
      'Those are not the words. Look at the order of the words; press “Show” to read what you typed.',
    'wrong-share':
      'The part of the key from the system does not fit this device. Please begin “I forgot my words” again.',
    'no-vault':
      'There is no book on this device any more. Ask for a new invitation code to get back in.',
    'vault-damaged':
      'The lock on this device is damaged. Do not remove the app: what was not sent may still be saved. Tell the union above yours.',
    'disk-full': 'This device is full. Remove some pictures or films and try again.',
    'store-failed': 'The browser could not read this device. Close the app and open it again.',
    'writer-lost': 'The book is open in another window. Close that one and try again.',
    'already-there': 'Your book is on this device already.',
    'no-connection':
      'There is no connection. Check the network and try again; the code stays good.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and try again.',
    'no-such-invitation':
      'No invitation has this code, or it has been used or is too old. Look at each letter (there is no 0, 1, O, I or L in it), or ask your administrator for a new one.',
    'already-set-up': 'This book has been set up. Ask your administrator for an invitation code.',
    'device-known': 'This device is in the system already. Close the app and open it again.',
    'other-words': 'These are not the words of your other device. Please type them again.',
    'name-taken': 'Somebody has this sign-in name already. Please choose another.',
    'too-many-attempts': 'Too many tries. Wait a few minutes and try again.',
    'no-such-request': 'This request is too old. Please ask again.',
    'app-too-old':
      'The app on this device is too old. Close all of its windows and open it again with a network.',
    'server-full':
      'The system has no room. Tell the administrator and try again later; the invitation stays good.',
  },
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
