/** Trợ giúp: installing the app, what the states mean, whom to ask, practising; and signing out. */

const vi = {
  helpTitle: 'Trợ giúp',
  helpMoreHint: 'Cài lên màn hình chính, ý nghĩa các chữ, hỏi ai, tập dùng',

  installHeading: 'Cài lên màn hình chính',
  installWhy:
    'Cài rồi thì mở nhanh như Zalo, mở được khi không có mạng, và điện thoại giữ dữ liệu chắc hơn.',
  installAndroid: 'Điện thoại Android (Chrome)',
  installAndroidSteps: [
    'Bấm dấu ba chấm ⋮ ở góc trên bên phải.',
    'Chọn “Cài đặt ứng dụng” hoặc “Thêm vào màn hình chính”.',
    'Bấm “Cài đặt”. Biểu tượng Sổ Công đoàn hiện ra trên màn hình chính.',
  ],
  installIphone: 'iPhone (Safari)',
  installIphoneSteps: [
    'Bấm nút Chia sẻ (hình vuông có mũi tên lên) ở dưới màn hình.',
    'Kéo xuống, chọn “Thêm vào MH chính”, rồi bấm “Thêm”.',
    'Mở Sổ Công đoàn từ màn hình chính. Ứng dụng hỏi mã mời thì nhập mã 8 chữ và số chưa dùng; đã dùng rồi thì xin người quản trị một mã mới.',
  ],
  installLaptop: 'Máy tính (Chrome, Edge, Cốc Cốc)',
  installLaptopSteps: ['Bấm biểu tượng cài đặt ở cuối thanh địa chỉ, rồi bấm “Cài đặt”.'],

  statesHeading: 'Các chữ trong sổ nghĩa là gì',
  offlineHeading: 'Khi không có mạng',
  offlineWords:
    'Anh/chị ghi như thường: mọi thứ nằm trên máy này. Có mạng thì mở ứng dụng là tự gửi; ứng dụng đang đóng thì không gửi được.',

  askHeading: 'Hỏi ai',
  askNone: 'Chưa có tên người phụ trách trên máy này. Anh/chị hỏi công đoàn cấp trên.',
  askHint: 'Hỏi khi quên cụm từ, mất máy, cần thêm quyền, hoặc thấy “Cần kiểm tra”.',

  practiceHeading: 'Tập dùng',
  practiceWords:
    'Bản thực hành có tỉnh, đoàn viên và biên lai giả để tập, ở một địa chỉ riêng. Xin người phụ trách đường dẫn. Đừng tập trong sổ thật: biên lai ở đây là biên lai thật.',
  practiceNow:
    'Đây là bản thực hành: người và tiền đều là giả, cứ thử thoải mái. Sổ thật nằm ở địa chỉ khác.',

  ownDevices: 'Các máy của tôi',
  ownDevicesHint:
    'Mất máy nào thì báo ngay người quản trị tên máy và mã máy để dừng quyền của máy đó.',

  signOut: 'Rời khỏi máy này',
  signOutHint:
    'Gỡ sổ của anh/chị khỏi máy này, khi đổi máy hoặc trả máy. Nghỉ tay thì chỉ cần “Tạm khóa máy”.',
  signOutRefused: (count: number) => `Chưa rời được: còn ${count} mục chỉ có trên máy này`,
  signOutRefusedHint:
    'Gỡ sổ lúc này là mất các mục đó. Khi có mạng hãy gửi hết; chưa có mạng thì lưu bản dự phòng ở Cuối ngày trước.',
  signOutSend: 'Xem và gửi',
  signOutBackedUp: (count: number) =>
    `Còn ${count} mục chưa gửi, đã có trong bản dự phòng. Giữ kỹ tệp đó: máy khác mở nó mới gửi được.`,
  signOutTitle: 'Rời khỏi máy này?',
  signOutWhat:
    'Sổ và khóa trên máy này sẽ bị gỡ hẳn. Dữ liệu trên hệ thống giữ nguyên. Muốn vào lại bằng máy này thì cần lời mời mới và cụm từ của anh/chị.',
};

const en: typeof vi = {
  helpTitle: 'Help',
  helpMoreHint: 'Installing, what the words mean, whom to ask, practising',

  installHeading: 'Put it on the home screen',
  installWhy:
    'Installed, it opens as quickly as any app, opens without a network, and the phone keeps its data more firmly.',
  installAndroid: 'Android phone (Chrome)',
  installAndroidSteps: [
    'Press the three dots ⋮ at the top right.',
    'Choose “Install app” or “Add to home screen”.',
    'Press “Install”. Sổ Công đoàn appears on the home screen.',
  ],
  installIphone: 'iPhone (Safari)',
  installIphoneSteps: [
    'Press Share (a square with an arrow upwards) at the bottom.',
    'Scroll down, choose “Add to Home Screen”, then press “Add”.',
    'Open Sổ Công đoàn from the home screen. If it asks for a code, enter the 8 letters and digits that are not used yet; if they are used, ask the administrator for a new one.',
  ],
  installLaptop: 'Computer (Chrome, Edge, Cốc Cốc)',
  installLaptopSteps: ['Press the install sign at the end of the address bar, then “Install”.'],

  statesHeading: 'What the words in the book mean',
  offlineHeading: 'Without a network',
  offlineWords:
    'Write as usual: everything lies on this device. With a network, opening the app sends it; while it is closed it sends nothing.',

  askHeading: 'Whom to ask',
  askNone: 'No one in charge is named on this device. Ask the union above yours.',
  askHint:
    'Ask when words are forgotten, a device is lost, a right is missing, or something “needs checking”.',

  practiceHeading: 'Practising',
  practiceWords:
    'The practice book has a made-up province with made-up members and receipts, at an address of its own. Ask the person in charge for the link. Do not practise in the real book: receipts here are real.',
  practiceNow:
    'This is the practice book: people and money are made up, so try anything. The real book lies at another address.',

  ownDevices: 'My devices',
  ownDevicesHint:
    'Where one is lost, tell the administrator its name and code at once, so that its rights are ended.',

  signOut: 'Leave this device',
  signOutHint:
    'Takes your book off this device, when you change or hand back a device. For a break, “Lock this device” is enough.',
  signOutRefused: (count) =>
    count === 1
      ? 'Not yet: 1 entry exists on this device only'
      : `Not yet: ${count} entries exist on this device only`,
  signOutRefusedHint:
    'Taking the book off now would lose them. Send everything once there is a network; without one, keep a backup at the end of day first.',
  signOutSend: 'Look and send',
  signOutBackedUp: (count) =>
    `${count} not sent, but in the backup. Keep that file well: another device has to open it before they are sent.`,
  signOutTitle: 'Leave this device?',
  signOutWhat:
    'The book and its keys are taken off this device for good. What is on the system stays. To come back on this device you need a new invitation and your words.',
};

export const helpText = { vi, en };
