/** The second factor of who administers: asked for, set, listed, removed. In Vietnamese, the first language. */

export const secondFactorVi = {
  title: 'Xác nhận thêm trên máy',

  askTitle: 'Xác nhận bằng vân tay / khóa màn hình',
  askWhat:
    'Việc quản trị cần anh/chị xác nhận thêm trên máy. Xác nhận một lần, dùng đến khi khóa sổ.',
  ask: 'Xác nhận',
  asking: 'Đang chờ máy xác nhận…',
  again: 'Xác nhận lần nữa',
  notNow: 'Để sau',

  setTitle: 'Đặt cách xác nhận thêm trên máy',
  setWhat:
    'Ngoài cụm từ, việc quản trị cần thêm vân tay, khuôn mặt hoặc khóa màn hình của máy này. Đặt một lần là xong.',
  setNow: 'Đặt ngay',
  set: 'Đặt trên máy này',
  setOther: 'Đặt thêm trên máy này',

  dueTitle: (day: string) => `Trước ngày ${day}, đặt cách xác nhận thêm trên máy`,
  overTitle: 'Đặt cách xác nhận thêm để làm việc quản trị',
  dueWhat: 'Bằng vân tay hoặc khóa màn hình, ngoài cụm từ. Thu đoàn phí và gửi đi vẫn như thường.',

  cardGiven: 'Đã xác nhận. Có hiệu lực đến khi khóa sổ, nhiều nhất 12 giờ.',
  cardAsked:
    'Đã đặt. Khi phân công, mời cán bộ, xem nhật ký hay quyết định mục bị giữ, máy sẽ hỏi.',
  listHeading: 'Các máy đã đặt',
  thisDevice: 'Máy này',
  unnamed: 'Máy chưa rõ tên',
  added: (time: string) => `Đặt lúc ${time}`,
  used: (time: string) => `dùng gần nhất ${time}`,
  remove: 'Bỏ',
  removeOf: (label: string) => `Bỏ cách xác nhận trên “${label}”?`,
  removeWhat:
    'Máy đó không xác nhận cho anh/chị được nữa. Bỏ hết thì lần tới làm việc quản trị phải đặt lại.',
  removed: 'Đã bỏ',
  kept: 'Đã đặt và đã xác nhận',
  given: 'Đã xác nhận',

  notAble:
    'Trình duyệt này không hỏi được vân tay, khóa màn hình. Anh/chị làm việc quản trị trên máy khác của mình, hoặc nhờ người quản trị khác.',
  lost: 'Mất máy dùng để xác nhận? Nhờ người quản trị khác bỏ cách xác nhận cũ, hoặc báo người trông máy chủ.',

  endTitle: 'Xác nhận thêm trên máy',
  endWhat:
    'Cán bộ này mất máy dùng để xác nhận? Bỏ cách cũ để đặt lại trên máy mới. Việc này có ghi vào nhật ký.',
  end: 'Bỏ cách xác nhận cũ',
  endSure: (name: string) => `Bỏ cách xác nhận cũ của ${name}?`,
  endEffect: 'Các máy của cán bộ này phải đăng nhập lại. Sổ và các mục chưa gửi không mất gì.',
  ended: 'Đã bỏ. Cán bộ đặt lại khi làm việc quản trị lần tới',

  problems: {
    cancelled: 'Máy chưa xác nhận. Anh/chị thử lại.',
    'no-answer': 'Máy chưa hỏi được vân tay, khóa màn hình. Anh/chị thử lại.',
    'already-here': 'Máy này đã đặt rồi. Anh/chị bấm xác nhận.',
    'not-here': 'Trình duyệt này không hỏi được vân tay, khóa màn hình.',
    'passkey-refused': 'Hệ thống chưa nhận xác nhận này. Anh/chị thử lại, hoặc dùng máy đã đặt.',
    'no-connection': 'Chưa có mạng. Việc này cần mạng; có mạng anh/chị bấm lại.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm lại.',
    'not-allowed': 'Chỉ người quản trị đứng trên cán bộ này mới bỏ được.',
    'second-factor-needed': 'Việc này cần xác nhận thêm trên máy.',
    'too-many-attempts': 'Đã thử nhiều lần. Anh/chị chờ một phút rồi thử lại.',
  },
  someProblem: 'Chưa làm được lần này. Anh/chị thử lại sau.',
};

export type SecondFactorText = typeof secondFactorVi;
