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

  foundTitle: 'Lập sổ công đoàn cơ sở',
  foundHint: (under: string) =>
    `Trực thuộc ${under}. Ghi hai tên dưới đây là anh/chị vừa làm chủ tịch, vừa thu đoàn phí, vừa tiếp nhận yêu cầu. Có thêm cán bộ thì mời sau.`,
  foundName: 'Tên công đoàn của anh/chị',
  foundNameHint: 'Ví dụ: CĐCS Công ty TNHH May Mẫu',

  trainingDay: 'Buổi tập huấn',
  whoMay: 'Ai được làm gì',
  waitingPhones: 'Máy chờ duyệt',
  waitingPhonesHint: 'Duyệt từ xa người không có mã mời',
  inviteAbove:
    'Cán bộ này giữ chức vụ mà anh/chị không giao được, nên lần đầu vào sổ là do cấp trên mời.',
  inviteUnion: 'Mời công đoàn cơ sở mới',
  inviteUnionTitle: 'Mời công đoàn cơ sở mới',
  inviteUnionUnder: (name: string) => `Trực thuộc ${name}`,
  inviteUnionWhat:
    'Người nhận tự ghi tên công đoàn và tên mình, rồi làm việc được ngay: vừa là chủ tịch, vừa thu đoàn phí, vừa tiếp nhận yêu cầu. Một mình kiểm tiền thì sổ ghi “tự kiểm”.',
  inviteUnionOnlyTo: 'Chỉ gửi cho đúng người này: ai có mã là lập được công đoàn ở đây.',
  inviteUnionProblems: {
    'no-connection': 'Chưa kết nối được nên chưa tạo được lời mời. Có mạng thì bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-found': 'Anh/chị chưa có quyền lập công đoàn ở đây. Nhờ người quản trị cấp trên.',
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

  foundTitle: 'Set up your union’s book',
  foundHint: (under) =>
    `It belongs to ${under}. With these two names you are chair, collect the dues and take in requests, all at once. Other officers can be invited later.`,
  foundName: 'Name of your union',
  foundNameHint: 'For example: CĐCS Công ty TNHH May Mẫu',

  trainingDay: 'Training day',
  whoMay: 'Who may do what',
  waitingPhones: 'Waiting devices',
  waitingPhonesHint: 'Let in from afar somebody without a code',
  inviteAbove:
    'This officer holds a role that you cannot give, so the first invitation comes from the union above.',
  inviteUnion: 'Invite a new grassroots union',
  inviteUnionTitle: 'Invite a new grassroots union',
  inviteUnionUnder: (name) => `Below ${name}`,
  inviteUnionWhat:
    'Whoever gets it enters the name of the union and their own, and can work at once: as chair, for the dues and for requests. Cash counted by one person alone is marked “self-checked”.',
  inviteUnionOnlyTo: 'Send it to this person only: whoever has the code can found a union here.',
  inviteUnionProblems: {
    'no-connection':
      'There is no connection, so no invitation was made. Press again once there is a network.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-found': 'You may not found unions here. Ask the administrator above.',
  },
};

export const inviteList = { vi, en };
