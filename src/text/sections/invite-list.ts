/** Invitations nobody has used yet, and taking one back. */

const vi = {
  openInvites: 'Lời mời chưa dùng',
  openInvitesNone: 'Không có lời mời nào đang chờ.',
  openInvitesAsking: 'Đang hỏi hệ thống…',
  openInvitesAgain: 'Xem lại',
  openInvite: (time: string) => `Dùng được đến ${time}`,
  openInviteBy: (name: string, time: string) => `${name} tạo lúc ${time}`,
  openInviteSecret:
    'Mã và đường dẫn chỉ hiện một lần khi tạo. Nếu thất lạc, hủy lời mời này rồi tạo lời mời khác.',
  cancelInvite: 'Hủy lời mời',
  cancelInviteTitle: (name: string) => `Hủy lời mời của ${name}?`,
  cancelInviteWhat:
    'Mã và đường dẫn đã gửi sẽ không mở được sổ nữa. Máy nào đã vào sổ thì không bị ảnh hưởng.',
  cancelInviteDone: 'Đã hủy lời mời',
  openInvitesProblems: {
    'no-connection': 'Chưa kết nối được nên chưa xem được lời mời. Có mạng thì bấm “Xem lại”.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Xem lại”.',
    'not-allowed': 'Anh/chị chưa có quyền xem lời mời của cán bộ này.',
    'no-such-invitation': 'Lời mời này đã được dùng, đã hủy hoặc đã hết hạn. Bấm “Xem lại”.',
  },
};

const en: typeof vi = {
  openInvites: 'Invitations not used yet',
  openInvitesNone: 'No invitation is waiting.',
  openInvitesAsking: 'Asking the system…',
  openInvitesAgain: 'Look again',
  openInvite: (time) => `Good until ${time}`,
  openInviteBy: (name, time) => `Made by ${name} at ${time}`,
  openInviteSecret:
    'Code and link are shown once, when they are made. Where they got lost, cancel this one and make another.',
  cancelInvite: 'Cancel it',
  cancelInviteTitle: (name) => `Cancel the invitation of ${name}?`,
  cancelInviteWhat:
    'The code and the link will open nothing any more. A device that is in already is not affected.',
  cancelInviteDone: 'Invitation cancelled',
  openInvitesProblems: {
    'no-connection':
      'There is no connection, so the invitations cannot be seen. Press “Look again” once there is a network.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data, then press “Look again”.',
    'not-allowed': 'You may not see the invitations of this officer.',
    'no-such-invitation':
      'This invitation has been used, was cancelled or is too old. Press “Look again”.',
  },
};

export const inviteList = { vi, en };
