/** A phone or laptop that several people use: choosing one's name on the lock, adding somebody, what such a device keeps. */

const vi = {
  whoTitle: 'Chọn tên mình',
  whoLead: 'Máy này nhiều người dùng chung. Sổ của ai chỉ người đó mở được.',
  whoList: (count: number) => `${count} người dùng máy này`,
  unnamed: 'Chưa đặt tên',
  unnamedDevice: (device: string) => `Mã máy ${device}`,
  add: 'Thêm người dùng chung máy',

  unlockOf: (name: string) => `Mở sổ của ${name}`,
  unlockUnnamed: 'Mở sổ chưa đặt tên',
  wrongWords: (name: string) =>
    `Cụm từ này không mở được sổ của ${name}. Gõ lại; không cần dấu, không phân biệt hoa thường.`,
  notMe: 'Chọn tên khác',
  forgotOf: (name: string) => `Xin mở lại sổ của ${name}.`,
  back: 'Quay lại chọn tên',

  nameTitle: 'Máy này gọi anh/chị là gì?',
  nameLead:
    'Máy này có sổ của người khác nữa. Lúc mở, mỗi người chọn tên mình rồi mới nhập cụm từ.',
  name: 'Tên trên màn hình khóa',
  nameHint:
    'Ai cầm máy cũng đọc được tên này, cả khi sổ đang khóa. Chỉ ghi tên gọi, ví dụ: Hoa. Bỏ trống thì hiện mã máy.',
  next: 'Tiếp tục',
  leave: 'Không phải tôi',

  title: 'Dùng chung máy',
  others: (count: number) =>
    count === 0
      ? 'Máy này hiện chỉ có sổ của anh/chị.'
      : `Ngoài sổ của anh/chị, máy này còn sổ của ${count} người.`,
  apart:
    'Mỗi người có sổ, cụm từ và quyển biên lai riêng. Không ai đọc được phần của người khác trên máy.',
  nameSave: 'Lưu tên',
  nameSaved: 'Đã lưu tên trên màn hình khóa',
  isShared: 'Người khác cũng dùng máy này',
  isSharedHint:
    'Chọn cả khi người đó chỉ mượn máy, chưa có sổ riêng. Sổ tự khóa sau 5 phút không dùng.',
  locksSoon: 'Sổ tự khóa sau 5 phút không dùng.',
  noRequests:
    'Sổ tiếp nhận không nằm trên máy này: yêu cầu mới vẫn ghi và gửi được, muốn đọc thì dùng máy riêng.',
  addTitle: 'Thêm người',
  addHint:
    'Người đó cần mã mời hoặc nhờ người phụ trách duyệt từ xa. Sổ của anh/chị khóa lại trước, không mất gì.',
  addNow: 'Khóa sổ và thêm người',
};

export type SharedDeviceText = typeof vi;

const en: SharedDeviceText = {
  whoTitle: 'Choose your name',
  whoLead: 'Several people use this device. Each book opens only for the person it belongs to.',
  whoList: (count) => `${count} people use this device`,
  unnamed: 'No name chosen',
  unnamedDevice: (device) => `Device ${device}`,
  add: 'Add somebody to this device',

  unlockOf: (name) => `Open the book of ${name}`,
  unlockUnnamed: 'Open the book without a name',
  wrongWords: (name) =>
    `These words do not open the book of ${name}. Type them again; accents and capitals do not matter.`,
  notMe: 'Choose another name',
  forgotOf: (name) => `This asks to open the book of ${name} again.`,
  back: 'Back to the names',

  nameTitle: 'What should this device call you?',
  nameLead:
    'Others have a book on this device too. Each of them chooses their name first, then types their words.',
  name: 'Name on the lock screen',
  nameHint:
    'Whoever holds the device can read this name, even while the book is locked. A first name is enough, for example: Hoa. If left empty, the device code is shown.',
  next: 'Continue',
  leave: 'This is not me',

  title: 'Sharing this device',
  others: (count) =>
    count === 0
      ? 'Yours is the only book on this device.'
      : count === 1
        ? 'Besides yours there is the book of 1 other person on this device.'
        : `Besides yours there are the books of ${count} other people on this device.`,
  apart:
    'Everybody has a book, words and receipt numbers of their own. Nobody reads what is somebody else’s on the device.',
  nameSave: 'Save the name',
  nameSaved: 'The name on the lock screen is saved',
  isShared: 'Other people use this device too',
  isSharedHint:
    'Choose this also if the device is only lent and nobody else has a book here. The book locks after 5 minutes without use.',
  locksSoon: 'The book locks after 5 minutes without use.',
  noRequests:
    'Requests are not kept on this device: new ones can be written and are sent; to read them use a device of your own.',
  addTitle: 'Add somebody',
  addHint:
    'They need an invitation or an officer’s remote approval. Your book is locked first, and nothing is lost.',
  addNow: 'Lock the book and add somebody',
};

export const sharedDeviceText = { vi, en };
