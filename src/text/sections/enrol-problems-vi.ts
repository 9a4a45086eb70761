/** What can go wrong on the way in, at the lock and with forgotten words, and how to mend it. In Vietnamese. */

export const enrolProblemsVi = {
  'wrong-words': 'Cụm từ chưa đúng. Xem lại từng từ và thứ tự các từ; bấm “Hiện chữ” để nhìn lại.',
  'words-changed': 'Đã đổi cụm từ. Mời anh/chị mở sổ bằng cụm từ mới.',
  'pin-over': 'Mã PIN hết khi khóa sổ hoặc hết ca. Mời anh/chị mở bằng cụm từ.',
  'pin-spent': 'Đã nhập sai mã PIN 8 lần nên mã bị hủy. Mời anh/chị mở bằng cụm từ.',
  'wrong-share':
    'Phần khóa nhận từ hệ thống không khớp với máy này. Anh/chị làm lại bước “Quên cụm từ”.',
  'no-vault': 'Trên máy này không còn sổ. Anh/chị xin mã mời mới để vào lại.',
  'vault-damaged':
    'Dữ liệu khóa trên máy bị hỏng. Đừng xóa ứng dụng: những mục chưa gửi có thể còn lấy lại được. Báo công đoàn cấp trên.',
  'disk-full': 'Máy đã hết chỗ trống. Anh/chị xóa bớt ảnh, video rồi thử lại.',
  'store-failed': 'Trình duyệt chưa đọc được dữ liệu trên máy. Anh/chị đóng ứng dụng rồi mở lại.',
  'store-gone':
    'Dữ liệu của sổ vừa bị xóa khỏi máy này. Anh/chị tải lại trang để xem cách vào lại sổ.',
  'store-newer':
    'Bản mới hơn của ứng dụng đã mở sổ này. Dữ liệu còn nguyên: anh/chị đóng hết cửa sổ của ứng dụng rồi mở lại.',
  'writer-lost': 'Sổ đang mở ở cửa sổ khác. Anh/chị đóng cửa sổ kia rồi thử lại.',
  'already-there': 'Trên máy này đã có sổ của anh/chị.',
  'no-connection': 'Chưa kết nối được. Anh/chị kiểm tra mạng rồi thử lại; mã mời vẫn dùng được.',
  'not-our-server':
    'Mạng này đang đòi đăng nhập (trang Wi-Fi). Đăng nhập Wi-Fi hoặc đổi sang 4G rồi thử lại.',
  'no-such-invitation':
    'Không có lời mời với mã này, hoặc lời mời đã dùng hay đã hết hạn. Xem lại từng chữ (trong mã không có số 0, số 1, chữ O, I, L), hoặc xin người quản trị mã mới.',
  'already-set-up': 'Sổ này đã được lập. Anh/chị xin người quản trị mã mời.',
  'device-known': 'Máy này đã ghi vào hệ thống rồi. Anh/chị đóng ứng dụng rồi mở lại.',
  'other-words': 'Cụm từ không giống cụm từ trên máy kia của anh/chị. Anh/chị nhập lại.',
  'name-taken': 'Tên đăng nhập này đã có người dùng. Anh/chị chọn tên khác.',
  'too-many-attempts': 'Thử nhiều lần quá. Anh/chị đợi vài phút rồi thử lại.',
  'no-such-request': 'Lần xin này đã hết hạn. Anh/chị xin lại.',
  'app-too-old':
    'Ứng dụng trên máy đã cũ. Anh/chị đóng hết cửa sổ của ứng dụng rồi mở lại khi có mạng.',
  'server-full':
    'Hệ thống đang hết chỗ. Anh/chị báo người quản trị rồi thử lại sau; lời mời vẫn còn.',
};

export type EnrolProblems = typeof enrolProblemsVi;
