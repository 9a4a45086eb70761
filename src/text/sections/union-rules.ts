/** Quy định của công đoàn: what a union decides for itself, and how the app obeys it. */

const vi = {
  rulesTitle: 'Quy định của công đoàn',
  rulesHint: 'Mức đóng cố định, cách thu, tên gọi, ô cần nhập',
  rulesUnit: 'Quy định của',
  rulesNone: 'Anh/chị chưa được phân công đặt quy định',
  rulesNoneHint: 'Việc này do chủ tịch công đoàn hoặc người quản trị làm.',
  rulesSave: 'Lưu quy định',
  rulesSaveHint: 'Máy của các cán bộ khác làm theo sau lần liên lạc tới.',

  fixedHeading: 'Mức đoàn phí cố định theo nghị quyết',
  fixedNone: 'Chưa có nghị quyết nào. Mức đóng tính theo tiền lương hoặc mức tối thiểu của luật.',
  fixedLine: (sum: string, month: string) => `${sum} mỗi tháng, từ tháng ${month}`,
  fixedNow: 'Đang áp dụng',
  fixedLater: 'Chưa tới',
  fixedNotHere:
    'Máy này không giữ sổ thu của công đoàn này. Chủ tịch hoặc người phụ trách tài chính ghi nghị quyết trên máy của mình.',
  fixedAdd: 'Ghi nghị quyết mới',
  fixedSum: 'Mỗi người đóng một tháng',
  fixedSumHint: 'Ví dụ: 20.000',
  fixedFrom: 'Áp dụng từ tháng',
  fixedDecision: 'Số và ngày của nghị quyết',
  fixedDecisionHint: 'Ví dụ: 05/NQ-BCH ngày 20/11/2026',
  fixedWhat:
    'Mọi đoàn viên được đề nghị đóng mức này kể từ tháng đó. Các tháng trước và biên lai đã thu giữ nguyên. Nghị quyết đã ghi thì không sửa; có nghị quyết sau thì ghi thêm.',
  fixedSections: (count: number) =>
    `Nghị quyết được ghi vào sổ thu của cả ${count} tổ có sổ riêng, để máy của tổ trưởng cũng thấy.`,
  fixedSectionsOwn: (count: number) => `${count} tổ có mức riêng thì giữ nguyên.`,
  fixedExtend: (count: number) => `Ghi vào sổ của ${count} tổ chưa có`,
  rulesSections: (count: number) =>
    `Quy định này cũng áp dụng cho ${count} tổ có sổ riêng, trừ chỗ nào tổ đã chọn khác.`,
  fixedSave: 'Lưu nghị quyết',
  fixedProblems: {
    'bad-sum': 'Mức đóng từ 1 đến 10.000.000 đồng, không có số lẻ. Ví dụ: 20.000.',
    'bad-month': 'Chọn tháng bắt đầu áp dụng.',
    'missing-text': 'Ghi số và ngày của nghị quyết.',
    'text-too-long': 'Dài quá. Chỉ ghi số và ngày.',
  },

  methodLabel: 'Đoàn phí thường thu bằng',
  methodHint: 'Chọn sẵn khi thu; cán bộ vẫn đổi được từng lần.',
  methods: { cash: 'Tiền mặt', transfer: 'Chuyển khoản', withheld: 'Trừ lương' },
  groupLabel: 'Nhóm đoàn viên gọi là',
  groupHint: 'Dùng trong “Thu cả…” và danh sách thu.',
  groups: { to: 'tổ', chuyen: 'chuyền', ca: 'ca' },
  lockLabel: 'Tự khóa sổ khi không dùng quá',
  lockMinutesHint:
    'Để lâu hơn thế thì phải mở lại bằng cụm từ hoặc mã PIN của ca. Máy có sổ của nhiều người thì khóa sau 5 phút. Áp dụng cho cán bộ của công đoàn này.',
  lockMinutes: (minutes: number) => `${minutes} phút`,
  shiftPinLabel: 'Cho dùng mã PIN trong ca',
  shiftPinHint:
    'Sau khi mở bằng cụm từ, cán bộ được đặt 6 chữ số để mở lại trong ngày, tối đa 12 giờ. Phần kín luôn cần cụm từ. Bỏ chọn thì lần nào mở cũng phải nhập cụm từ.',
  casesOnSharedLabel: 'Cho giữ sổ tiếp nhận trên máy dùng chung',
  casesOnSharedHint:
    'Bỏ chọn thì máy nhiều người dùng không giữ yêu cầu nào: ghi mới vẫn được và vẫn được gửi, muốn đọc phải dùng máy riêng.',
  leaseHeading: 'Khi máy lâu không có mạng',
  leaseWhat:
    'Mỗi ngày mở ứng dụng mà không liên lạc được với hệ thống tính là một ngày. Hết số ngày thì máy đóng bớt sổ cho tới lần liên lạc sau. Thu đoàn phí, biên lai, khóa sổ và bản dự phòng không bao giờ dừng.',
  leaseCasesLabel: 'Đóng sổ tiếp nhận sau',
  leaseCasesHint: 'Yêu cầu mới vẫn ghi được và vẫn được gửi đi.',
  leaseLabel: 'Đóng phần danh sách không cần khi thu sau',
  leaseHint: 'Họ tên, mã nhân viên, tổ và tình trạng vẫn hiện.',
  leaseDays: (days: number) => `${days} ngày`,
  fieldsHeading: 'Ô cần nhập khi ghi tên đoàn viên',
  fieldsHint: 'Họ tên, ngày sinh, số định danh luôn có. Ô bỏ chọn mà đã có dữ liệu thì vẫn hiện.',
  fields: {
    sex: 'Giới tính',
    phone: 'Số điện thoại',
    employeeNo: 'Mã nhân viên',
    sectionNote: 'Tổ, chuyền, ca (ghi tự do)',
    address: 'Địa chỉ',
  },
};

const en: typeof vi = {
  rulesTitle: 'Rules of the union',
  rulesHint: 'Fixed dues, way of paying, names, fields',
  rulesUnit: 'Rules of',
  rulesNone: 'No role of yours sets rules',
  rulesNoneHint: 'This is done by the chair of the union or an administrator.',
  rulesSave: 'Save the rules',
  rulesSaveHint: 'The devices of other officers follow after their next contact.',

  fixedHeading: 'Fixed dues by resolution',
  fixedNone: 'No resolution yet. Dues go by the salary or by the least the law asks for.',
  fixedLine: (sum, month) => `${sum} a month, from ${month}`,
  fixedNow: 'In force',
  fixedLater: 'Not yet',
  fixedNotHere:
    'The dues book of this union is not on this device. Its chair or treasurer writes the resolution on theirs.',
  fixedAdd: 'Write down a resolution',
  fixedSum: 'What each member pays a month',
  fixedSumHint: 'For example: 20.000',
  fixedFrom: 'From the month',
  fixedDecision: 'Number and day of the resolution',
  fixedDecisionHint: 'For example: 05/NQ-BCH ngày 20/11/2026',
  fixedWhat:
    'This sum is proposed for every member from that month on. Months before it and receipts given out stay as they are. A resolution is not edited; a later one is added.',
  fixedSections: (count) =>
    count === 1
      ? 'The resolution is written in the dues book of the section that keeps its own, so that its head has it too.'
      : `The resolution is written in the dues books of the ${count} sections that keep their own, so that their heads have it too.`,
  fixedSectionsOwn: (count) =>
    count === 1
      ? '1 section has decided for itself and keeps its sum.'
      : `${count} sections have decided for themselves and keep their sums.`,
  fixedExtend: (count) =>
    count === 1 ? 'Write it for the section that lacks it' : `Write it for ${count} that lack it`,
  rulesSections: (count) =>
    count === 1
      ? 'These rules hold for the section with books of its own too, but for what it has chosen itself.'
      : `These rules hold for the ${count} sections with books of their own too, but for what they have chosen themselves.`,
  fixedSave: 'Save the resolution',
  fixedProblems: {
    'bad-sum': 'The sum is between 1 and 10,000,000 đồng, without fractions. For example: 20.000.',
    'bad-month': 'Choose the month it begins with.',
    'missing-text': 'Write the number and day of the resolution.',
    'text-too-long': 'This is too long. The number and the day are enough.',
  },

  methodLabel: 'Dues are mostly paid',
  methodHint: 'Chosen beforehand when collecting; it can be changed each time.',
  methods: { cash: 'In cash', transfer: 'By transfer', withheld: 'Off the wages' },
  groupLabel: 'Groups of members are called',
  groupHint: 'Used where a whole group is collected from, and on its list.',
  groups: { to: 'tổ', chuyen: 'chuyền', ca: 'ca' },
  lockLabel: 'Lock the book when not used for more than',
  lockMinutesHint:
    'After that it opens by the words, or by the PIN of the shift. A device with the books of several people locks after 5 minutes. It holds for the officers of this union.',
  lockMinutes: (minutes) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  shiftPinLabel: 'Allow a PIN for the shift',
  shiftPinHint:
    'After the words, an officer may set 6 digits that open the book again on that day, for 12 hours at most. The confidential part always asks for the words. Without it the words are typed each time.',
  casesOnSharedLabel: 'Let requests lie on shared devices',
  casesOnSharedHint:
    'Without it a device that several people use keeps no requests: new ones can be written and are sent; reading them takes a device of one’s own.',
  leaseHeading: 'When a device is long without network',
  leaseWhat:
    'Each day on which the app is opened and does not reach the system counts as one. When the days have run out, the device closes some of its books until it reaches the system again. Collecting, receipts, closing the day and the backup never stop.',
  leaseCasesLabel: 'Close the book of requests after',
  leaseCasesHint: 'A new request can still be written, and is still sent.',
  leaseLabel: 'Close what of the roll collecting does not need after',
  leaseHint: 'Name, employee number, group and standing stay.',
  leaseDays: (days) => (days === 1 ? '1 day' : `${days} days`),
  fieldsHeading: 'Fields asked for a member',
  fieldsHint:
    'Name, date of birth and ID number are always there. A field left out still shows where something stands in it.',
  fields: {
    sex: 'Sex',
    phone: 'Phone',
    employeeNo: 'Employee number',
    sectionNote: 'Group, line, shift (free words)',
    address: 'Address',
  },
};

export const unionRules = { vi, en };
