/** The PIN of a shift: offered after the words, set, asked for at the lock, ended. In Vietnamese, the first language. */

export const shiftVi = {
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

export type ShiftText = typeof shiftVi;
