/** What can go wrong on the way in, at the lock and with forgotten words, and how to mend it. */

const vi = {
  'wrong-words': 'Cụm từ chưa đúng. Xem lại từng từ và thứ tự các từ; bấm “Hiện chữ” để nhìn lại.',
  'pin-over': 'Mã PIN hết khi khóa sổ hoặc hết ca. Mời anh/chị mở bằng cụm từ.',
  'pin-spent': 'Đã nhập sai mã PIN 8 lần nên mã bị hủy. Mời anh/chị mở bằng cụm từ.',
  'wrong-share':
    'Phần khóa nhận từ hệ thống không khớp với máy này. Anh/chị làm lại bước “Quên cụm từ”.',
  'no-vault': 'Trên máy này không còn sổ. Anh/chị xin mã mời mới để vào lại.',
  'vault-damaged':
    'Dữ liệu khóa trên máy bị hỏng. Đừng xóa ứng dụng: những mục chưa gửi có thể còn lấy lại được. Báo công đoàn cấp trên.',
  'disk-full': 'Máy đã hết chỗ trống. Anh/chị xóa bớt ảnh, video rồi thử lại.',
  'store-failed': 'Trình duyệt chưa đọc được dữ liệu trên máy. Anh/chị đóng ứng dụng rồi mở lại.',
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

const en: typeof vi = {
  'wrong-words':
    'Those are not the words. Look at the order of the words; press “Show” to read what you typed.',
  'pin-over': 'The PIN ends with the day’s close or the shift. Please open with your words.',
  'pin-spent': 'The PIN was wrong 8 times, so it is gone. Please open with your words.',
  'wrong-share':
    'The part of the key from the system does not fit this device. Please begin “I forgot my words” again.',
  'no-vault':
    'There is no book on this device any more. Ask for a new invitation code to get back in.',
  'vault-damaged':
    'The lock on this device is damaged. Do not remove the app: what was not sent may still be saved. Tell the union above yours.',
  'disk-full': 'This device is full. Remove some pictures or films and try again.',
  'store-failed': 'The browser could not read this device. Close the app and open it again.',
  'writer-lost': 'The book is open in another window. Close that one and try again.',
  'already-there': 'Your book is on this device already.',
  'no-connection': 'There is no connection. Check the network and try again; the code stays good.',
  'not-our-server':
    'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and try again.',
  'no-such-invitation':
    'No invitation has this code, or it has been used or is too old. Look at each letter (there is no 0, 1, O, I or L in it), or ask your administrator for a new one.',
  'already-set-up': 'This book has been set up. Ask your administrator for an invitation code.',
  'device-known': 'This device is in the system already. Close the app and open it again.',
  'other-words': 'These are not the words of your other device. Please type them again.',
  'name-taken': 'Somebody has this sign-in name already. Please choose another.',
  'too-many-attempts': 'Too many tries. Wait a few minutes and try again.',
  'no-such-request': 'This request is too old. Please ask again.',
  'app-too-old':
    'The app on this device is too old. Close all of its windows and open it again with a network.',
  'server-full':
    'The system has no room. Tell the administrator and try again later; the invitation stays good.',
};

export const enrolProblems = { vi, en };
