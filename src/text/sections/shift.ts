/** The PIN of a shift: offered after the words, set, asked for at the lock, ended. */

const vi = {
  pin: 'Mã PIN của ca',
  pinHint: '6 chữ số anh/chị đặt lúc đầu ca.',
  byWords: 'Dùng cụm từ',
  unlockLead: 'Mở được cả khi không có mạng.',
  wrong: (left: number) =>
    left === 1
      ? 'Mã PIN chưa đúng. Còn 1 lần nhập, sai nữa thì mã bị hủy và phải dùng cụm từ.'
      : `Mã PIN chưa đúng. Còn ${left} lần nhập.`,

  offerTitle: 'Đặt mã PIN cho ca này?',
  offerWhat: 'Lần sau chỉ cần 6 chữ số để mở sổ, đến khi khóa sổ cuối ngày hoặc hết 12 giờ.',
  offerSet: 'Đặt mã PIN',
  offerNo: 'Không dùng mã PIN',

  setTitle: 'Mã PIN của ca',
  setLead:
    'Mở lại sổ bằng 6 chữ số, tối đa 12 giờ, đến khi khóa sổ cuối ngày. Phần kín vẫn cần cụm từ.',
  newPin: '6 chữ số',
  newPinHint: 'Đừng dùng ngày sinh, số điện thoại hay mã mở máy.',
  again: 'Nhập lại 6 chữ số',
  save: 'Dùng mã PIN này',
  saving: 'Đang khóa…',
  saved: (time: string) => `Mã PIN dùng được đến ${time}`,
  differ: 'Hai lần nhập không giống nhau. Anh/chị nhập lại.',
  problems: {
    'pin-incomplete': 'Nhập đủ 6 chữ số.',
    'pin-easy': 'Mã này ai cũng thử đầu tiên. Chọn 6 chữ số khó đoán hơn.',
    'needs-words': 'Sổ đang mở bằng mã PIN. Khóa máy rồi mở bằng cụm từ để đặt mã mới.',
    'clock-behind': 'Giờ của máy đang lùi so với dữ liệu. Chỉnh lại ngày giờ của máy rồi đặt mã.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'disk-full': 'Máy đã hết chỗ trống nên chưa đặt được mã. Anh/chị vẫn dùng cụm từ.',
    'not-allowed': 'Công đoàn của anh/chị không dùng mã PIN. Anh/chị mở sổ bằng cụm từ.',
  },
  someProblem: 'Chưa đặt được mã. Anh/chị vẫn dùng cụm từ như thường.',

  cardUntil: (time: string) =>
    `Đang dùng, đến ${time} hoặc khi khóa sổ cuối ngày. Nhập sai 8 lần thì mã bị hủy.`,
  cardNone:
    'Chưa đặt. Mã PIN 6 chữ số mở lại sổ trong ca, tối đa 12 giờ; cụm từ lúc nào cũng dùng được.',
  cardByPin: 'Muốn đặt mã mới, khóa máy rồi mở sổ bằng cụm từ.',
  cardForbidden: 'Công đoàn của anh/chị không dùng mã PIN.',
  change: 'Đổi mã PIN',
  end: 'Bỏ mã PIN',
  ended: 'Đã bỏ mã PIN',
};

const en: typeof vi = {
  pin: 'PIN of the shift',
  pinHint: 'The 6 digits you set at the beginning of the shift.',
  byWords: 'Use my words',
  unlockLead: 'This works without a network.',
  wrong: (left) =>
    left === 1
      ? 'That is not the PIN. 1 try is left; after that it is gone and the words are needed.'
      : `That is not the PIN. ${left} tries are left.`,

  offerTitle: 'Set a PIN for this shift?',
  offerWhat: 'Then 6 digits open the book again, until the day is closed or 12 hours are over.',
  offerSet: 'Set a PIN',
  offerNo: 'Do not use a PIN',

  setTitle: 'PIN of the shift',
  setLead:
    'Opens the book again by 6 digits, for 12 hours at most, until the day is closed. The confidential part still asks for the words.',
  newPin: '6 digits',
  newPinHint: 'Not a birthday, a phone number or the code of this phone.',
  again: 'The 6 digits again',
  save: 'Use this PIN',
  saving: 'Locking…',
  saved: (time) => `The PIN is good until ${time}`,
  differ: 'The two are not the same. Please type them again.',
  problems: {
    'pin-incomplete': 'Enter all 6 digits.',
    'pin-easy': 'Everybody tries this one first. Choose 6 digits that are harder to guess.',
    'needs-words':
      'The book was opened by the PIN. Lock it and open with your words to set another.',
    'clock-behind':
      'The clock of this device stands before what is in the book. Set date and time right first.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
    'disk-full': 'This device is full, so no PIN was set. Your words work as before.',
    'not-allowed': 'Your union does not use PINs. Please open with your words.',
  },
  someProblem: 'No PIN was set. Your words work as before.',

  cardUntil: (time) =>
    `In use until ${time} or until the day is closed. After 8 wrong tries it is gone.`,
  cardNone:
    'Not set. A PIN of 6 digits opens the book again during a shift, for 12 hours at most; the words always work.',
  cardByPin: 'To set another one, lock the book and open it with your words.',
  cardForbidden: 'Your union does not use PINs.',
  change: 'Change the PIN',
  end: 'Remove the PIN',
  ended: 'The PIN is removed',
};

export const shiftText = { vi, en };
