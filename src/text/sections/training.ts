/** A training day: a list of officers becomes a printed sheet of invitations. */
import { TRAINEES_MAX } from '#domain/office/training-list.ts';

const vi = {
  title: 'Buổi tập huấn',
  hint: 'Từ danh sách cán bộ ra phiếu mời để in',
  chooseTitle: 'Danh sách cán bộ',
  chooseWhat: `Tệp Excel hoặc CSV, mỗi dòng một người, có các cột: Họ và tên, Chức vụ, Công đoàn, Điện thoại. Nhiều nhất ${TRAINEES_MAX} người một lần. Tệp chỉ được đọc trên máy này.`,
  chooseFile: 'Chọn tệp danh sách',
  paste: 'Hoặc dán từ Excel vào đây',
  pasteHint: 'Ví dụ: Lường Thị Mai, Người thu đoàn phí, CĐCS Công ty TNHH May Mẫu',
  rolesWhat: (names: string) => `Chức vụ anh/chị giao được: ${names}.`,
  pasteGo: 'Đọc danh sách đã dán',
  reading: 'Đang đọc danh sách…',
  fileProblems: {
    'not-a-sheet': 'Tệp này không phải bảng tính. Chọn tệp Excel hoặc CSV.',
    damaged: 'Tệp bị hỏng hoặc tải chưa xong. Tải lại rồi chọn lần nữa.',
    password: 'Tệp có mật khẩu. Bỏ mật khẩu trong Excel rồi chọn lại.',
    'too-large': 'Tệp lớn quá. Chép riêng danh sách cán bộ sang tệp khác rồi chọn lại.',
    'too-large-inside': 'Tệp lớn quá. Chép riêng danh sách cán bộ sang tệp khác rồi chọn lại.',
    'nobody-found': 'Không thấy ai trong danh sách. Xem lại các cột.',
  },
  toInvite: (count: number) => `${count} cán bộ sẽ được mời`,
  faulty: (count: number) => `${count} dòng không mời được`,
  faultyWhat: 'Sửa trong tệp rồi đọc lại, hoặc cứ tạo phiếu cho những người còn lại.',
  line: (line: number) => `Dòng ${line}`,
  noName: '(chưa có tên)',
  beyond: (count: number) =>
    `Còn ${count} dòng phía sau chưa đọc: nhiều nhất ${TRAINEES_MAX} người một lần. Chia danh sách làm hai.`,
  knownAlready: 'đã có trong sổ, chưa vào',
  problems: {
    'name-missing': () => 'Chưa có họ và tên.',
    'name-too-long': () => 'Họ và tên dài quá.',
    'role-missing': () => 'Chưa ghi chức vụ.',
    'role-unknown': (text: string) => `Không có chức vụ “${text}” trong sổ.`,
    'role-not-yours': (text: string) =>
      `Anh/chị không giao được chức vụ “${text}” ở công đoàn này. Nhờ cấp trên.`,
    'union-missing': () => 'Chưa ghi công đoàn.',
    'union-unknown': (text: string) =>
      `Không có “${text}” trong sổ, hoặc nơi đó đã ngừng hoạt động.`,
    'union-twice': (text: string) => `Có hai nơi tên “${text}”. Ghi mã số thay cho tên.`,
    'bad-phone': (text: string) => `Số điện thoại “${text}” chưa đúng.`,
    twice: () => 'Người này có hai dòng trong danh sách.',
    'has-device': () => 'Đã vào sổ bằng máy khác. Mời thêm máy ở trang của cán bộ này.',
    'has-more': () => 'Đang giữ chức vụ mà anh/chị không giao được. Nhờ cấp trên mời.',
  },
  make: (count: number) => `Tạo ${count} phiếu mời`,
  otherList: 'Chọn danh sách khác',
  saving: 'Đang ghi cán bộ vào sổ…',
  sending: 'Đang gửi lên hệ thống…',
  making: 'Đang tạo phiếu mời',
  stop: 'Dừng lại',
  stopped: (kind: string): string =>
    kind === 'not-our-server'
      ? 'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Làm tiếp”.'
      : 'Chưa kết nối được. Cán bộ đã ghi vẫn nằm trên máy này; có mạng thì bấm “Làm tiếp”.',
  goOn: 'Làm tiếp',
  slipsTitle: (count: number) => `${count} phiếu mời`,
  print: 'In phiếu',
  printNow:
    'In ngay: rời màn hình này thì các mã không xem lại được. Đọc lại danh sách là tạo được phiếu mới cho người chưa vào sổ.',
  secret: 'Mỗi phiếu chỉ đưa cho đúng người có tên: ai có phiếu là vào được sổ bằng tên người đó.',
  noSlip: (count: number) => `${count} người chưa có phiếu`,
  noSlipWhy: {
    'sign-in-name-taken': 'Tên đăng nhập đã có người dùng. Thêm riêng cán bộ này.',
    'not-allowed': 'Hệ thống chưa cho anh/chị mời người này.',
    other: 'Chưa tạo được phiếu. Đọc lại danh sách để tạo lần nữa.',
  },
  slipLabel: (name: string) => `Phiếu mời của ${name}`,
  slipHead: 'Mời vào Sổ Công đoàn',
  slipCode: 'Mã mời',
  slipSteps: (host: string) => [
    `Mở máy ảnh, quét mã. Không quét được: mở ${host} và nhập mã mời.`,
    'Xem đúng tên mình thì bấm “Đúng là tôi”.',
    'Chọn cụm từ mở sổ, ghi ra giấy riêng, bấm “Vào sổ”.',
  ],
  slipUntil: (time: string) => `Dùng một lần, đến ${time}`,
  practice: 'DỮ LIỆU THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ',
};

const en: typeof vi = {
  title: 'Training day',
  hint: 'From a list of officers to invitations on paper',
  chooseTitle: 'List of officers',
  chooseWhat: `An Excel or CSV file with one person a line and these columns: Full name, Role, Union, Phone. At most ${TRAINEES_MAX} people at a time. The file is read on this device only.`,
  chooseFile: 'Choose the list',
  paste: 'Or paste it from Excel',
  pasteHint: 'For example: Lường Thị Mai, Collector, CĐCS Công ty TNHH May Mẫu',
  rolesWhat: (names) => `Roles that you can give: ${names}.`,
  pasteGo: 'Read what was pasted',
  reading: 'Reading the list…',
  fileProblems: {
    'not-a-sheet': 'This file is no sheet. Choose an Excel or CSV file.',
    damaged: 'The file is broken or did not arrive whole. Get it again and choose it once more.',
    password: 'The file has a password. Take it off in Excel and choose the file again.',
    'too-large': 'The file is too large. Copy the officers alone to another file and choose that.',
    'too-large-inside':
      'The file is too large. Copy the officers alone to another file and choose that.',
    'nobody-found': 'Nobody was found in the list. Please look at the columns.',
  },
  toInvite: (count) =>
    count === 1 ? '1 officer will be invited' : `${count} officers will be invited`,
  faulty: (count) => (count === 1 ? '1 line cannot be used' : `${count} lines cannot be used`),
  faultyWhat: 'Mend them in the file and read it again, or make the slips of all the others.',
  line: (line) => `Line ${line}`,
  noName: '(no name)',
  beyond: (count) =>
    `${count} more lines were not read: at most ${TRAINEES_MAX} people at a time. Make two lists of it.`,
  knownAlready: 'in the book, not in yet',
  problems: {
    'name-missing': () => 'The full name is missing.',
    'name-too-long': () => 'The full name is too long.',
    'role-missing': () => 'The role is missing.',
    'role-unknown': (text) => `There is no role “${text}” in this book.`,
    'role-not-yours': (text) =>
      `You cannot give the role “${text}” in this union. Ask the union above.`,
    'union-missing': () => 'The union is missing.',
    'union-unknown': (text) => `There is no “${text}” in this book, or it is closed.`,
    'union-twice': (text) =>
      `Two unions are called “${text}”. Write the code in place of the name.`,
    'bad-phone': (text) => `“${text}” is no phone number.`,
    twice: () => 'This person stands in the list twice.',
    'has-device': () => 'Works on a device already. Another one is invited on the officer’s page.',
    'has-more': () => 'Holds a role that you cannot give. The union above invites this officer.',
  },
  make: (count) => (count === 1 ? 'Make 1 slip' : `Make ${count} slips`),
  otherList: 'Choose another list',
  saving: 'Writing the officers into the book…',
  sending: 'Sending to the system…',
  making: 'Making the slips',
  stop: 'Stop',
  stopped: (kind) =>
    kind === 'not-our-server'
      ? 'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data, then press “Go on”.'
      : 'There is no connection. The officers stay on this device; press “Go on” once there is a network.',
  goOn: 'Go on',
  slipsTitle: (count) => (count === 1 ? '1 slip' : `${count} slips`),
  print: 'Print the slips',
  printNow:
    'Print now: once you leave this screen the codes cannot be seen again. Read the list again to make new slips for those who are not in yet.',
  secret: 'Give each slip to the person named on it only: whoever has it gets in under that name.',
  noSlip: (count) => (count === 1 ? '1 person has no slip' : `${count} people have no slip`),
  noSlipWhy: {
    'sign-in-name-taken': 'Somebody has the sign-in name already. Please add this officer by hand.',
    'not-allowed': 'The system does not let you invite this person.',
    other: 'There is no slip yet. Read the list again to make it.',
  },
  slipLabel: (name) => `Slip of ${name}`,
  slipHead: 'An invitation to the union book',
  slipCode: 'Code',
  slipSteps: (host) => [
    `Scan the code with the camera. If that fails: open ${host} and enter the 8 characters.`,
    'Where it is your name, press “That is me”.',
    'Choose your words, write them on paper of your own, press “Open my book”.',
  ],
  slipUntil: (time) => `Good once, until ${time}`,
  practice: 'PRACTICE DATA – OF NO VALUE',
};

export const trainingText = { vi, en };
