/** When a book left this device, was lost with its disk, or is put back from a backup file. */

const vi = {
  goneTitle: 'Sổ trên máy này không còn',
  goneLead:
    'Máy này đã có sổ của anh/chị, nhưng dữ liệu của ứng dụng đã bị xóa hoặc hỏng. Đây không phải máy mới.',
  goneUnsent: (count: number, time: string) =>
    `Có ${count} mục chưa gửi khi máy ghi nhận lần cuối, ${time}. Các mục đó chỉ còn trong bản dự phòng và trên giấy tờ đã giao.`,
  goneAllSent: (time: string) =>
    `Mọi mục đã lên hệ thống khi máy ghi nhận lần cuối, ${time}. Vào lại sổ là có đủ.`,
  goneSteps: [
    'Xin người quản trị mã mời mới, rồi vào lại sổ.',
    'Có bản dự phòng: vào Khác → Máy này → Mở bản dự phòng, nhập cụm từ của ngày làm bản đó.',
    'Không có: so với biên lai và danh sách đã ký, ghi lại mục thiếu, báo người quản trị.',
  ],
  goneNotWords: '“Quên cụm từ” không giúp được ở đây: trên máy không còn gì để mở.',
  goneEnter: 'Nhập mã mời',
  goneOthers: 'Đã hiểu, mở sổ khác trên máy này',

  backTitle: 'Máy này thiếu mục đã ghi',
  backLead: 'Dữ liệu trên máy đã trở về một lúc trước. Sổ vẫn mở được.',
  backMissing: (count: number, time: string) =>
    `${count} mục đã ghi trên máy này, lần cuối ${time}, không còn tìm thấy. Mục nào đã gửi thì sẽ nhận lại khi có mạng.`,
  backSteps: [
    'Mở sổ và gửi khi có mạng: những gì hệ thống đã có sẽ trở về.',
    'Có bản dự phòng: vào Khác → Máy này → Mở bản dự phòng.',
    'Biên lai mới sẽ mang quyển số mới. Trước khi có mạng, máy này chưa viết biên lai được, để không số nào bị cấp hai lần.',
  ],
  backOpen: 'Mở sổ',
  backNone: 'Không có bản dự phòng, mở sổ',

  leftTitle: 'Một phần sổ đã rời máy này',
  leftWhy: (unit: string) =>
    `Phân công của anh/chị ở ${unit} đã kết thúc. Mọi mục đã gửi lên hệ thống trước khi gỡ.`,
  leftWhySome: 'Phân công của anh/chị đã kết thúc. Mọi mục đã gửi lên hệ thống trước khi gỡ.',
  leftWhat: (books: string) => `Đã gỡ: ${books}.`,
  leftHeld: (count: number) => `${count} mục đang chờ người phụ trách quyết định.`,
  leftRead: 'Đã hiểu',
  lostTitle: 'Máy này đã bị báo mất',
  lostWhy:
    'Sổ đã gửi hết lên hệ thống rồi gỡ khỏi máy. Tìm thấy máy: xin người quản trị mã mời mới. Nhặt được máy: nhờ trả lại công đoàn.',
  books: {
    office: 'tổ chức và cán bộ',
    roster: 'danh sách đoàn viên',
    pay: 'tiền lương',
    dues: 'sổ thu đoàn phí',
    cases: 'sổ tiếp nhận',
    files: 'hồ sơ',
    news: 'tin',
    training: 'tập huấn',
  },

  openTitle: 'Mở bản dự phòng',
  chooseTitle: 'Chọn tệp bản dự phòng',
  openHint:
    'Dùng khi máy cũ bị mất hoặc hỏng mà còn mục chưa gửi. Chọn tệp đã lưu ở Cuối ngày trên máy đó; bước sau nhập cụm từ của ngày lưu.',
  choose: 'Chọn tệp',
  chosen: 'Tệp đã chọn',
  words: 'Cụm từ của ngày làm bản dự phòng',
  wordsHint: 'Nếu đã đổi cụm từ từ đó, hãy nhập cụm từ cũ.',
  look: 'Xem bên trong',
  looking: 'Đang mở…',
  inside: 'Trong bản dự phòng',
  madeAt: 'Làm lúc',
  entries: 'Số mục',
  receipts: 'Biên lai',
  sum: 'Tổng số tiền đã ghi',
  dayLine: (entries: number, receipts: number) => `${entries} mục, ${receipts} biên lai`,
  putBack: 'Đưa vào sổ và gửi',
  done: (taken: number) => `Đã đưa ${taken} mục vào sổ trên máy này. Có mạng là tự gửi.`,
  doneKnown: (known: number) => `${known} mục đã có sẵn, không ghi hai lần.`,
  problems: {
    'not-a-backup':
      'Đây không phải bản dự phòng của sổ này. Chọn tệp có tên “so-cong-doan-du-phong”.',
    'backup-too-new': 'Bản dự phòng do ứng dụng mới hơn làm. Anh/chị cập nhật ứng dụng rồi mở lại.',
    'backup-damaged': 'Tệp bị cắt mất hoặc bị đổi trên đường. Anh/chị lấy lại tệp gốc rồi mở lại.',
    'backup-too-large': 'Tệp lớn quá, không phải bản dự phòng của sổ này.',
    'wrong-words': 'Cụm từ chưa đúng. Cần đúng cụm từ của ngày làm bản dự phòng.',
    'other-officer': 'Bản dự phòng này của cán bộ khác. Người đó mở trên máy của mình.',
    'other-server': 'Bản dự phòng này của hệ thống khác, hoặc của sổ thực hành.',
    'disk-full':
      'Máy đã hết chỗ trống. Anh/chị xóa bớt ảnh, video rồi thử lại; chưa mục nào được đưa vào.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
  },
  someProblem: 'Chưa đưa vào sổ được. Tệp vẫn nguyên; anh/chị thử lại.',
};

const en: typeof vi = {
  goneTitle: 'The book on this device is gone',
  goneLead:
    'Your book was on this device, but the app’s data was removed or damaged. This is not a new device.',
  goneUnsent: (count: number, time: string) =>
    `${count} entries were not sent when the device last noted it, ${time}. They exist only in a backup file and on the papers handed out.`,
  goneAllSent: (time: string) =>
    `Everything was on the system when the device last noted it, ${time}. Come in again and it is all there.`,
  goneSteps: [
    'Ask the administrator for a new invitation code and come in again.',
    'If you have a backup: More → This device → Open a backup, with the words of the day it was made.',
    'If not: compare with receipts and signed lists, write what is missing again, tell the administrator.',
  ],
  goneNotWords: '“I forgot my words” does not help here: nothing is left on the device to open.',
  goneEnter: 'Enter the invitation code',
  goneOthers: 'I see; open the other book on this device',

  backTitle: 'Entries are missing on this device',
  backLead: 'The data on this device went back to an earlier moment. The book still opens.',
  backMissing: (count: number, time: string) =>
    `${count} entries written on this device, the last time ${time}, can no longer be found. What was sent comes back with the next contact.`,
  backSteps: [
    'Open the book and send when there is a signal: what the system has comes back.',
    'If you have a backup: More → This device → Open a backup.',
    'New receipts get a new series. Until there is a signal no receipt can be written here, so that no number is given twice.',
  ],
  backOpen: 'Open the book',
  backNone: 'I have no backup, open the book',

  leftTitle: 'Part of the book has left this device',
  leftWhy: (unit: string) =>
    `Your role at ${unit} has ended. Everything was sent to the system before it was taken off.`,
  leftWhySome: 'Your role has ended. Everything was sent to the system before it was taken off.',
  leftWhat: (books: string) => `Taken off: ${books}.`,
  leftHeld: (count: number) => `${count} entries wait for someone in charge to decide.`,
  leftRead: 'I see',
  lostTitle: 'This device was reported lost',
  lostWhy:
    'The book was sent to the system, then taken off. If this is yours again: ask the administrator for a new invitation. If you found it: please give it back to the union.',
  books: {
    office: 'unions and officers',
    roster: 'member list',
    pay: 'salaries',
    dues: 'dues book',
    cases: 'requests',
    files: 'files',
    news: 'news',
    training: 'training',
  },

  openTitle: 'Open a backup',
  chooseTitle: 'Choose the backup file',
  openHint:
    'For a device that was lost or broke before everything was sent. Choose the file that was kept there at the end of a day; then enter the words of that day.',
  choose: 'Choose the file',
  chosen: 'Chosen file',
  words: 'Words of the day the backup was made',
  wordsHint: 'If you have changed your words since, enter the old ones.',
  look: 'Look inside',
  looking: 'Opening…',
  inside: 'In the backup',
  madeAt: 'Made',
  entries: 'Entries',
  receipts: 'Receipts',
  sum: 'Sum written',
  dayLine: (entries: number, receipts: number) => `${entries} entries, ${receipts} receipts`,
  putBack: 'Put back and send',
  done: (taken: number) =>
    `${taken} entries were put into the book on this device. They are sent once there is a signal.`,
  doneKnown: (known: number) => `${known} were here already and are not doubled.`,
  problems: {
    'not-a-backup': 'This is no backup of this book. Choose a file named “so-cong-doan-du-phong”.',
    'backup-too-new': 'A newer app made this backup. Update the app and open it again.',
    'backup-damaged':
      'The file was cut off or changed on its way. Fetch the original and try again.',
    'backup-too-large': 'This file is too large to be a backup of this book.',
    'wrong-words': 'These are not the words. The words of the day the backup was made are needed.',
    'other-officer': 'This is another officer’s backup. They open it on their own device.',
    'other-server': 'This backup belongs to another system, or to the practice book.',
    'disk-full':
      'This device is full. Remove some pictures or films and try again; nothing was put back.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
  },
  someProblem: 'It could not be put back. The file is whole; please try again.',
};

export const safekeepingText = { vi, en };
