/** Changing the tree of unions: another name, another place, closing and opening again. */

const vi = {
  changeHeading: 'Thay đổi',
  move: 'Chuyển nơi trực thuộc',
  moveTitle: 'Chuyển về trực thuộc',
  moveWhat: (below: number) =>
    below === 0
      ? 'Sổ sách, cán bộ và biên lai giữ nguyên. Cán bộ cấp trên cũ không còn xem được; cấp trên mới xem được theo phân công.'
      : `Chuyển cùng ${below} tổ chức bên dưới. Sổ sách, cán bộ và biên lai giữ nguyên. Cán bộ cấp trên cũ không còn xem được; cấp trên mới xem được theo phân công.`,
  movePick: 'Chọn nơi trực thuộc mới',
  movePickMissing: 'Chọn nơi trực thuộc mới.',
  moveSave: 'Chuyển',
  moveNowhere:
    'Không có nơi nào khác để chuyển đến trong phạm vi của anh/chị. Nhờ người quản trị cấp trên.',
  moveShared:
    'Tổ chức này ghi chung sổ với nơi trực thuộc nên không chuyển đi được. Lập tổ chức mới ở nơi kia rồi chuyển đoàn viên.',
  closeUnit: 'Ngừng hoạt động',
  closeWhat:
    'Từ nay không thêm được cấp dưới hay cán bộ ở đây. Không xóa gì: sổ cũ vẫn xem và in được, cán bộ còn phân công vẫn ghi nốt được cho đến khi thôi phân công. Mở lại được bất cứ lúc nào.',
  closeMembers: (count: string) =>
    `Còn ${count} đoàn viên đang sinh hoạt ở đây. Nên chuyển sinh hoạt cho họ trước.`,
  closeMembersUnknown:
    'Máy này không có danh sách đoàn viên của nơi này. Hỏi chủ tịch công đoàn ở đây: đã chuyển sinh hoạt cho đoàn viên chưa?',
  closeOfficers: (count: number) =>
    `Còn ${count} phân công đang có hiệu lực ở đây. Thôi phân công ở mục Cán bộ khi việc đã bàn giao xong.`,
  closeOpenBelow: (names: string, count: number) =>
    `Bên dưới còn ${count} tổ chức đang hoạt động: ${names}. Cho ngừng hoặc chuyển đi trước.`,
  closeDay: 'Ngừng từ ngày',
  closeSave: 'Cho ngừng hoạt động',
  reopen: 'Mở lại',
  reopenTitle: (name: string) => `Mở lại ${name}?`,
  reopenWhat: 'Từ nay lại thêm được cấp dưới và cán bộ ở đây.',
  closedChip: 'Đã ngừng',
  treeProblems: {
    circle: 'Nơi anh/chị chọn nằm bên dưới chính tổ chức này. Chọn nơi khác.',
    'shares-books': 'Tổ chức này ghi chung sổ với nơi trực thuộc nên không chuyển đi được.',
    'parent-closed': 'Nơi trực thuộc đã ngừng hoạt động. Mở lại nơi đó trước hoặc chọn nơi khác.',
    'unknown-unit': 'Tổ chức này không có trên máy. Anh/chị đợi nhận đủ dữ liệu rồi làm lại.',
    'nothing-changed': 'Đây đang là nơi trực thuộc, chưa có gì để chuyển.',
    'bad-day': 'Ngày chưa đúng. Ví dụ: 22/11/2026.',
    'future-day': 'Ngày ngừng chưa tới. Đến ngày đó anh/chị hãy ghi.',
    'open-below': 'Bên dưới còn tổ chức đang hoạt động. Cho ngừng hoặc chuyển đi trước.',
    'already-closed': 'Tổ chức này đã ngừng rồi.',
    'not-closed': 'Tổ chức này đang hoạt động.',
  },
};

const en: typeof vi = {
  changeHeading: 'Changes',
  move: 'Move it elsewhere',
  moveTitle: 'Move it under another union',
  moveWhat: (below) =>
    below === 0
      ? 'Books, officers and receipts stay as they are. Officers above its old place no longer see it; those above the new one do, as far as their roles reach.'
      : `The ${below} below it move along. Books, officers and receipts stay as they are. Officers above its old place no longer see it; those above the new one do, as far as their roles reach.`,
  movePick: 'Choose where it will belong',
  movePickMissing: 'Choose where it will belong.',
  moveSave: 'Move it',
  moveNowhere:
    'There is no other place within your reach. Ask an administrator of the union above.',
  moveShared:
    'It writes in the books of the union it belongs to, so it cannot leave them. Add a new one over there and move the members.',
  closeUnit: 'Close it',
  closeWhat:
    'No unions below it and no officers can be added from then on. Nothing is deleted: its books can be read and printed, and officers who still hold a role there may finish their work until the role ends. It can be opened again at any time.',
  closeMembers: (count) => `${count} members are still active here. They should be moved first.`,
  closeMembersUnknown:
    'The roll of this union is not on this device. Ask its chair whether the members have been moved.',
  closeOfficers: (count) =>
    count === 1
      ? '1 role here is still in force. End it under Officers once the work is handed over.'
      : `${count} roles here are still in force. End them under Officers once the work is handed over.`,
  closeOpenBelow: (names, count) =>
    `${count} below it still open: ${names}. Close or move them first.`,
  closeDay: 'Closed from',
  closeSave: 'Close the union',
  reopen: 'Open it again',
  reopenTitle: (name) => `Open ${name} again?`,
  reopenWhat: 'Unions below it and officers can then be added again.',
  closedChip: 'Closed',
  treeProblems: {
    circle: 'The place you chose lies below this very union. Choose another one.',
    'shares-books': 'It writes in the books of the union it belongs to, so it cannot leave them.',
    'parent-closed': 'What it belongs to is closed. Open that first or choose another place.',
    'unknown-unit': 'This union is not on this device yet. Wait until everything has arrived.',
    'nothing-changed': 'It belongs there already; there is nothing to move.',
    'bad-day': 'There is no such day. For example: 22/11/2026.',
    'future-day': 'That day has not come yet. Write it down on that day.',
    'open-below': 'Unions below it are still open. Close or move them first.',
    'already-closed': 'It is closed already.',
    'not-closed': 'It is open.',
  },
};

export const officeTree = { vi, en };
