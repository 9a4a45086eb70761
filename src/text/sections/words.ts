/** The words that open the book, changed by whoever knows them. In both languages. */

const vi = {
  title: 'Cụm từ mở sổ',
  card: 'Nếu có người nhìn thấy anh/chị gõ, hoặc đã biết cụm từ, hãy đổi ngay. Không cần mạng.',
  change: 'Đổi cụm từ',
  changeTitle: 'Đổi cụm từ',
  changing: 'Đang khóa bằng cụm từ mới…',
  lead: 'Đổi xong, máy khóa lại và chỉ mở bằng cụm từ mới. Cuối trang nói về mã PIN, bản dự phòng và máy khác của anh/chị.',
  now: 'Cụm từ đang dùng',
  next: 'Cụm từ mới',

  afterTitle: 'Đổi xong thì sao?',
  after: [
    'Máy khóa lại, anh/chị mở sổ bằng cụm từ mới. Không mất gì, kể cả mục chưa gửi.',
    'Mã PIN của ca và vân tay, khuôn mặt trên máy này hết dùng được. Mở sổ xong, anh/chị đặt lại nếu cần.',
    'Bản dự phòng đã lấy ra trước đây vẫn mở bằng cụm từ cũ. Chưa chắc thì lấy bản mới.',
    'Máy khác của anh/chị vẫn mở bằng cụm từ cũ, nhưng phải nhập cụm từ mới một lần ở mục này rồi mới gửi và nhận tiếp được.',
    'Chưa có mạng cũng đổi được; hệ thống biết khi máy có mạng.',
  ],

  followTitle: 'Dùng cụm từ mới',
  followLead: 'Cụm từ của anh/chị đã được đổi ở máy khác. Nhập một lần để máy này dùng theo.',
  nowHere: 'Cụm từ đang mở máy này',
  ofOther: 'Cụm từ mới, đã đặt ở máy kia',
  follow: 'Dùng cụm từ mới',
  afterFollow: [
    'Máy khóa lại, anh/chị mở sổ bằng cụm từ mới; máy gửi và nhận tiếp. Không mất gì, kể cả mục chưa gửi.',
    'Mã PIN của ca và vân tay, khuôn mặt trên máy này hết dùng được. Mở sổ xong, anh/chị đặt lại nếu cần.',
    'Bản dự phòng lấy ra từ máy này trước đây vẫn mở bằng cụm từ cũ.',
    'Nếu anh/chị không hề đổi: có người khác đã đổi. Báo người quản trị ngay.',
  ],

  problems: {
    'now-missing': 'Nhập cụm từ đang dùng.',
    'wrong-words': 'Cụm từ đang dùng chưa đúng. Xem lại từng từ; bấm “Hiện chữ” để nhìn lại.',
    'other-missing': 'Nhập cụm từ mới đã đặt ở máy kia.',
    'not-those-words': 'Không giống cụm từ đã đặt ở máy kia. Xem lại từng từ và thứ tự các từ.',
    'same-words': 'Cụm từ mới giống cụm từ đang dùng. Anh/chị chọn cụm từ khác.',
    'words-untold':
      'Lần đổi trước chưa đến hệ thống. Anh/chị kết nối mạng rồi đổi tiếp; cụm từ đã đổi lần trước vẫn mở sổ.',
    'no-connection': 'Bước này cần mạng. Anh/chị kiểm tra mạng rồi thử lại; chưa có gì thay đổi.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi thử lại; chưa có gì thay đổi.',
    'too-many-attempts': 'Thử nhiều lần quá. Anh/chị đợi một phút rồi thử lại.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'writer-lost': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'disk-full': 'Máy đã hết chỗ trống nên chưa đổi được. Cụm từ cũ vẫn dùng như thường.',
  },
  someProblem: 'Chưa đổi được. Cụm từ cũ vẫn dùng như thường.',
};

const en: typeof vi = {
  title: 'The words that open the book',
  card: 'If somebody saw you type them, or knows them, change them at once. No network is needed.',
  change: 'Change the words',
  changeTitle: 'Change the words',
  changing: 'Locking with the new words…',
  lead: 'This device then locks and opens with the new words only. Below you read about the PIN, backup files and your other devices.',
  now: 'The words you use now',
  next: 'The new words',

  afterTitle: 'What happens then?',
  after: [
    'This device locks and you open the book with the new words. Nothing is lost, what is not sent included.',
    'The shift’s PIN and finger or face stop working on this device. Set them again once the book is open, if you want.',
    'Backup files you took out before still open with the old words. If in doubt, take a new one.',
    'Your other devices still open with the old words, but have to be given the new ones once, on this same screen, before they send and receive again.',
    'It works without a network; the system hears of it when this device has one.',
  ],

  followTitle: 'Use the new words',
  followLead:
    'Your words were changed on another device. Type them once for this device to follow.',
  nowHere: 'The words that open this device',
  ofOther: 'The new words, set on the other device',
  follow: 'Use the new words',
  afterFollow: [
    'This device locks and you open the book with the new words; it sends and receives again. Nothing is lost, what is not sent included.',
    'The shift’s PIN and finger or face stop working on this device. Set them again once the book is open, if you want.',
    'Backup files taken out of this device before still open with the old words.',
    'If you did not change them, somebody else did. Tell your administrator at once.',
  ],

  problems: {
    'now-missing': 'Type the words you use now.',
    'wrong-words': 'Those are not the words you use now. Check each one; press “Show” to see them.',
    'other-missing': 'Type the new words set on the other device.',
    'not-those-words':
      'These are not the words set on the other device. Check each word and their order.',
    'same-words': 'The new words are the ones you use now. Choose others.',
    'words-untold':
      'The system has not heard of your last change. Connect to a network, then change them; the words of the last change still open the book.',
    'no-connection': 'This step needs a network. Check it and try again; nothing has changed yet.',
    'not-our-server':
      'This network asks for a sign-in (a Wi-Fi page). Sign in there or switch to 4G, then try again; nothing has changed yet.',
    'too-many-attempts': 'Too many tries. Wait a minute, then try again.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
    'writer-lost': 'The book is open in another window. Press “Use it here” and try again.',
    'disk-full': 'This device is full, so nothing was changed. The old words still work.',
  },
  someProblem: 'Nothing was changed. The old words still work.',
};

export const wordsText = { vi, en };
