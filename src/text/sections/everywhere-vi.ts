/** Sentences that stand on many screens: states, acts, what a refused save means. In Vietnamese. */

export const commonVi = {
  appName: 'Sổ Công đoàn',
  practiceBar: 'DỮ LIỆU THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ',
  mainNavigation: 'Các phần của sổ',
  tabs: {
    today: 'Hôm nay',
    roster: 'Đoàn viên',
    dues: 'Đoàn phí',
    cases: 'Tiếp nhận',
    more: 'Khác',
  },

  back: 'Quay lại',
  onlyReads: 'Anh/chị chỉ xem được ở đây',
  onlyReadsHint:
    'Chức vụ của anh/chị không ghi vào sổ này. Muốn ghi, nhờ chủ tịch công đoàn phân công.',
  cancel: 'Để sau',
  close: 'Đóng',
  save: 'Lưu',
  edit: 'Sửa',
  goOn: 'Tiếp tục',
  tryAgain: 'Thử lại',
  yes: 'Có',
  no: 'Không',
  optional: '(không bắt buộc)',
  opening: 'Đang mở…',
  showWords: 'Hiện chữ',
  hideWords: 'Ẩn chữ',
  clearSearch: 'Xóa chữ đang tìm',
  dayHint: 'Ví dụ: 22/11/2026',
  saved: 'Đã lưu trên máy',
  closedHere: 'Sổ đang mở ở cửa sổ khác nên chưa ghi được ở đây.',
  useHere: 'Dùng ở cửa sổ này',
  people: (count: string) => `${count} người`,
  errorsTitle: (count: number) => (count === 1 ? 'Cần sửa một chỗ' : `Cần sửa ${count} chỗ`),

  states: {
    waiting: 'Chưa gửi',
    safe: 'Đã lên hệ thống',
    check: 'Cần kiểm tra',
    void: 'Đã hủy',
  },
  stateMeanings: {
    waiting: 'Đã lưu trên máy này. Khi có mạng, mở ứng dụng là tự gửi.',
    safe: 'Máy chủ của công đoàn đã nhận đủ.',
    check: 'Có chỗ cần anh/chị xem lại.',
    void: 'Đã hủy, vẫn giữ số và lịch sử.',
  },

  /** Nothing was written in any of these cases; what was typed is still on the screen. */
  saveProblems: {
    'entry-too-large': 'Nội dung dài quá. Anh/chị rút gọn hoặc chia làm hai lần lưu.',
    'bad-value': 'Có ô chưa đúng hoặc dài quá. Anh/chị xem lại rồi lưu.',
    'not-read-back':
      'Máy ghi xong nhưng đọc lại không khớp nên chưa tính là đã lưu. Anh/chị bấm lưu lần nữa; nếu vẫn vậy, hãy báo công đoàn cấp trên.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” ở đầu trang rồi lưu lại.',
    'writer-lost': 'Sổ vừa được mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” ở đầu trang rồi lưu lại.',
    'already-there': 'Chưa lưu được do trùng mục. Anh/chị bấm lưu lần nữa.',
    'disk-full':
      'Máy đã đầy: mục này CHƯA được lưu. Anh/chị xóa bớt ảnh, video hoặc ứng dụng ít dùng (nhất là trong Zalo), rồi bấm lưu lại; chữ vừa nhập vẫn còn đây. Những gì đã lưu trước đó không mất.',
    'store-gone':
      'Dữ liệu của sổ đã bị xóa khỏi máy nên mục này CHƯA được lưu. Anh/chị đừng đóng cửa sổ: xem dòng ở đầu trang.',
    'store-newer':
      'Bản mới của ứng dụng đã mở sổ này nên mục này CHƯA được lưu. Anh/chị tải lại trang ở dòng đầu trang rồi lưu lại.',
    'store-failed':
      'Trình duyệt chưa ghi được xuống máy: mục này CHƯA được lưu, những gì đã lưu trước đó không mất. Thường là do máy đã đầy: anh/chị xóa bớt ảnh, video rồi bấm lưu lại. Nếu vẫn vậy, đóng ứng dụng, mở lại rồi lưu lần nữa.',
  },

  leaveTitle: 'Rời màn hình này?',
  leaveWhat: 'Những gì anh/chị vừa nhập ở đây chưa được lưu và sẽ mất.',
  leave: 'Bỏ, không lưu',
  leaveKept: 'Rời đi, giữ bản nháp',
  leaveKeptWhat:
    'Những gì anh/chị vừa nhập chưa được lưu vào sổ. Bản nháp vẫn nằm trên máy này, mở lại màn hình này là dùng tiếp được.',
  stay: 'Ở lại',
  draftAt: (time: string) => `Bản nháp lúc ${time}`,
  draftTake: 'Dùng tiếp',
  draftDrop: 'Bỏ',

  pageNotFound: 'Không tìm thấy trang này',
  pageNotFoundHint: 'Đường dẫn không còn dùng được. Dữ liệu trong sổ không bị ảnh hưởng.',
  toToday: 'Về Hôm nay',
  screenMissing: 'Màn hình này chưa tải về máy',
  screenMissingHint:
    'Nối mạng một lúc rồi mở lại. Dữ liệu đã lưu vẫn nằm trên máy. Hôm nay báo khi nào máy đã sẵn sàng làm việc không có mạng.',
  screenBroke: 'Màn hình này không mở được',
  screenBrokeHint:
    'Dữ liệu đã lưu vẫn nằm trên máy. Anh/chị thử mở lại; nếu vẫn vậy, hãy báo công đoàn cấp trên.',
};

export type CommonText = typeof commonVi;
