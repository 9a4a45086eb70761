/** A passkey of the device, which officers know as finger, face or the phone's own code. In Vietnamese, the first language. */

export const passkeyVi = {
  title: 'Vân tay, khuôn mặt',
  unlock: 'Mở bằng vân tay / khuôn mặt',

  offerTitle: 'Lần sau mở sổ bằng vân tay hoặc khuôn mặt?',
  offerWhat: 'Như khi mở máy: chạm hoặc nhìn vào máy là xong. Cụm từ vẫn luôn dùng được.',
  offerSet: 'Đặt vân tay, khuôn mặt',
  offerNo: 'Không dùng',

  setLead:
    'Nhập cụm từ một lần, rồi xác nhận trên máy bằng vân tay, khuôn mặt hoặc mã mở máy. Máy sẽ hỏi hai lần.',
  words: 'Cụm từ của anh/chị',
  wordsHint: 'Để chắc đúng là anh/chị đang cầm máy.',
  keep: 'Dùng vân tay, khuôn mặt',
  keeping: 'Đang chờ máy xác nhận…',
  again: 'Xác nhận lần nữa',
  kept: 'Từ nay mở sổ được bằng vân tay, khuôn mặt',
  understood: 'Tôi đã hiểu',

  noPrf: 'Máy này chưa mở sổ bằng vân tay, khuôn mặt được. Anh/chị mở sổ bằng cụm từ như thường.',
  notHere:
    'Máy hoặc trình duyệt này không có. Nếu máy có vân tay, khuôn mặt, anh/chị đặt khóa màn hình của máy trước.',
  cardNone: 'Chưa dùng. Mở sổ nhanh như mở máy, cả khi không có mạng; cụm từ vẫn luôn dùng được.',
  cardSet:
    'Đang dùng trên máy này. Ai mở được khóa màn hình của máy cũng mở được sổ: đừng cho người khác mã mở máy.',
  drop: 'Bỏ vân tay, khuôn mặt',
  dropTitle: 'Bỏ vân tay, khuôn mặt?',
  dropWhat: 'Từ lần sau anh/chị mở sổ bằng cụm từ. Sổ không mất gì.',
  dropped: 'Đã bỏ. Từ nay mở sổ bằng cụm từ',

  problems: {
    'words-missing': 'Nhập cụm từ của anh/chị.',
    'wrong-words': 'Cụm từ chưa đúng. Xem lại từng từ và thứ tự các từ.',
    cancelled: 'Máy chưa xác nhận. Anh/chị thử lại, hoặc dùng cụm từ.',
    'no-answer': 'Máy chưa hỏi được vân tay, khuôn mặt. Anh/chị dùng cụm từ.',
    'wrong-passkey':
      'Vân tay, khuôn mặt trên máy đã đổi nên không mở được sổ nữa. Anh/chị dùng cụm từ, rồi đặt lại trong “Máy này”.',
    'no-passkey': 'Sổ này không còn mở bằng vân tay, khuôn mặt. Anh/chị dùng cụm từ.',
    'no-prf': 'Máy chưa mở được sổ bằng vân tay, khuôn mặt. Anh/chị dùng cụm từ.',
    'read-only': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'writer-lost': 'Sổ đang mở ở cửa sổ khác. Bấm “Dùng ở cửa sổ này” rồi thử lại.',
    'disk-full': 'Máy đã hết chỗ trống nên chưa đặt được. Anh/chị vẫn dùng cụm từ.',
  },
  someProblem: 'Chưa làm được. Anh/chị vẫn dùng cụm từ như thường.',
  unlockProblem: 'Chưa mở được. Anh/chị dùng cụm từ.',
};

export type PasskeyText = typeof passkeyVi;
