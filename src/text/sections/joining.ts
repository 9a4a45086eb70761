/** A phone without an invitation: asking the officer above from afar, and that officer's side of it. */

const vi = {
  title: 'Nhờ người phụ trách duyệt',
  lead: 'Không cần mã mời. Anh/chị gọi điện cho người phụ trách và đọc 4 chữ số máy này hiện ra.',
  to: 'Số điện thoại hoặc tên đăng nhập của người phụ trách',
  toHint: 'Người mời được anh/chị vào sổ. Ví\u00a0dụ: 0912\u00a0345\u00a0678',
  toMissing: 'Nhập số điện thoại hoặc tên đăng nhập của người phụ trách.',
  name: 'Họ và tên của anh/chị',
  nameHint: 'Ví dụ: Lường Thị Mai',
  nameMissing: 'Nhập họ và tên.',
  union: 'Công đoàn của anh/chị',
  unionHint: 'Ví dụ: CĐCS Công ty TNHH May Mẫu',
  unionMissing: 'Nhập tên công đoàn.',
  needNetwork: 'Cả hai máy đều cần có mạng.',
  ask: 'Xin duyệt',
  asking: 'Đang gửi…',

  waitingTitle: 'Đang chờ duyệt',
  steps: (to: string) => [
    `Gọi điện cho người phụ trách (${to}).`,
    'Nhờ người đó vào Khác → Cán bộ → Máy chờ duyệt và chọn tên anh/chị.',
    'Bốn chữ số sẽ hiện ở đây. Đọc qua điện thoại cho người đó nghe.',
  ],
  digits: 'Đọc 4 chữ số này qua điện thoại cho người phụ trách',
  digitsOnly:
    'Chỉ đọc cho đúng người anh/chị vừa gọi. Không nhắn tin, không đọc cho ai tự gọi đến.',
  waitingLine: 'Đang chờ người phụ trách…',
  until: (time: string) =>
    `Chờ được đến ${time}. Đóng ứng dụng cũng không sao: mở lại là chờ tiếp.`,
  aboutName: 'Họ và tên',
  aboutUnion: 'Công đoàn',
  giveUp: 'Thôi chờ',
  backToCode: 'Tôi có mã mời',
  readingLine: 'Đang xem lần xin trước…',

  overTitle: 'Chưa được duyệt',
  askAgain: 'Xin lại',
  over: {
    'wrong-digits':
      'Người phụ trách đã nhập sai 4 chữ số ba lần nên lần xin này kết thúc. Xin lại rồi đọc chậm từng số.',
    refused:
      'Người phụ trách đã từ chối lần xin này. Anh/chị gọi hỏi lại, rồi xin lại nếu có nhầm.',
    gone: 'Lần xin này đã hết hạn hoặc không còn nữa. Anh/chị xin lại.',
    swapped:
      'Lời duyệt nhận được không phải cho máy này, nên máy không vào sổ. Mạng đang dùng có thể không an toàn: đổi sang 4G, gọi báo người phụ trách, rồi xin lại.',
  },
  problems: {
    'no-connection': 'Đang mất mạng nên chưa hỏi được. Có mạng lại là tự hỏi tiếp.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G; máy tự hỏi tiếp.',
    'too-many-attempts': 'Đang có nhiều máy cùng xin. Anh/chị đợi vài phút rồi thử lại.',
    'app-too-old':
      'Ứng dụng trên máy đã cũ. Anh/chị đóng hết cửa sổ của ứng dụng rồi mở lại khi có mạng.',
    'server-full': 'Hệ thống đang hết chỗ chứa. Anh/chị báo người phụ trách rồi thử lại sau.',
  },
  askProblems: {
    'no-connection': 'Chưa gửi được: đang mất mạng. Có mạng thì bấm “Xin duyệt” lần nữa.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Xin duyệt”.',
  },
  someProblem: 'Hệ thống chưa nhận. Anh/chị thử lại; nếu vẫn vậy, báo người phụ trách.',

  listTitle: 'Máy chờ duyệt',
  listLead: (signInName: string) =>
    `Máy nào ghi tên đăng nhập của anh/chị (${signInName}) hoặc số điện thoại của anh/chị trong sổ thì hiện ở đây.`,
  listNone: 'Chưa có máy nào chờ anh/chị',
  listNoneHint:
    'Trên máy mới, cán bộ bấm “Không có mã? Nhờ người phụ trách duyệt”, ghi tên đăng nhập hoặc số điện thoại của anh/chị, rồi gọi cho anh/chị.',
  listAsking: 'Đang hỏi hệ thống…',
  listAgain: 'Xem lại',
  listSearch: 'Tìm theo tên người đang gọi',
  listNobody: 'Không có máy nào ghi tên như vậy',
  listMore: (count: number) =>
    `Còn ${count} máy nữa, xin trước các máy trên. Gõ tên người đang gọi để tìm.`,
  count: (count: number) => `${count} máy`,
  row: (union: string, time: string) => `${union} · xin lúc ${time}`,
  refuse: 'Không phải người của tôi',
  refuseTitle: (name: string) => `Từ chối máy của ${name}?`,
  refuseWhat: 'Máy đó sẽ báo là bị từ chối. Nếu nhầm, người đó xin lại được.',
  refused: 'Đã từ chối',

  approveTitle: (name: string) => `Duyệt máy của ${name}`,
  typedThere:
    'Tên và công đoàn do máy đó tự ghi. Chỉ duyệt khi anh/chị đang nói chuyện với đúng người.',
  factUnion: 'Công đoàn (tự ghi)',
  factDevice: 'Máy',
  deviceAsked: (label: string, time: string) => `${label}, xin lúc ${time}`,
  who: '1. Đây là cán bộ nào trong sổ?',
  whoSearch: 'Tìm cán bộ theo tên',
  whoNone: 'Không có cán bộ nào tên như vậy mà anh/chị mời được.',
  whoMore: (count: number) => `Còn ${count} người nữa: gõ thêm chữ để thu hẹp.`,
  whoNew: 'Thêm cán bộ mới',
  whoMissing: 'Chọn cán bộ đang dùng máy này.',
  whoHasDevice: 'Đã có máy trong sổ',
  hear: '2. Bốn chữ số nghe qua điện thoại',
  hearHint: 'Nhờ người đó đọc 4 chữ số trên máy họ. Đừng đọc trước cho họ nghe.',
  hearMissing: 'Nhập đủ 4 chữ số.',
  hearWrong:
    'Bốn chữ số không khớp. Nhờ đọc lại chậm từng số. Sai ba lần thì lần xin này kết thúc.',
  comparing: 'Đang chờ máy kia hiện 4 chữ số…',
  comparingHint:
    'Nhờ người đó mở ứng dụng và để màn hình chờ sáng. Nếu máy họ không hiện số nào, đây không phải máy của họ.',
  approve: 'Duyệt máy này',
  approving: 'Đang duyệt…',
  approvedTitle: 'Đã duyệt',
  approvedHint: (name: string) =>
    `Máy của ${name} đi tiếp ngay: đặt hoặc nhập cụm từ rồi vào sổ. Lời duyệt dùng được trong một ngày; muốn rút lại, vào trang của cán bộ đó và hủy lời mời.`,
  done: 'Xong',
  approveProblems: {
    'second-factor-needed': 'Việc này cần anh/chị xác nhận thêm trên máy. Bấm lại rồi xác nhận.',
    'no-connection': 'Đang mất mạng. Có mạng thì bấm lại; máy kia vẫn chờ.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'no-such-request': 'Lần xin này không còn nữa: đã hết hạn, đã duyệt hoặc máy kia đã thôi chờ.',
    'no-tries-left':
      'Nhập sai ba lần nên lần xin này đã kết thúc. Nhờ người đó bấm “Xin lại” trên máy của họ.',
    'not-compared': 'Máy kia chưa hiện 4 chữ số. Nhờ người đó mở ứng dụng rồi thử lại.',
    'opened-elsewhere':
      'Lần xin này đã được mở ở máy khác, hoặc mở trước khi anh/chị khóa sổ. Nhờ người đó bấm “Thôi chờ” rồi xin lại.',
    'other-phone':
      'Máy đang trả lời không phải máy đã xin. Đừng duyệt: từ chối lần xin này và báo người quản trị.',
    'not-allowed': 'Anh/chị chưa có quyền mời cán bộ này. Nhờ cấp trên duyệt.',
    'not-found':
      'Hệ thống chưa biết cán bộ này, hoặc anh/chị không có quyền mời. Thử lại sau khi gửi xong.',
    'sign-in-name-taken':
      'Tên đăng nhập của cán bộ này trùng với người khác. Thêm lại với tên khác.',
    'too-many-attempts': 'Thử nhiều lần quá. Anh/chị đợi vài phút rồi thử lại.',
  },
  approveSomeProblem: 'Hệ thống chưa nhận. Anh/chị thử lại.',
  toList: 'Về danh sách máy chờ',
};

const en: typeof vi = {
  title: 'Ask the officer in charge',
  lead: 'No invitation is needed. Call the officer in charge and read out the 4 digits this device shows.',
  to: 'Phone number or sign-in name of the officer in charge',
  toHint: 'Somebody who may invite you. For example: 0912\u00a0345\u00a0678',
  toMissing: 'Enter the phone number or sign-in name of the officer in charge.',
  name: 'Your full name',
  nameHint: 'For example: Lường Thị Mai',
  nameMissing: 'Enter your full name.',
  union: 'Your union',
  unionHint: 'For example: CĐCS Công ty TNHH May Mẫu',
  unionMissing: 'Enter the name of your union.',
  needNetwork: 'Both devices need a network.',
  ask: 'Ask for approval',
  asking: 'Sending…',

  waitingTitle: 'Waiting for approval',
  steps: (to) => [
    `Call the officer in charge (${to}).`,
    'Ask them to open More → Officers → Waiting devices and to choose your name.',
    'Four digits will appear here. Read them out over the telephone.',
  ],
  digits: 'Read these 4 digits to the officer in charge over the telephone',
  digitsOnly:
    'Read them only to the person you called. Do not text them, and never read them to someone who calls you.',
  waitingLine: 'Waiting for the officer in charge…',
  until: (time) => `It waits until ${time}. You may close the app: open it again and it goes on.`,
  aboutName: 'Full name',
  aboutUnion: 'Union',
  giveUp: 'Stop waiting',
  backToCode: 'I have an invitation code',
  readingLine: 'Looking at your earlier request…',

  overTitle: 'Not approved',
  askAgain: 'Ask again',
  over: {
    'wrong-digits':
      'The digits were entered wrong three times, so this request has ended. Ask again and read them slowly.',
    refused:
      'The officer in charge has refused this request. Call and ask; if it was a mistake, ask again.',
    gone: 'This request is too old or no longer there. Please ask again.',
    swapped:
      'The approval that came is not for this device, so it does not enter the book. Your network may not be safe: change to mobile data, tell the officer in charge, then ask again.',
  },
  problems: {
    'no-connection': 'There is no network to ask through. It goes on by itself once there is.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data; it then goes on by itself.',
    'too-many-attempts': 'Too many devices are asking. Wait a few minutes and try again.',
    'app-too-old':
      'The app on this device is too old. Close all of its windows and open it again with a network.',
    'server-full': 'The system has no room. Tell the administrator and try again later.',
  },
  askProblems: {
    'no-connection':
      'It was not sent: there is no network. Press “Ask for approval” again once there is.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press “Ask for approval”.',
  },
  someProblem:
    'The system did not take it. Please try again; if it happens again, tell the officer in charge.',

  listTitle: 'Waiting devices',
  listLead: (signInName) =>
    `A device that names your sign-in name (${signInName}) or your phone number in the book appears here.`,
  listNone: 'No device is waiting for you',
  listNoneHint:
    'On the new device the officer presses “No code? Ask the officer in charge”, enters your sign-in name or phone number, and calls you.',
  listAsking: 'Asking the system…',
  listAgain: 'Look again',
  listSearch: 'Search by the name of the caller',
  listNobody: 'No device gives a name like that',
  listMore: (count) =>
    `${count} more asked before these. Type the name of the caller to find theirs.`,
  count: (count) => `${count} ${count === 1 ? 'device' : 'devices'}`,
  row: (union, time) => `${union} · asked at ${time}`,
  refuse: 'Not somebody of mine',
  refuseTitle: (name) => `Refuse the device of ${name}?`,
  refuseWhat: 'That device is told. If it was a mistake, the person can ask again.',
  refused: 'Refused',

  approveTitle: (name) => `Approve the device of ${name}`,
  typedThere:
    'Name and union were typed on that device. Approve only while you are talking to the right person.',
  factUnion: 'Union as typed',
  factDevice: 'Device',
  deviceAsked: (label, time) => `${label}, asked at ${time}`,
  who: '1. Which officer of the book is this?',
  whoSearch: 'Search officers by name',
  whoNone: 'There is no officer of that name whom you may invite.',
  whoMore: (count) => `${count} more: type more letters to narrow it down.`,
  whoNew: 'Add a new officer',
  whoMissing: 'Choose the officer who holds this device.',
  whoHasDevice: 'Has a device already',
  hear: '2. The 4 digits as you hear them',
  hearHint: 'Ask them to read out the 4 digits on their device. Do not say the digits first.',
  hearMissing: 'Enter all 4 digits.',
  hearWrong:
    'The digits do not match. Ask for them again, slowly. Three wrong tries end the request.',
  comparing: 'Waiting for the other device to show its 4 digits…',
  comparingHint:
    'Ask the person to open the app and keep it open. If their device shows no digits, this one is not theirs.',
  approve: 'Approve this device',
  approving: 'Approving…',
  approvedTitle: 'Approved',
  approvedHint: (name) =>
    `The device of ${name} goes on at once: it sets or enters the words and opens the book. The approval is good for a day; to take it back, cancel the invitation on that officer’s page.`,
  done: 'Done',
  approveProblems: {
    'second-factor-needed':
      'This needs one more confirmation from you. Press again, then confirm on the device.',
    'no-connection':
      'There is no network. Press again once there is; the other device goes on waiting.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'no-such-request':
      'This request is no longer there: it is too old, was approved, or the other device stopped waiting.',
    'no-tries-left':
      'Three wrong tries have ended this request. Ask the person to press “Ask again” on their device.',
    'not-compared':
      'The other device shows no digits yet. Ask the person to open the app, then try again.',
    'opened-elsewhere':
      'This request was opened on another device, or before you locked the book. Ask the person to press “Stop waiting” and to ask again.',
    'other-phone':
      'The device that answers is not the one that asked. Do not approve it: refuse this request and tell the administrator.',
    'not-allowed': 'You may not invite this officer. Somebody above has to approve.',
    'not-found':
      'The system does not know this officer yet, or you may not invite them. Try again once everything is sent.',
    'sign-in-name-taken':
      'Somebody else has the sign-in name of this officer. Add the officer again with another one.',
    'too-many-attempts': 'Too many tries. Wait a few minutes and try again.',
  },
  approveSomeProblem: 'The system did not take it. Please try again.',
  toList: 'Back to the waiting devices',
};

export const joiningText = { vi, en };
