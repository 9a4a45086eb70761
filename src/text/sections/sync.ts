/** How it stands with the system: what is sent, what is not, and why. */

const vi = {
  allSafe: (time: string) => `Đã lên hệ thống, ${time}`,
  neverReached: 'Chưa lên hệ thống lần nào',
  waiting: (count: number) => `${count} chưa gửi`,
  check: (count: number) => `${count} cần kiểm tra`,
  sending: 'Đang gửi',
  fetching: 'Đang nhận',
  lastContact: 'Liên lạc gần nhất',
  never: 'Chưa lần nào',

  problems: {
    'no-connection':
      'Chưa gửi được. Dữ liệu vẫn nằm trên máy này. Khi có mạng, mở ứng dụng là tự gửi.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Gửi ngay”. Dữ liệu vẫn nằm trên máy này.',
    'sign-in-refused':
      'Hệ thống chưa nhận ra máy này. Dữ liệu vẫn nằm trên máy. Anh/chị báo người quản trị xem lại phân công hoặc mời lại máy này.',
    'app-too-old':
      'Ứng dụng trên máy đã cũ nên chưa gửi được. Anh/chị bấm “Dùng bản mới”. Dữ liệu vẫn nằm trên máy này.',
    'server-full':
      'Hệ thống đang hết chỗ nên chưa nhận thêm. Dữ liệu vẫn nằm trên máy này và sẽ được gửi sau. Anh/chị báo người quản trị.',
    'server-refused':
      'Hệ thống chưa nhận lần gửi này. Dữ liệu vẫn nằm trên máy này. Anh/chị thử lại sau; nếu vẫn vậy, báo người quản trị.',
    'disk-full':
      'Máy đã hết chỗ trống nên chưa nhận được dữ liệu mới. Anh/chị xóa bớt ảnh, video. Dữ liệu chưa gửi vẫn còn trên máy.',
  },

  sendNow: 'Gửi ngay',
  sentAll: 'Đã gửi hết. Hệ thống đã nhận đủ.',
  sentSome: (count: number) => `Còn ${count} mục chưa gửi. Dữ liệu vẫn nằm trên máy này.`,

  entriesMissing: (count: number) => `${count} mục đã ghi trên máy này không còn tìm thấy`,
  entriesMissingHint:
    'Đừng xóa ứng dụng hay dữ liệu trình duyệt. So lại với biên lai đã giao rồi báo người quản trị.',
  diskDoubtful: 'Một phần dữ liệu trên máy này không khớp với hệ thống',
  diskDoubtfulHint:
    'Những mục chưa gửi vẫn được giữ. Anh/chị gửi hết khi có mạng rồi báo người quản trị.',
  otherWindow: 'Sổ đang mở ở cửa sổ khác',
  otherWindowHint: 'Ở đây chỉ xem được. Muốn ghi ở đây thì chuyển sổ sang cửa sổ này.',
  useHere: 'Dùng ở cửa sổ này',
  updateReady: 'Có bản mới của ứng dụng',
  updateHint: 'Mất vài giây. Dữ liệu trên máy giữ nguyên; sau đó anh/chị mở sổ lại bằng cụm từ.',
  updateNow: 'Dùng bản mới',
  updateLater: 'Để lúc khác',

  unsentTitle: 'Chưa gửi và cần kiểm tra',
  unsentShort: 'Chưa gửi',
  unsentCount: (waiting: number, check: number) => `${waiting} chưa gửi · ${check} cần kiểm tra`,
  unsentHint:
    'Những mục dưới đây đã lưu trên máy này. Khi có mạng, mở ứng dụng là tự gửi; anh/chị không phải nhập lại.',
  waitingHeading: 'Chưa gửi',
  checkHeading: 'Cần kiểm tra',
  checkHint:
    'Hệ thống đã giữ lại các mục này, không mất mục nào. Người phụ trách công đoàn sẽ xem và quyết định.',
  nothingUnsent: 'Không còn mục nào chưa gửi',
  nothingUnsentHint: 'Mọi thứ anh/chị ghi trên máy này đã lên hệ thống.',
  moreBelow: (count: number) => `và ${count} mục nữa`,
  written: (time: string) => `Ghi lúc ${time}`,

  rulings: {
    held: 'Hệ thống giữ lại, chờ người phụ trách quyết định.',
    quarantined: 'Hệ thống chưa xếp được mục này vào sổ. Mục vẫn được giữ và sẽ được xem lại.',
  },
  reasons: {
    'not-allowed': 'Anh/chị chưa có quyền ghi mục này. Báo người quản trị xem lại phân công.',
    'right-ended':
      'Phân công của anh/chị đã hết khi mục này gửi đến. Người phụ trách sẽ quyết định có tính hay không.',
    'unknown-type': 'Mục này do bản ứng dụng mới hơn ghi. Hệ thống nâng cấp xong sẽ xét lại.',
    'bad-value': 'Có ô không đúng dạng. Người phụ trách sẽ xem lại.',
    'already-written': 'Chỗ này đã có người ghi trước. Cả hai đều được giữ để đối chiếu.',
    forged: 'Mục này không khớp với máy đã ghi nó. Anh/chị báo người quản trị.',
    circle: 'Nơi trực thuộc này tạo thành vòng tròn, chưa xếp được. Chọn nơi trực thuộc khác.',
    'unknown-unit': 'Hệ thống chưa có tổ chức công đoàn của mục này. Có rồi sẽ xét lại.',
    'unknown-field': 'Mục này do bản ứng dụng mới hơn ghi. Hệ thống nâng cấp xong sẽ xét lại.',
    'entry-malformed':
      'Hệ thống chưa đọc được mục này. Mục vẫn được giữ, người quản trị sẽ xem lại.',
    'entry-unreadable':
      'Hệ thống chưa đọc được mục này. Mục vẫn được giữ, người quản trị sẽ xem lại.',
    'entry-too-large':
      'Mục này quá dài để gửi. Mục vẫn nằm trên máy; hãy ghi lại thành nhiều mục ngắn hơn.',
    'bad-book': 'Hệ thống chưa biết sổ của mục này. Báo người quản trị.',
    'unknown-life':
      'Máy này ghi mục khi hệ thống chưa nhận ra sổ trên máy. Người phụ trách sẽ xem và quyết định.',
    'foreign-series':
      'Số biên lai không thuộc quyển được cấp cho máy này. Tiền vẫn được ghi nhận; người phụ trách sẽ so với biên lai giấy.',
    'sign-in-name-taken':
      'Tên đăng nhập này đã có cán bộ khác dùng. Anh/chị thêm lại cán bộ với tên đăng nhập khác.',
    'mixed-directory':
      'Mục này ghi chung phân công với việc khác nên hệ thống chưa nhận. Anh/chị cập nhật ứng dụng rồi ghi lại.',
    stub: 'Nội dung mục này chưa lên được hệ thống. Giữ nguyên máy này và báo người quản trị.',
    'no-own-books':
      'Tổ chức này ghi chung sổ cấp trên, nên mục không vào được sổ riêng. Báo người quản trị.',
  },

  acts: {
    registerMember: 'Ghi tên đoàn viên',
    editMember: 'Sửa thông tin đoàn viên',
    resolveIdentity: 'Chọn thông tin đúng của đoàn viên',
    archiveMember: 'Đưa đoàn viên vào lưu trữ',
    unarchiveMember: 'Đưa đoàn viên trở lại danh sách',
    recordMembershipStep: 'Ghi một bước sinh hoạt',
    addTag: 'Gắn tổ, chuyền cho đoàn viên',
    removeTag: 'Bỏ tổ, chuyền của đoàn viên',
    linkTwins: 'Gộp hai tên là một người',
    unlinkTwins: 'Tách hai tên là hai người',
    importMembers: 'Nhập danh sách đoàn viên',
    undoImport: 'Hoàn tác một lần nhập danh sách',
    issueReceipt: 'Thu đoàn phí',
    voidReceipt: 'Hủy biên lai',
    collectGroup: 'Thu cả tổ',
    closeDay: 'Khóa sổ cuối ngày',
    assess: 'Tính mức đoàn phí',
    waive: 'Miễn đoàn phí',
    adoptResolution: 'Ghi nghị quyết mức đoàn phí',
    recordSalary: 'Ghi tiền lương',
    openCase: 'Tiếp nhận yêu cầu',
    editCase: 'Sửa yêu cầu',
    advanceCase: 'Chuyển bước yêu cầu',
    addCaseNote: 'Ghi chú yêu cầu',
    createUnit: 'Thêm tổ chức công đoàn',
    renameUnit: 'Đổi tên tổ chức công đoàn',
    moveUnit: 'Chuyển nơi trực thuộc',
    closeUnit: 'Cho tổ chức công đoàn ngừng hoạt động',
    reopenUnit: 'Mở lại tổ chức công đoàn',
    addOfficer: 'Thêm cán bộ',
    grantRole: 'Phân công chức vụ',
    revokeGrant: 'Thôi phân công',
    changeSetting: 'Đổi lựa chọn của công đoàn',
    admitHeld: 'Cho tính một mục đang giữ',
    holdQuarantined: 'Giữ một mục chờ người phụ trách',
  },
  someAct: 'Một thao tác',
};

const en: typeof vi = {
  allSafe: (time: string) => `On the system, ${time}`,
  neverReached: 'Not on the system yet',
  waiting: (count: number) => `${count} not sent`,
  check: (count: number) => `${count} to check`,
  sending: 'Sending',
  fetching: 'Receiving',
  lastContact: 'Last contact',
  never: 'Never yet',

  problems: {
    'no-connection':
      'Not sent yet. Everything is still on this device. Once there is a network, opening the app sends it.',
    'not-our-server':
      'This network asks for a sign-in of its own (a Wi-Fi page). Sign in to the Wi-Fi or change to mobile data, then press “Send now”. Everything is still on this device.',
    'sign-in-refused':
      'The system does not know this device. Everything is still on it. Please ask the administrator to look at your roles or to invite this device again.',
    'app-too-old':
      'This app is too old to send. Please press “Use the new version”. Everything is still on this device.',
    'server-full':
      'The system has no room and takes nothing more for now. Everything is still on this device and will be sent later. Please tell the administrator.',
    'server-refused':
      'The system did not take it this time. Everything is still on this device. Try again later; if it happens again, tell the administrator.',
    'disk-full':
      'This device is full, so nothing new could be received. Remove some pictures or films. What is not sent is still here.',
  },

  sendNow: 'Send now',
  sentAll: 'All sent. The system has everything.',
  sentSome: (count: number) => `${count} still not sent. Everything is still on this device.`,

  entriesMissing: (count: number) =>
    `${count} entries written on this device can no longer be found`,
  entriesMissingHint:
    'Do not remove the app or the browser data. Compare with the receipts handed out and tell the administrator.',
  diskDoubtful: 'Part of the data on this device does not agree with the system',
  diskDoubtfulHint:
    'What is not sent yet is kept. Send everything when there is a signal, then tell the administrator.',
  otherWindow: 'The book is open in another window',
  otherWindowHint: 'Here you can only read. To write here, move the book to this window.',
  useHere: 'Use it here',
  updateReady: 'There is a new version of the app',
  updateHint:
    'It takes a few seconds. Everything on this device stays; you open the book with your words again.',
  updateNow: 'Use the new version',
  updateLater: 'Another time',

  unsentTitle: 'Not sent and to be checked',
  unsentShort: 'Not sent',
  unsentCount: (waiting: number, check: number) => `${waiting} not sent · ${check} to check`,
  unsentHint:
    'These are saved on this device. Once there is a network, opening the app sends them; nothing has to be typed again.',
  waitingHeading: 'Not sent',
  checkHeading: 'To be checked',
  checkHint:
    'The system keeps these and none is lost. Whoever leads the union will look at them and decide.',
  nothingUnsent: 'Nothing is waiting to be sent',
  nothingUnsentHint: 'Everything you wrote on this device is on the system.',
  moreBelow: (count: number) => `and ${count} more`,
  written: (time: string) => `Written at ${time}`,

  rulings: {
    held: 'The system keeps it until someone in charge decides.',
    quarantined:
      'The system could not place it in the book yet. It is kept and will be looked at again.',
  },
  reasons: {
    'not-allowed':
      'You have no right to write this. Please ask the administrator to look at your roles.',
    'right-ended':
      'Your role had ended when this arrived. Someone in charge decides whether it counts.',
    'unknown-type':
      'A newer version of the app wrote this. It is judged again once the system is upgraded.',
    'bad-value': 'A field does not have the right form. Someone in charge will look at it.',
    'already-written': 'Someone wrote this before. Both are kept and compared.',
    forged: 'This does not fit the device that wrote it. Please tell the administrator.',
    circle: 'This place in the tree would close a circle. Please choose another one.',
    'unknown-unit':
      'The system does not know the union of this entry yet. It is judged again once it does.',
    'unknown-field': 'A newer app wrote this. It is looked at again once the system is upgraded.',
    'entry-malformed':
      'The system cannot read this yet. It is kept; the administrator will look at it.',
    'entry-unreadable':
      'The system cannot read this yet. It is kept; the administrator will look at it.',
    'entry-too-large':
      'This is too long to send. It stays on this device; write it again in shorter parts.',
    'bad-book': 'The system does not know the book of this entry. Tell the administrator.',
    'unknown-life':
      'This device wrote it before the system knew the book on it. Someone in charge will look and decide.',
    'foreign-series':
      'The receipt’s number is not from a series given to this device. The money is on record; someone in charge will compare the paper.',
    'sign-in-name-taken':
      'Another officer has this sign-in name. Please add the officer again with another one.',
    'mixed-directory':
      'This was written together with a role, so the system did not take it. Please update the app and write it again.',
    stub: 'The content of this has not reached the system. Keep this device as it is and tell the administrator.',
    'no-own-books':
      'This union writes in the books above it, so this cannot go into books of its own. Please tell the administrator.',
  },

  acts: {
    registerMember: 'Member added',
    editMember: 'Member’s details changed',
    resolveIdentity: 'Right detail of a member chosen',
    archiveMember: 'Member archived',
    unarchiveMember: 'Member brought back to the list',
    recordMembershipStep: 'Step of a membership noted',
    addTag: 'Team added to a member',
    removeTag: 'Team taken off a member',
    linkTwins: 'Two names joined as one person',
    unlinkTwins: 'Two names parted',
    importMembers: 'List of members imported',
    undoImport: 'Import of a list undone',
    issueReceipt: 'Dues collected',
    voidReceipt: 'Receipt voided',
    collectGroup: 'Dues of a team collected',
    closeDay: 'Day closed',
    assess: 'Dues worked out',
    waive: 'Dues waived',
    adoptResolution: 'Resolution on fixed dues',
    recordSalary: 'Salary noted',
    openCase: 'Request taken in',
    editCase: 'Request changed',
    advanceCase: 'Request moved on',
    addCaseNote: 'Note on a request',
    createUnit: 'Union added to the tree',
    renameUnit: 'Union renamed',
    moveUnit: 'Union moved elsewhere',
    closeUnit: 'Union closed',
    reopenUnit: 'Union opened again',
    addOfficer: 'Officer added',
    grantRole: 'Role given',
    revokeGrant: 'Role ended',
    changeSetting: 'Choice of the union changed',
    admitHeld: 'Held entry admitted',
    holdQuarantined: 'Entry kept for someone in charge',
  },
  someAct: 'An act',
};

export const syncText = { vi, en };
