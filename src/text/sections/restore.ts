/** The sentences of the page on which an administrator ends the restore of the server. */
const vi = {
  title: 'Khôi phục máy chủ',
  lead: 'Máy chủ vừa được khôi phục từ bản sao lưu. Các máy đang gửi lại những gì ghi sau bản sao lưu đó; mục mới chờ trên máy cho đến khi anh/chị kết thúc.',
  come: (count: number) => `${count} máy đã gửi lại`,
  missing: (count: number) => `Chưa thấy ${count} máy`,
  missingHint:
    'Nhắc các cán bộ này mở ứng dụng khi có mạng rồi hãy kết thúc. Máy đến sau vẫn được nhận, nhưng quyền đã thu hồi sau bản sao lưu có thể còn hiệu lực cho đến lúc đó.',
  allCome: 'Mọi máy đã gửi lại.',
  unknown: 'Không rõ tên',
  none: 'Không có lần khôi phục nào đang mở',
  noneHint: 'Máy chủ đang nhận và xét mục mới như thường.',
  look: 'Xem lại',
  close: 'Kết thúc khôi phục',
  closeTitle: 'Kết thúc khôi phục?',
  closeWhat: (missing: number) =>
    missing === 0
      ? 'Từ lúc này máy chủ nhận và xét mục mới như thường.'
      : `Còn ${missing} máy chưa gửi lại. Từ lúc này máy chủ nhận và xét mục mới như thường; không mở lại được.`,
  problems: {
    'second-factor-needed': 'Việc này cần anh/chị xác nhận thêm. Bấm lại rồi xác nhận trên máy.',
    'no-connection': 'Chưa có mạng nên chưa xem được. Có mạng thì bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập. Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-allowed': 'Việc này của người quản trị cấp cao nhất.',
    other: 'Hệ thống chưa trả lời được. Anh/chị thử lại sau.',
  },
};

const en: typeof vi = {
  title: 'Restore of the server',
  lead: 'The server was just restored from a backup. The devices are sending back what was written after that backup; new items wait on the devices until you end the restore.',
  come: (count) => (count === 1 ? '1 device has sent back' : `${count} devices have sent back`),
  missing: (count) =>
    count === 1 ? '1 device has not come yet' : `${count} devices have not come yet`,
  missingHint:
    'Ask these officers to open the app with a network before you end it. A device that comes later is still heard, but a right that was ended after the backup may be in force until then.',
  allCome: 'Every device has sent back.',
  unknown: 'Name not known',
  none: 'No restore is open',
  noneHint: 'The server takes and judges new items as usual.',
  look: 'Look again',
  close: 'End the restore',
  closeTitle: 'End the restore?',
  closeWhat: (missing) =>
    missing === 0
      ? 'From now on the server takes and judges new items as usual.'
      : `${missing === 1 ? '1 device has' : `${missing} devices have`} not sent back yet. From now on the server takes and judges new items as usual; this cannot be undone.`,
  problems: {
    'second-factor-needed':
      'This needs one more confirmation from you. Press again, then confirm on the device.',
    'no-connection': 'There is no network. Press again when there is.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-allowed': 'This is for the administrator of the highest union.',
    other: 'The system could not answer this time. Try again later.',
  },
};

export const restoreText = { vi, en };
