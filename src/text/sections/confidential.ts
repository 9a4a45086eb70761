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
  noRight: (name: string) => `${name} (hết phân công tiếp nhận, không nhận mục mới)`,
  unknownOfficer: 'Cán bộ không có tên trên máy này',
  addReaders: 'Cho thêm người đọc',
  addReadersHint: 'Người được thêm đọc được tất cả từ đầu, và không bớt đi được.',
  addReadersNone: 'Mọi người được phân công tiếp nhận ở đây đã đọc được.',
  addReadersSave: 'Cho đọc',
  missingReader: 'Chưa chọn ai.',
  readersSaved: 'Đã thêm người đọc',

  waiting: (count: number) => `${count} mục trong phần kín chưa gửi`,
  waitingHint: 'Phần kín đang khóa nên các mục này chưa gửi được. Mở phần kín, máy sẽ gửi cùng.',

  /** By why requests may not be read on this device now: no words open them then. */
  notHere: {
    'lease-over': {
      title: 'Sổ tiếp nhận tạm đóng trên máy này',
      hint: 'Máy đã lâu chưa liên lạc được với hệ thống. Kết nối mạng rồi mở ứng dụng một lần là sổ mở lại. Yêu cầu mới vẫn ghi được, không mục nào mất.',
      waitingHint:
        'Sổ tiếp nhận tạm đóng vì máy đã lâu chưa liên lạc được với hệ thống. Các mục này nằm trong bản dự phòng, và tự gửi khi có mạng.',
    },
    'shared-device': {
      title: 'Yêu cầu không đọc được trên máy dùng chung',
      hint: 'Theo quy định của công đoàn, sổ tiếp nhận không nằm trên máy nhiều người dùng. Muốn đọc, anh/chị dùng máy riêng. Yêu cầu mới vẫn ghi được ở đây và được gửi đi.',
      waitingHint:
        'Các mục này đang khóa trên máy. Gõ cụm từ để gửi đi; gửi xong máy này không giữ lại.',
    },
  },

  /** On a device that several people use: the words send what waits, and show nothing. */
  sending: {
    goes: 'Có mạng là tự gửi. Gửi xong, máy này không giữ lại.',
    openPart: 'Gửi các mục này',
    openTitle: 'Gửi các mục đang khóa',
    openLead: 'Gõ cụm từ mở sổ của anh/chị. Mất khoảng một giây.',
    words: 'Cụm từ',
    wordsMissing: 'Nhập cụm từ.',
    opening: 'Đang mở…',
    cancel: 'Thôi',
    problems: {
      'wrong-words': 'Cụm từ này không mở được. Gõ lại; không cần dấu, không phân biệt hoa thường.',
      'no-tier': 'Máy này chưa mở được. Tạm khóa máy, rồi mở lại sổ bằng cụm từ.',
      other: 'Chưa gửi được. Dữ liệu vẫn nằm trên máy này; anh/chị thử lại.',
    },
  },

  /** The whole book of requests, after a PIN. */
  cases: {
    locked: 'Sổ tiếp nhận đang khóa',
    lockedHint:
      'Mã PIN chỉ mở danh sách và sổ thu. Muốn đọc yêu cầu, gõ cụm từ một lần; ghi yêu cầu mới thì không cần.',
    openPart: 'Mở sổ tiếp nhận',
    openTitle: 'Mở sổ tiếp nhận',
    openLead: 'Gõ cụm từ mở sổ của anh/chị. Mất khoảng một giây.',
    words: 'Cụm từ',
    wordsMissing: 'Nhập cụm từ.',
    opening: 'Đang mở…',
    cancel: 'Thôi',
    problems: {
      'wrong-words':
        'Cụm từ này không mở được sổ tiếp nhận. Gõ lại; không cần dấu, không phân biệt hoa thường.',
      'no-tier': 'Máy này chưa mở được sổ tiếp nhận. Tạm khóa máy, rồi mở lại sổ bằng cụm từ.',
      other: 'Chưa mở được. Dữ liệu vẫn nằm trên máy này; anh/chị thử lại.',
    },
    shutTitle: 'Sổ tiếp nhận đang khóa',
    shutHint: 'Đã lưu trên máy. Muốn đọc, ghi chép hay chuyển bước thì gõ cụm từ một lần.',
    waiting: (count: number) => `${count} mục trong sổ tiếp nhận chưa gửi`,
    waitingHint:
      'Sổ tiếp nhận đang khóa nên các mục này chưa gửi được. Mở sổ tiếp nhận, máy sẽ gửi cùng.',
  },
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
  noRight: (name) => `${name} (no longer handles requests, gets nothing new)`,
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

  notHere: {
    'lease-over': {
      title: 'The book of requests is closed on this device for now',
      hint: 'This device has not reached the system for long. Connect to a network and open the app once, and the book opens again. A new request can still be written, and nothing is lost.',
      waitingHint:
        'The book of requests is closed because this device has not reached the system for long. These go into the backup, and are sent by themselves once there is a network.',
    },
    'shared-device': {
      title: 'Requests cannot be read on a shared device',
      hint: 'By the rules of the union no requests lie on a device that several people use. To read them use a device of your own. A new one can still be written here, and is sent.',
      waitingHint:
        'These lie locked on this device. Type your words and they are sent; afterwards this device does not keep them.',
    },
  },

  sending: {
    goes: 'They go by themselves once there is a network. This device does not keep them then.',
    openPart: 'Send them',
    openTitle: 'Send what is locked',
    openLead: 'Type the words that open your book. It takes about a second.',
    words: 'Words',
    wordsMissing: 'Enter your words.',
    opening: 'Opening…',
    cancel: 'Cancel',
    problems: {
      'wrong-words':
        'These words do not open it. Type them again; accents and capitals do not matter.',
      'no-tier': 'It cannot be opened yet. Lock the app and open the book with your words.',
      other: 'Not sent. Everything is still on this device; please try again.',
    },
  },

  cases: {
    locked: 'The book of requests is locked',
    lockedHint:
      'The PIN opens the roll and the dues only. To read requests type your words once; a new one can be written without.',
    openPart: 'Open the requests',
    openTitle: 'Open the requests',
    openLead: 'Type the words that open your book. It takes about a second.',
    words: 'Words',
    wordsMissing: 'Enter your words.',
    opening: 'Opening…',
    cancel: 'Cancel',
    problems: {
      'wrong-words':
        'These words do not open the requests. Type them again; accents and capitals do not matter.',
      'no-tier':
        'The requests cannot be opened yet. Lock the app and open the book with your words.',
      other: 'Not opened. Everything is still on this device; please try again.',
    },
    shutTitle: 'The book of requests is locked',
    shutHint:
      'It is saved on this device. To read it, add notes or move it on, type your words once.',
    waiting: (count) => `${items(count)} of the requests not sent`,
    waitingHint:
      'The book of requests is locked, so these are not sent. Open it and they go along.',
  },
};

export const confidentialText = { vi, en };
