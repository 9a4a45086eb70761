/** The sentences of Kết nạp: the committee's decision on those who ask to join. */

const grouped = (count: number, point: string): string =>
  String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, point);

const vi = {
  title: 'Kết nạp đoàn viên',
  link: 'Kết nạp',
  linkMany: 'Kết nạp theo quyết định',
  hint: 'Ban chấp hành quyết định kết nạp. Từ tháng của quyết định mới thu đoàn phí.',
  groupDecision: 'Quyết định kết nạp',
  number: 'Số quyết định',
  numberHint: 'Ví dụ: 12/QĐ-CĐCS',
  day: 'Ngày quyết định',
  decidedBy: 'Nơi ra quyết định',
  decidedByHint: 'Người xin gia nhập lại thì công đoàn cấp trên quyết định.',
  committeeOf: (union: string) => `Ban chấp hành ${union}`,
  committee: 'Ban chấp hành',
  who: 'Ai được kết nạp?',
  appliedOn: (day: string) => `Ghi tên xin gia nhập ${day}`,
  applicants: (count: number) => `${grouped(count, '.')} người xin gia nhập`,
  chosen: (count: number, of: number) =>
    `Đã chọn ${grouped(count, '.')} / ${grouped(of, '.')} người`,
  chooseAll: (count: number) => `Chọn cả ${grouped(count, '.')} người`,
  chooseNone: 'Bỏ chọn tất cả',
  go: (count: number) => (count === 0 ? 'Kết nạp' : `Kết nạp ${grouped(count, '.')} người`),
  confirm: (count: number, name: string) =>
    count === 1 ? `Kết nạp ${name}?` : `Kết nạp ${grouped(count, '.')} người?`,
  confirmWhat: (number: string, day: string, month: string) =>
    `Theo quyết định ${number} ngày ${day}. Từ tháng ${month} là đoàn viên và đóng đoàn phí. Bước này không xóa được.`,
  done: (count: number) => `Đã kết nạp ${grouped(count, '.')} người, đã lưu trên máy`,
  none: 'Không có ai đang xin gia nhập',
  noneHint: 'Ghi tên người mới với mục “Xin gia nhập” thì có tên ở đây.',
  notAllowed: 'Anh/chị chưa được phân công ghi kết nạp',
  notAllowedHint: 'Chủ tịch hoặc thủ quỹ công đoàn ghi quyết định của ban chấp hành.',
  problems: {
    'no-applicants': 'Chưa chọn ai.',
    'too-many-applicants': (max: number) =>
      `Mỗi lần ghi được nhiều nhất ${grouped(max, '.')} người. Hãy chia làm hai lần.`,
    'not-an-applicant': (names: string) =>
      `Không còn xin gia nhập, có thể đã kết nạp ở máy khác: ${names}. Bỏ chọn rồi ghi lại.`,
    'missing-number': 'Chưa ghi số quyết định.',
    'missing-by': 'Chưa ghi nơi ra quyết định.',
    'bad-day': 'Ngày này không có. Viết như 22/11/2026.',
    'future-day': 'Ngày này chưa tới.',
  },
};

const en: typeof vi = {
  title: 'Admit members',
  link: 'Admit',
  linkMany: 'Admit by decision',
  hint: 'The committee decides who is admitted. Dues are taken from the month of the decision on.',
  groupDecision: 'Decision on admission',
  number: 'Number of the decision',
  numberHint: 'For example: 12/QĐ-CĐCS',
  day: 'Day of the decision',
  decidedBy: 'Decided by',
  decidedByHint: 'For somebody who joins again, the union above decides.',
  committeeOf: (union) => `Committee of ${union}`,
  committee: 'The committee',
  who: 'Who is admitted?',
  appliedOn: (day) => `Applied ${day}`,
  applicants: (count) => (count === 1 ? '1 applicant' : `${grouped(count, ',')} applicants`),
  chosen: (count, of) => `${grouped(count, ',')} of ${grouped(of, ',')} chosen`,
  chooseAll: (count) => `Choose all ${grouped(count, ',')}`,
  chooseNone: 'Choose none',
  go: (count) =>
    count === 0 ? 'Admit' : count === 1 ? 'Admit 1 person' : `Admit ${grouped(count, ',')} people`,
  confirm: (count, name) =>
    count === 1 ? `Admit ${name}?` : `Admit ${grouped(count, ',')} people?`,
  confirmWhat: (number, day, month) =>
    `By decision ${number} of ${day}. Membership and dues begin with ${month}. This step cannot be deleted.`,
  done: (count) =>
    count === 1
      ? '1 person admitted, saved on this device'
      : `${grouped(count, ',')} people admitted, saved on this device`,
  none: 'Nobody asks to join',
  noneHint: 'Whoever is registered as an applicant stands here.',
  notAllowed: 'Admitting is not among your duties',
  notAllowedHint: 'The chair or the treasurer notes the decision of the committee.',
  problems: {
    'no-applicants': 'Choose somebody.',
    'too-many-applicants': (max) =>
      `At most ${grouped(max, ',')} people at once. Please do it in two parts.`,
    'not-an-applicant': (names) =>
      `No longer applicants, perhaps admitted on another device: ${names}. Take them out and save again.`,
    'missing-number': 'The number of the decision is missing.',
    'missing-by': 'Say who decided.',
    'bad-day': 'There is no such day. Write it like 22/11/2026.',
    'future-day': 'That day has not come yet.',
  },
};

export const admissionText = { vi, en };
