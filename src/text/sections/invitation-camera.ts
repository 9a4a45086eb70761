/** The camera that looks for an invitation's QR code: what it shows, and what a code turned out to be. */
import { scanEn } from './scan-en.ts';
import { scanVi } from './scan-vi.ts';

const vi = {
  camera: 'Máy ảnh đang tìm mã mời',
  aim: 'Đưa mã QR của lời mời vào khung',
  starting: scanVi.starting,
  close: 'Tắt máy ảnh',
  restedTitle: scanVi.restedTitle,
  restedWhat: 'Một phút rồi chưa thấy mã nào.',
  goOn: scanVi.goOn,
  torchOn: scanVi.torchOn,
  torchOff: scanVi.torchOff,
  refusedTitle: scanVi.refusedTitle,
  refusedWhat: scanVi.refusedWhat,
  noCameraTitle: scanVi.noCameraTitle,
  inUseTitle: scanVi.inUseTitle,
  inUseWhat: scanVi.inUseWhat,
  otherWays: 'Không dùng máy ảnh thì nhập 8 chữ và số của mã mời, hoặc chọn ảnh có mã QR.',
  failedTitle: 'Máy chưa đọc được mã QR',
  failedWhat: 'Kiểm tra mạng rồi thử lại, hoặc nhập 8 chữ và số của mã mời.',
  card: 'Đây là mã trên thẻ căn cước, không phải mã mời. Đưa mã QR trong tin nhắn hoặc trên phiếu mời vào khung.',
  bank: 'Đây là mã chuyển tiền của ngân hàng, không phải mã mời. Đưa mã QR trong tin nhắn hoặc trên phiếu mời vào khung.',
  'foreign-link':
    'Mã này dẫn đến trang khác, không phải lời mời của sổ này nên không được mở. Hỏi lại người gửi.',
  other: 'Mã này không phải mã mời. Đưa mã QR trong tin nhắn hoặc trên phiếu mời vào khung.',
};

const en: typeof vi = {
  camera: 'The camera is looking for the invitation',
  aim: 'Hold the invitation’s QR code in the frame',
  starting: scanEn.starting,
  close: 'Turn the camera off',
  restedTitle: scanEn.restedTitle,
  restedWhat: 'No code for a minute.',
  goOn: scanEn.goOn,
  torchOn: scanEn.torchOn,
  torchOff: scanEn.torchOff,
  refusedTitle: scanEn.refusedTitle,
  refusedWhat: scanEn.refusedWhat,
  noCameraTitle: scanEn.noCameraTitle,
  inUseTitle: scanEn.inUseTitle,
  inUseWhat: scanEn.inUseWhat,
  otherWays: 'Without a camera, enter the 8 letters and digits or choose a picture of the QR code.',
  failedTitle: 'QR codes cannot be read yet',
  failedWhat: 'Check the network and try again, or enter the 8 letters and digits.',
  card: 'This is the code of a citizen card, not an invitation. Hold the QR code of your message or your slip in the frame.',
  bank: 'This is a bank’s payment code, not an invitation. Hold the QR code of your message or your slip in the frame.',
  'foreign-link':
    'This code leads to another site. It is no invitation to this book, so it was not opened. Ask who sent it.',
  other: 'This code is no invitation. Hold the QR code of your message or your slip in the frame.',
};

export const invitationCameraText = { vi, en };
