/** Confidential requests: what the tick means, who reads, and the part of the book that the words open once more. */

const vi = {
  tick: 'Yêu cầu kín',
  tickHint:
    'Chỉ anh/chị và người được chọn đọc được. Ghi lúc nào cũng được; muốn đọc lại phải gõ cụm từ.',
  readers: 'Ai được đọc nữa?',
  readersHint:
    'Không chọn ai thì chỉ mình anh/chị đọc được, kể cả chủ tịch cũng không. Sau này thêm được, không bớt được.',
  readersNobody: 'Công đoàn này chưa có ai khác được phân công tiếp nhận.',

  mark: 'Kín',
  locked: (count: number) => `${count} yêu cầu kín đang khóa`,
  lockedHint: 'Gõ lại cụm từ để xem. Không dùng năm phút là tự khóa lại.',
  openPart: 'Mở phần kín',
  isOpen: 'Phần kín đang mở',
  closePart: 'Khóa phần kín',
  openTitle: 'Mở phần kín',
  openLead: 'Gõ cụm từ mở sổ của anh/chị. Mất khoảng một giây.',
  words: 'Cụm từ',
  wordsMissing: 'Nhập cụm từ.',
  opening: 'Đang mở…',
  cancel: 'Thôi',
  problems: {
    'wrong-words':
      'Cụm từ này không mở được phần kín. Gõ lại; không cần dấu, không phân biệt hoa thường.',
    'no-tier': 'Máy này chưa có phần kín. Tạm khóa máy, mở lại sổ bằng cụm từ, rồi thử lại.',
    other: 'Chưa mở được. Dữ liệu vẫn nằm trên máy này; anh/chị thử lại.',
  },

  saved: 'Đã lưu kín trên máy',
  shutTitle: 'Yêu cầu kín đang khóa',
  shutHint: 'Đã lưu và đang khóa. Muốn đọc, ghi chép hay chuyển bước thì gõ lại cụm từ.',

  readBy: 'Ai đọc được',
  readByYou: (name: string) => `${name} (anh/chị)`,
  unknownOfficer: 'Cán bộ không có tên trên máy này',
  addReaders: 'Cho thêm người đọc',
  addReadersHint: 'Người được thêm đọc được tất cả từ đầu, và không bớt đi được.',
  addReadersNone: 'Mọi người được phân công tiếp nhận ở đây đã đọc được.',
  addReadersSave: 'Cho đọc',
  missingReader: 'Chưa chọn ai.',
  readersSaved: 'Đã thêm người đọc',

  waiting: (count: number) => `${count} mục trong phần kín chưa gửi`,
  waitingHint: 'Phần kín đang khóa nên các mục này chưa gửi được. Mở phần kín, máy sẽ gửi cùng.',
};

export type ConfidentialText = typeof vi;

const items = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);

const en: ConfidentialText = {
  tick: 'Confidential request',
  tickHint:
    'Only you and the people you choose can read it. It can be written at any time; reading it needs your words again.',
  readers: 'Who else may read it?',
  readersHint:
    'Choose nobody and only you can, not even the chair. People can be added later, never taken off.',
  readersNobody: 'Nobody else handles requests at this union yet.',

  mark: 'Confidential',
  locked: (count) =>
    count === 1 ? '1 confidential request is locked' : `${count} confidential requests are locked`,
  lockedHint:
    'Type your words again to see them. Unused for five minutes, they lock by themselves.',
  openPart: 'Open the locked part',
  isOpen: 'The confidential part is open',
  closePart: 'Lock it again',
  openTitle: 'Open the locked part',
  openLead: 'Type the words that open your book. It takes about a second.',
  words: 'Words',
  wordsMissing: 'Enter your words.',
  opening: 'Opening…',
  cancel: 'Cancel',
  problems: {
    'wrong-words':
      'These words do not open the confidential part. Type them again; accents and capitals do not matter.',
    'no-tier':
      'This device has no confidential part yet. Lock the app, open the book with your words, then try again.',
    other: 'Not opened. Everything is still on this device; please try again.',
  },

  saved: 'Saved, locked, on this device',
  shutTitle: 'This confidential request is locked',
  shutHint: 'It is saved and locked. To read it, add notes or move it on, type your words again.',

  readBy: 'Who can read it',
  readByYou: (name) => `${name} (you)`,
  unknownOfficer: 'An officer whose name is not on this device',
  addReaders: 'Let more people read it',
  addReadersHint: 'Whoever is added reads all of it from the beginning, and cannot be taken off.',
  addReadersNone: 'Everyone who handles requests here can read it already.',
  addReadersSave: 'Let them read',
  missingReader: 'Nobody is chosen.',
  readersSaved: 'Readers added',

  waiting: (count) => `${items(count)} of the confidential part not sent`,
  waitingHint:
    'The confidential part is locked, so these are not sent. Open it and they go with the rest.',
};

export const confidentialText = { vi, en };
