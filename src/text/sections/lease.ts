/** A device that is long without the system: how many days are left, what has closed, what goes on, and what opens it again. */

const vi = {
  told: (days: number) => `Còn ${days} ngày: anh/chị hãy kết nối mạng`,
  toldCases:
    'Máy đã lâu chưa liên lạc được với hệ thống. Hết số ngày này, sổ tiếp nhận trên máy tạm đóng. Kết nối mạng rồi mở ứng dụng một lần là số ngày được tính lại từ đầu.',
  toldRoll:
    'Máy đã lâu chưa liên lạc được với hệ thống. Hết số ngày này, danh sách đoàn viên trên máy chỉ còn phần cần khi thu. Kết nối mạng rồi mở ứng dụng một lần là số ngày được tính lại từ đầu.',
  overCases: 'Sổ tiếp nhận tạm đóng',
  overCasesHint:
    'Máy này đã lâu chưa liên lạc được với hệ thống. Yêu cầu mới vẫn ghi được, không mục nào mất.',
  overRoll: 'Danh sách đoàn viên chỉ còn phần cần khi thu',
  overRollHint:
    'Máy này đã lâu chưa liên lạc được với hệ thống. Họ tên, mã nhân viên, tổ và tình trạng vẫn hiện; các ô khác tạm ẩn, không mất.',
  overAll: 'Máy này đã lâu chưa liên lạc được với hệ thống',
  overAllHint:
    'Sổ tiếp nhận tạm đóng, danh sách đoàn viên chỉ còn phần cần khi thu. Yêu cầu mới vẫn ghi được, không mục nào mất.',
  goesOn: 'Thu đoàn phí, biên lai, cuối ngày và bản dự phòng vẫn làm như thường.',
  opensAgain: 'Kết nối mạng rồi mở ứng dụng một lần là mở lại hết.',
  contact: 'Liên lạc ngay',

  closedTitle: 'Việc này tạm đóng trên máy',
  closedHint:
    'Máy này đã lâu chưa liên lạc được với hệ thống nên tạm không xem, không sửa phần danh sách này. Không mục nào mất.',
  toRoll: 'Về danh sách',
};

export type LeaseText = typeof vi;

const en: LeaseText = {
  told: (days) => `${days === 1 ? '1 day' : `${days} days`} left: please connect to a network`,
  toldCases:
    'This device has not reached the system for a long time. After that, its book of requests closes for now. Connect to a network and open the app once, and the count starts again.',
  toldRoll:
    'This device has not reached the system for a long time. After that, it shows only what collecting needs of the roll. Connect to a network and open the app once, and the count starts again.',
  overCases: 'The book of requests is closed for now',
  overCasesHint:
    'This device has not reached the system for a long time. A new request can still be written, and nothing is lost.',
  overRoll: 'Only what collecting needs of the roll is shown',
  overRollHint:
    'This device has not reached the system for a long time. Name, employee number, group and standing stay; the other fields are hidden, not lost.',
  overAll: 'This device has not reached the system for a long time',
  overAllHint:
    'The book of requests is closed for now, and only what collecting needs of the roll is shown. A new request can still be written, and nothing is lost.',
  goesOn: 'Collecting, receipts, the end of the day and the backup go on as usual.',
  opensAgain: 'Connect to a network and open the app once: all of it opens again.',
  contact: 'Connect now',

  closedTitle: 'This is closed on this device for now',
  closedHint:
    'This device has not reached the system for a long time, so this part of the roll can be neither seen nor changed. Nothing is lost.',
  toRoll: 'Back to the roll',
};

export const leaseText = { vi, en };
