/** What the levels of the union and the roles in it are called. */

const vi = {
  kinds: {
    confederation: 'Tổng Liên đoàn',
    province: 'Liên đoàn Lao động tỉnh, thành phố',
    commune: 'Công đoàn xã, phường, đặc khu',
    'industrial-zone': 'Công đoàn khu công nghiệp',
    grassroots: 'Công đoàn cơ sở',
    section: 'Công đoàn bộ phận',
    group: 'Tổ công đoàn',
  },
  roles: {
    administrator: 'Quản trị',
    chair: 'Chủ tịch công đoàn',
    treasurer: 'Phụ trách tài chính',
    collector: 'Người thu đoàn phí',
    'case-officer': 'Cán bộ tiếp nhận',
  },
  roleHints: {
    administrator: 'Thêm tổ chức công đoàn, cán bộ; không xem đoàn viên, đoàn phí, yêu cầu.',
    chair: 'Xem và ghi đoàn viên, đoàn phí, yêu cầu; phân công cán bộ của công đoàn mình.',
    treasurer: 'Ghi đoàn viên, thu đoàn phí, tính mức đóng, xem tiền lương.',
    collector: 'Ghi tên xin gia nhập, thu đoàn phí.',
    'case-officer': 'Tiếp nhận và giải quyết yêu cầu.',
  },
};

const en: typeof vi = {
  kinds: {
    confederation: 'General Confederation',
    province: 'Provincial or city federation',
    commune: 'Commune or ward union',
    'industrial-zone': 'Industrial-zone union',
    grassroots: 'Grassroots union',
    section: 'Section',
    group: 'Union group',
  },
  roles: {
    administrator: 'Administrator',
    chair: 'Chair',
    treasurer: 'Treasurer',
    collector: 'Dues collector',
    'case-officer': 'Case officer',
  },
  roleHints: {
    administrator: 'Adds unions and officers; sees no members, dues or requests.',
    chair: 'Sees and writes members, dues and requests; gives roles in the own union.',
    treasurer: 'Writes members, collects dues, works out dues, sees salaries.',
    collector: 'Takes in applications and collects dues.',
    'case-officer': 'Takes in requests and sees them through.',
  },
};

export const officeNames = { vi, en };
