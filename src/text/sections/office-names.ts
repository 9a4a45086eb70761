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
    'vice-chair': 'Phó chủ tịch công đoàn',
    treasurer: 'Phụ trách tài chính',
    accountant: 'Kế toán công đoàn',
    collector: 'Người thu đoàn phí',
    'case-officer': 'Cán bộ tiếp nhận',
    'communications-officer': 'Cán bộ truyền thông',
    'training-officer': 'Cán bộ đào tạo',
    auditor: 'Cán bộ kiểm tra',
    'upper-officer': 'Cán bộ công đoàn cấp trên',
  },
  roleHints: {
    administrator: 'Thêm tổ chức công đoàn, cán bộ; không xem đoàn viên, đoàn phí, yêu cầu.',
    chair: 'Xem và ghi đoàn viên, đoàn phí, yêu cầu; phân công cán bộ của công đoàn mình.',
    'vice-chair': 'Xem và ghi đoàn viên, đoàn phí, yêu cầu; không phân công cán bộ.',
    treasurer: 'Ghi đoàn viên, thu đoàn phí, tính mức đóng, xem tiền lương.',
    accountant: 'Tính mức đóng, ghi tiền lương; không thu tiền.',
    collector: 'Ghi tên xin gia nhập, thu đoàn phí.',
    'case-officer': 'Tiếp nhận và giải quyết yêu cầu.',
    'communications-officer': 'Làm tin, bài; không xem đoàn viên, đoàn phí, yêu cầu.',
    'training-officer': 'Tổ chức các lớp; không xem đoàn viên, đoàn phí, yêu cầu.',
    auditor: 'Chỉ xem đoàn viên, đoàn phí; không ghi gì.',
    'upper-officer': 'Chỉ xem đoàn viên, đoàn phí của cấp dưới; không xem yêu cầu.',
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
    'vice-chair': 'Vice-chair',
    treasurer: 'Treasurer',
    accountant: 'Accountant',
    collector: 'Dues collector',
    'case-officer': 'Case officer',
    'communications-officer': 'Communications officer',
    'training-officer': 'Training officer',
    auditor: 'Auditor',
    'upper-officer': 'Upper-level officer',
  },
  roleHints: {
    administrator: 'Adds unions and officers; sees no members, dues or requests.',
    chair: 'Sees and writes members, dues and requests; gives roles in their own union.',
    'vice-chair': 'Sees and writes members, dues and requests; gives no roles.',
    treasurer: 'Writes members, collects dues, works out dues, sees salaries.',
    accountant: 'Works out dues and writes salaries; takes no money.',
    collector: 'Takes in applications and collects dues.',
    'case-officer': 'Takes in requests and sees them through.',
    'communications-officer': 'Makes the news; sees no members, dues or requests.',
    'training-officer': 'Arranges courses; sees no members, dues or requests.',
    auditor: 'Sees members and dues, and writes nothing.',
    'upper-officer': 'Sees members and dues of the unions below, and no requests.',
  },
};

export const officeNames = { vi, en };
