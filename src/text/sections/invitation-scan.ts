/** Scanning an invitation's QR code with the camera; read together with the scanner. In both languages. */

const vi = {
  title: 'Quét mã QR',
  lead: 'Nếu máy hỏi có cho dùng máy ảnh không, chọn Cho phép. Hình chỉ dùng để đọc mã, không lưu lại và không gửi đi đâu.',
  camera: 'Máy ảnh quét mã mời',
  aim: 'Đưa mã QR của lời mời vào khung',
  restedWhat: 'Một phút rồi chưa thấy mã nào.',
  otherWays: 'Vẫn vào sổ được: chọn ảnh có mã QR, hoặc nhập 8 chữ và số của mã mời.',
  failedWhat: 'Kiểm tra mạng rồi thử lại, hoặc nhập 8 chữ và số của mã mời.',
  leave: 'Nhập mã hoặc chọn ảnh',
  notTaken: 'Chưa phải mã mời',
  wrong: {
    card: 'Đây là mã trên thẻ căn cước. Đưa mã QR trong tin nhắn hoặc phiếu mời vào khung.',
    bank: 'Đây là mã chuyển tiền của ngân hàng. Đưa mã QR trong tin nhắn hoặc phiếu mời vào khung.',
    'foreign-link':
      'Mã này dẫn đến trang khác, không phải lời mời của sổ này nên không được mở. Hỏi lại người gửi.',
    other: 'Mã này không phải mã mời. Đưa mã QR trong tin nhắn hoặc phiếu mời vào khung.',
  },
};

const en: typeof vi = {
  title: 'Scan the QR code',
  lead: 'If the device asks whether the camera may be used, choose Allow. The picture only serves to read the code. It is not kept and is sent nowhere.',
  camera: 'Camera for the invitation code',
  aim: 'Hold the invitation’s QR code in the frame',
  restedWhat: 'No code has been seen for a minute.',
  otherWays:
    'There are other ways in: choose a picture of the QR code, or enter the 8 letters and digits.',
  failedWhat: 'Check the network and try again, or enter the 8 letters and digits.',
  leave: 'Enter the code or choose a picture',
  notTaken: 'That is no invitation',
  wrong: {
    card: 'This is the code of a citizen card. Hold the QR code in your message or on your slip in the frame.',
    bank: 'This is a bank’s payment code. Hold the QR code in your message or on your slip in the frame.',
    'foreign-link':
      'This code leads to another site. It is no invitation to this book, so it was not opened. Ask who sent it.',
    other:
      'This code is no invitation. Hold the QR code in your message or on your slip in the frame.',
  },
};

export const invitationScanText = { vi, en };
