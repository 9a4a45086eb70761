/** What is said of the camera wherever one is shown: off, blocked, elsewhere, resting. In both languages. */

const vi = {
  starting: 'Đang bật máy ảnh…',
  restedTitle: 'Máy ảnh đã nghỉ cho đỡ tốn pin',
  goOn: 'Quét tiếp',
  torchOn: 'Bật đèn',
  torchOff: 'Tắt đèn',
  zoom: (times: number) => `Gần ${times} lần`,
  refusedTitle: 'Máy ảnh đang bị chặn',
  refusedWhat: {
    'chrome-android':
      'Bấm biểu tượng bên trái địa chỉ trang (nếu mở từ màn hình chính: giữ biểu tượng Sổ Công đoàn → Thông tin ứng dụng) → Quyền → Máy ảnh → Cho phép. Rồi bấm “Thử lại”.',
    samsung:
      'Bấm hình ổ khóa bên trái địa chỉ trang → Quyền → Máy ảnh → Cho phép (nếu mở từ màn hình chính: Cài đặt → Ứng dụng → Samsung Internet → Quyền → Máy ảnh). Rồi bấm “Thử lại”.',
    'safari-iphone':
      'Mở Cài đặt của iPhone → Safari (máy mới: Ứng dụng → Safari) → Camera → Cho phép. Đóng hẳn ứng dụng này, mở lại, rồi bấm “Thử lại”.',
    other:
      'Bấm biểu tượng bên trái địa chỉ trang, cho phép dùng máy ảnh (camera), rồi bấm “Thử lại”.',
  },
  noCameraTitle: 'Không thấy máy ảnh trên máy này',
  inUseTitle: 'Máy ảnh đang được dùng ở chỗ khác',
  inUseWhat: 'Hãy đóng ứng dụng đang dùng máy ảnh (gọi video, chụp ảnh), rồi bấm “Thử lại”.',
  failedTitle: 'Bộ đọc mã chưa có trên máy này',
  tryAgain: 'Thử lại',
};

const en: typeof vi = {
  starting: 'Turning on the camera…',
  restedTitle: 'The camera is resting to save the battery',
  goOn: 'Go on scanning',
  torchOn: 'Light on',
  torchOff: 'Light off',
  zoom: (times) => `${times} times nearer`,
  refusedTitle: 'The camera is blocked',
  refusedWhat: {
    'chrome-android':
      'Tap the sign left of the page’s address (opened from the home screen: hold the Sổ Công đoàn icon → App info) → Permissions → Camera → Allow. Then tap “Try again”.',
    samsung:
      'Tap the padlock left of the page’s address → Permissions → Camera → Allow (opened from the home screen: Settings → Apps → Samsung Internet → Permissions → Camera). Then tap “Try again”.',
    'safari-iphone':
      'Open the iPhone’s Settings → Safari (newer phones: Apps → Safari) → Camera → Allow. Close this app fully, open it again, then tap “Try again”.',
    other: 'Click the sign left of the page’s address, allow the camera, then click “Try again”.',
  },
  noCameraTitle: 'No camera was found on this device',
  inUseTitle: 'The camera is in use elsewhere',
  inUseWhat: 'Close the app that uses the camera (a video call, photos), then tap “Try again”.',
  failedTitle: 'The code reader is not on this device yet',
  tryAgain: 'Try again',
};

export const cameraText = { vi, en };
