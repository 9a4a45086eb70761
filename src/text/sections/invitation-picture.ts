/** What a picture that was picked for an invitation turned out to be; read together with the scanner. */

const vi = {
  card: 'Đây là mã trên thẻ căn cước, không phải mã mời. Chọn ảnh có mã QR trong tin nhắn hoặc phiếu mời.',
  bank: 'Đây là mã chuyển tiền của ngân hàng, không phải mã mời. Chọn ảnh có mã QR trong tin nhắn hoặc phiếu mời.',
  'foreign-link':
    'Mã này dẫn đến trang khác, không phải lời mời của sổ này nên không được mở. Hỏi lại người gửi.',
  other: 'Mã này không phải mã mời. Chọn ảnh có mã QR trong tin nhắn hoặc phiếu mời.',
  nothing: 'Không thấy mã QR trong ảnh. Chọn ảnh rõ hơn, hoặc nhập 8 chữ và số của mã mời.',
  'unreadable-picture': 'Không mở được ảnh này. Chọn ảnh khác, hoặc nhập 8 chữ và số của mã mời.',
  'scanner-failed':
    'Máy chưa đọc được ảnh. Kiểm tra mạng rồi thử lại, hoặc nhập 8 chữ và số của mã mời.',
};

const en: typeof vi = {
  card: 'This is the code of a citizen card, not an invitation. Choose a picture of the QR code in your message or on your slip.',
  bank: 'This is a bank’s payment code, not an invitation. Choose a picture of the QR code in your message or on your slip.',
  'foreign-link':
    'This code leads to another site. It is no invitation to this book, so it was not opened. Ask who sent it.',
  other:
    'This code is no invitation. Choose a picture of the QR code in your message or on your slip.',
  nothing:
    'There is no QR code in the picture. Choose a clearer one, or enter the 8 letters and digits.',
  'unreadable-picture':
    'This picture cannot be opened. Choose another, or enter the 8 letters and digits.',
  'scanner-failed':
    'The picture could not be read. Check the network and try again, or enter the 8 letters and digits.',
};

export const invitationPictureText = { vi, en };
