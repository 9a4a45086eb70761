/** Gửi nhờ máy khác, mang hộ: a file that a colleague's phone carries to the system. In Vietnamese and English. */

const vi = {
  title: 'Gửi nhờ và mang hộ',

  makeTitle: 'Gửi nhờ máy khác',
  makeHint:
    'Máy này làm một tệp chứa những mục chưa gửi. Đồng nghiệp mang tệp tới nơi có mạng và gửi hộ. Tệp được niêm kín: người mang không đọc được gì bên trong.',
  make: 'Làm tệp gửi nhờ',
  making: 'Đang làm tệp…',
  nothing: 'Mọi mục trên máy này đã lên hệ thống. Không cần gửi nhờ.',
  waiting: (count: number) => `${count} mục chưa gửi trên máy này`,
  handed: (count: number) =>
    `Đã đưa tệp có ${count} mục. Đồng nghiệp mở ứng dụng: Khác → Gửi nhờ và mang hộ → Nhận tệp mang hộ.`,
  downloaded: (name: string, count: number) =>
    `Đã lưu tệp “${name}” có ${count} mục vào mục Tải xuống. Anh/chị chuyển tệp cho đồng nghiệp (Zalo, Bluetooth, thẻ nhớ).`,
  left: (count: number) => `${count} mục không nằm trong tệp. Các mục đó đợi máy này có mạng.`,
  notShared: 'Tệp chưa được chuyển cho ai. Bấm lại khi đã có người nhận.',
  stays:
    'Các mục vẫn nằm trên máy này. Khi máy này có mạng, ứng dụng tự hỏi lại hệ thống; không mục nào bị ghi hai lần.',
  makeProblems: {
    'nothing-to-send':
      'Không có mục nào máy khác gửi hộ được. Mục trong phần khóa: mở phần đó bằng cụm từ rồi làm tệp.',
    'contact-first':
      'Dữ liệu trên máy này đã trở về một lúc trước, nên lần gửi đầu phải từ chính máy này.',
  },

  carryTitle: 'Mang hộ',
  carryHint:
    'Đồng nghiệp đưa anh/chị một tệp gửi nhờ. Nhận tệp vào đây; có mạng là máy này gửi hộ. Anh/chị không đọc được bên trong và không chịu trách nhiệm về nội dung.',
  take: 'Nhận tệp mang hộ',
  taking: 'Đang nhận tệp…',
  taken: 'Đã nhận tệp. Có mạng, mở ứng dụng là tự gửi.',
  carriedHeading: 'Tệp mang hộ',
  noneCarried: 'Chưa mang tệp nào.',
  fileOf: (time: string) => `Tệp làm lúc ${time}`,
  lineWaiting: (time: string) => `Nhận ${time} · chờ mạng`,
  linePart: (sent: number, of: number) => `Đã gửi ${sent}/${of} phần · còn lại chờ mạng`,
  lineSent: (entries: number, time: string) => `Hệ thống có đủ ${entries} mục, ${time}`,
  lineLeft: (entries: number, left: number) =>
    `Hệ thống có ${entries} mục; ${left} mục phải gửi từ chính máy của đồng nghiệp`,
  lineRefused:
    'Hệ thống không mở được tệp này, hoặc một phần của tệp. Nhờ đồng nghiệp làm tệp khác hoặc gửi từ máy của mình.',
  drop: 'Bỏ tệp',
  dropTitle: 'Bỏ tệp đang mang hộ?',
  dropText:
    'Tệp này chưa gửi. Bỏ tệp thì máy này không gửi hộ nữa. Các mục vẫn nằm trên máy của đồng nghiệp.',
  takeProblems: {
    'not-a-relay': 'Đây không phải tệp gửi nhờ. Chọn tệp có tên bắt đầu bằng “gui-nho”.',
    'relay-too-new': 'Tệp do ứng dụng mới hơn làm. Anh/chị cập nhật ứng dụng rồi nhận lại.',
    'relay-damaged':
      'Tệp bị cắt mất hoặc bị đổi trên đường. Anh/chị nhờ đồng nghiệp chuyển lại tệp gốc.',
    'relay-too-large': 'Tệp lớn quá, không phải tệp gửi nhờ.',
    'other-server': 'Tệp này của hệ thống khác, hoặc của sổ thực hành. Máy này không gửi hộ được.',
    'carries-enough': 'Máy này đang mang nhiều tệp chưa gửi. Gửi bớt khi có mạng rồi nhận thêm.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'disk-full': 'Máy đã hết chỗ trống. Anh/chị xóa bớt ảnh, video rồi nhận lại tệp.',
  },
  someProblem: 'Chưa nhận được tệp. Tệp vẫn nguyên; anh/chị thử lại.',
};

const en: typeof vi = {
  title: 'Send for one another',

  makeTitle: 'Send by another phone',
  makeHint:
    'This device makes a file of what is not sent. A colleague takes it to where there is a signal and sends it for you. The file is sealed: whoever carries it can read nothing in it.',
  make: 'Make the file',
  making: 'Making the file…',
  nothing: 'Everything on this device is on the system. There is nothing to send.',
  waiting: (count: number) => `${count} entries on this device are not sent`,
  handed: (count: number) =>
    `The file with ${count} entries was handed on. Your colleague opens the app: More → Send for one another → Take a file.`,
  downloaded: (name: string, count: number) =>
    `The file “${name}” with ${count} entries is in your downloads. Pass it to a colleague (Zalo, Bluetooth, memory card).`,
  left: (count: number) => `${count} entries are not in the file. They wait for a signal here.`,
  notShared: 'The file was not passed to anybody. Press again when there is somebody to take it.',
  stays:
    'The entries stay on this device. When it has a signal the app asks the system by itself; nothing is written twice.',
  makeProblems: {
    'nothing-to-send':
      'Nothing here can be sent by another phone. For entries in a locked part: open it with your words, then make the file.',
    'contact-first':
      'The data on this device went back to an earlier moment, so it must send first by itself.',
  },

  carryTitle: 'Carry for a colleague',
  carryHint:
    'A colleague gives you a file to send. Take it in here; this device sends it once there is a signal. You cannot read what is in it and do not answer for it.',
  take: 'Take a file',
  taking: 'Taking the file…',
  taken: 'The file is here. It is sent when there is a signal and the app is open.',
  carriedHeading: 'Carried files',
  noneCarried: 'You carry no file.',
  fileOf: (time: string) => `File made ${time}`,
  lineWaiting: (time: string) => `Taken ${time} · waits for a signal`,
  linePart: (sent: number, of: number) =>
    `${sent} of ${of} parts sent · the rest waits for a signal`,
  lineSent: (entries: number, time: string) => `The system has all ${entries} entries, ${time}`,
  lineLeft: (entries: number, left: number) =>
    `The system has ${entries} entries; ${left} must be sent from your colleague’s own device`,
  lineRefused:
    'The system cannot open this file, or a part of it. Ask your colleague for another, or to send from their own device.',
  drop: 'Drop the file',
  dropTitle: 'Drop the file you carry?',
  dropText:
    'It has not been sent. This device will not send it any more. The entries stay on your colleague’s device.',
  takeProblems: {
    'not-a-relay': 'This is no such file. Choose one whose name begins with “gui-nho”.',
    'relay-too-new': 'A newer app made this file. Update the app and take it again.',
    'relay-damaged':
      'The file was cut off or changed on its way. Ask your colleague for the original.',
    'relay-too-large': 'This file is too large to be one of these.',
    'other-server':
      'This file belongs to another system, or to the practice book. This device cannot send it.',
    'carries-enough':
      'This device carries many files already. Send some when there is a signal, then take more.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
    'disk-full': 'This device is full. Remove some pictures or films and take the file again.',
  },
  someProblem: 'The file could not be taken. It is whole; please try again.',
};

export const relayText = { vi, en };
