/** The sentences of Cuối ngày: counting, closing, sending, and where the day's work lies. In Vietnamese, the first language. */

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');

export const endOfDayVi = {
  title: 'Cuối ngày',
  stages: ['Kiểm tiền', 'Khóa sổ', 'Gửi đi'],
  stagesLabel: 'Ba bước cuối ngày',
  noBook: 'Máy này chưa giữ sổ thu đoàn phí nào',
  noBookHint: 'Cuối ngày dành cho người thu đoàn phí. Việc khác của anh/chị tự gửi khi có mạng.',
  reading: 'Đang đọc sổ…',
  whichBook: 'Anh/chị đã thu ở nhiều sổ. Kiểm và khóa từng sổ.',
  bookOpen: (receipts: number, sum: string) => `${grouped(receipts)} biên lai, ${sum} chưa khóa`,
  unionFallback: 'Công đoàn cơ sở',

  open: 'Đã thu, chưa khóa sổ',
  sinceClose: (time: string) => `Tính từ lần khóa sổ trước, ${time}`,
  sinceFirst: 'Lần khóa sổ đầu tiên trên máy này',
  receiptCount: (count: number) => `${grouped(count)} biên lai`,
  voidCount: (count: number) => `${grouped(count)} đã hủy`,
  voidedEarlier: (count: number) => `${grouped(count)} biên lai của lần khóa trước vừa bị hủy`,
  methods: { cash: 'Tiền mặt', transfer: 'Chuyển khoản', withheld: 'Trừ lương' },

  countTitle: 'Kiểm tiền',
  countHint: 'Đếm từng loại, gõ số tờ.',
  notesOf: (note: string) => `Số tờ ${note}`,
  loose: 'Tiền lẻ',
  looseLabel: 'Tiền lẻ dưới 1.000 đ, gõ số đồng',
  counted: 'Đếm được',
  due: 'Phải có',
  notCounted: 'Chưa đếm tờ nào',
  agrees: 'Khớp',
  short: (sum: string) => `Thiếu ${sum}`,
  over: (sum: string) => `Thừa ${sum}`,
  shortHint: (sum: string) =>
    `Tiền đếm được ít hơn biên lai ${sum}. Đếm lại một lần. Nếu vẫn thiếu, ghi lý do rồi khóa sổ.`,
  overHint: (sum: string) =>
    `Tiền đếm được nhiều hơn biên lai ${sum}. Đếm lại, xem có ai nộp mà chưa ghi biên lai. Nếu vẫn thừa, ghi lý do rồi khóa sổ.`,
  noCash: 'Lần này không thu tiền mặt, không phải đếm.',
  gaveBack: (sum: string) =>
    `Đã trả lại nhiều hơn thu ${sum} tiền mặt. Khoản này ghi vào biên bản để quỹ trả lại anh/chị.`,
  why: 'Vì sao lệch?',
  whyHint: 'Ví dụ: thối nhầm tiền cho người nộp',
  day: 'Hôm nay là ngày mấy?',
  dayHint: 'Đồng hồ của máy này có vẻ sai. Ngày này sẽ ghi vào sổ và in trên giấy.',
  namedCount: (receipts: number, voids: number) =>
    voids === 0
      ? `${grouped(receipts)} biên lai`
      : `${grouped(receipts)} biên lai, ${grouped(voids)} lần hủy`,
  willStand: (named: string, sum: string) =>
    `Khóa sổ sẽ ghi ${named}, tổng ${sum}, và giữ nguyên mãi. Biên lai hủy sau đó tính vào lần khóa sau.`,
  close: 'Khóa sổ',
  closeDone: 'Đã khóa sổ, đã lưu trên máy',
  nothingOpen: 'Không có gì phải khóa',
  nothingOpenHint: 'Chưa có biên lai nào từ lần khóa sổ trước.',
  collect: 'Thu đoàn phí',
  seeLast: 'Xem lần khóa sổ gần nhất',

  closedTitle: (day: string) => `Khóa sổ ngày ${day}`,
  closedAt: (time: string, who: string) => `${time} · ${who}`,
  closedNotFound: 'Không thấy lần khóa sổ này trên máy',
  closedNotFoundHint: 'Có thể sổ chưa tải về xong. Khi có mạng, mở ứng dụng là tự tải.',
  sum: 'Đã khóa',
  differenceWhy: 'Lý do lệch',
  paperTitle: 'Giấy tờ',
  listPaper: 'Bảng kê biên lai',
  minutesPaper: 'Biên bản kiểm quỹ',
  listPaperHint: (count: number) => `${grouped(count)} biên lai, kể cả biên lai đã hủy`,
  minutesPaperHint: 'Số tờ từng loại, ba chữ ký',
  print: 'In',
  earlier: 'Các lần khóa sổ',
  earlierCount: (count: number) => `${grouped(count)} lần`,
  earlierNone: 'Chưa khóa sổ lần nào',
  earlierNoneHint: 'Sau khi kiểm tiền và khóa sổ, mỗi lần khóa có ở đây để xem và in lại.',
  ofDevice: (who: string) => `máy của ${who}`,
  otherDevice: 'một máy khác',

  whereTitle: 'Dữ liệu đang ở đâu',
  saved: 'Mới lưu trên máy',
  savedWhat: 'Còn thu thì để vậy là được. Hết ngày, kiểm tiền rồi khóa sổ.',
  locked: 'Đã khóa sổ, chờ gửi',
  lockedWhat: (count: number) =>
    `${grouped(count)} mục chưa gửi. Không có mạng thì lưu bản dự phòng rồi nghỉ được. Có mạng, mở ứng dụng là tự gửi.`,
  backedUp: 'Đã có bản dự phòng',
  backedUpWhat: (time: string) =>
    `Bản lúc ${time} giữ đủ các mục chưa gửi. Mất máy vẫn lấy lại được bằng bản này và cụm từ của anh/chị.`,
  inSystem: 'Đã lên hệ thống đủ',
  inSystemAll: (count: number, time: string) =>
    `Đã lên hệ thống đủ ${grouped(count)} mục${time === '' ? '' : `, ${time}`}`,
  inSystemWhat: 'Xong. Anh/chị cất máy được rồi.',
  toCheck: (count: number) => `Đã gửi hết, ${grouped(count)} mục cần kiểm tra`,
  toCheckWhat: 'Hệ thống đang giữ các mục này, chưa mục nào mất. Hãy xem từng mục.',
  toCheckOpen: 'Xem các mục',
  stepNow: 'đang ở bước này',
  stepDone: 'đã xong',

  send: 'Gửi đi',
  sending: 'Đang gửi lên hệ thống',
  finishing: 'Đã gửi hết, đang nhận tin mới',
  sendingHint:
    'Máy giữ sáng màn hình trong lúc gửi. Dừng lúc nào cũng được, phần đã gửi không phải gửi lại.',
  stop: 'Dừng gửi',
  stopped: (count: number) => `Đã dừng. Còn ${grouped(count)} mục chưa gửi, vẫn nằm trên máy này.`,
  backup: 'Lưu bản dự phòng',
  backupHint: 'Chọn nơi gửi: Zalo của chính mình, thư, thẻ nhớ. Người khác mở ra không đọc được.',
  backupKept: 'Đã lưu bản dự phòng',
  backupDownloaded: (name: string) =>
    `Đã tải bản dự phòng xuống máy, tên ${name}. Hãy chép sang nơi khác.`,
  backupNotShared: 'Chưa có bản dự phòng, vì chưa chọn nơi gửi.',
  backupProblems: {
    'nothing-to-back-up': 'Không còn gì phải dự phòng: mọi mục đã lên hệ thống.',
    'no-words':
      'Sổ này mở bằng cách khác, không bằng cụm từ. Hãy khóa máy, mở lại bằng cụm từ rồi lưu bản dự phòng.',
    'backup-too-large':
      'Nhiều mục quá, một bản dự phòng không chứa hết. Hãy tìm nơi có mạng và gửi đi.',
  },
  toToday: 'Về Hôm nay',

  problems: {
    'nothing-to-close': 'Không có gì phải khóa: mọi biên lai đã ở trong lần khóa trước.',
    'not-counted': 'Chưa đếm tiền. Gõ số tờ từng loại; không có tờ nào thì gõ 0.',
    'bad-count': (note: string) => `Số tờ ${note} chưa đúng. Chỉ gõ số, nhiều nhất 100.000 tờ.`,
    'difference-without-reason': 'Tiền đếm được khác biên lai. Hãy ghi vì sao lệch.',
    'missing-text': 'Tiền đếm được khác biên lai. Hãy ghi vì sao lệch.',
    'text-too-long': (lengthMax: number) => `Dài quá ${grouped(lengthMax)} chữ. Hãy viết ngắn lại.`,
    'bad-day': 'Ngày này không có. Viết như 22/11/2026.',
  },

  paper: {
    practice: 'DỮ LIỆU THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ',
    upper: 'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM',
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập – Tự do – Hạnh phúc',
    date: (day: string) => {
      const [date = '', month = '', year = ''] = day.split('/');
      return `Ngày ${date} tháng ${month} năm ${year}`;
    },
    listTitle: 'BẢNG KÊ BIÊN LAI THU ĐOÀN PHÍ',
    listOf: (from: string, to: string) =>
      from === to ? `Ngày ${from}` : `Từ ngày ${from} đến ngày ${to}`,
    listNumbers: (numbers: string) => `Biên lai số: ${numbers}`,
    closedBy: (who: string, time: string) => `Người thu: ${who} · Khóa sổ lúc ${time}`,
    columns: {
      order: 'STT',
      number: 'Số biên lai',
      day: 'Ngày',
      payer: 'Người nộp',
      months: 'Thu tháng',
      method: 'Hình thức',
      amount: 'Số tiền (đ)',
      note: 'Ghi chú',
    },
    voided: (why: string) => (why === '' ? 'Đã hủy' : `Đã hủy: ${why}`),
    earlierTitle: 'Biên lai của lần khóa sổ trước, hủy trong lần này',
    totals: 'Tổng hợp',
    standing: (count: number) => `Biên lai có giá trị: ${grouped(count)}`,
    voidedCount: (count: number) => `Biên lai đã hủy: ${grouped(count)}`,
    total: 'Tổng cộng',
    inWords: (words: string) => `Bằng chữ: ${words}`,
    unknownPayer: 'Không có trên máy này',
    unknownReceipts: (count: number) =>
      `${grouped(count)} biên lai của lần khóa này chưa có trên máy nên không kê ở đây; tổng số tiền vẫn đủ.`,

    minutesTitle: 'BIÊN BẢN KIỂM KÊ QUỸ TIỀN MẶT',
    minutesSub: '(Tiền thu đoàn phí)',
    minutesTime: (time: string, day: string) => {
      const [hour = '', minute = ''] = time.split(':');
      const [date = '', month = '', year = ''] = day.split('/');
      return `Hôm nay, vào ${hour} giờ ${minute} ngày ${date} tháng ${month} năm ${year}, tại ……………………………………`;
    },
    minutesWe: 'Chúng tôi gồm:',
    minutesPeople: ['người thu', 'thủ quỹ', 'đại diện ban chấp hành'],
    minutesPerson: (who: string, role: string) => `– Ông/Bà: ${who}, ${role}`,
    blank: '……………………………………',
    minutesDone: 'Cùng kiểm kê quỹ tiền mặt thu đoàn phí, kết quả như sau:',
    rowBook: 'Số tiền mặt theo biên lai',
    rowCounted: 'Số tiền kiểm kê thực tế',
    rowNote: (note: string) => `Loại ${note}`,
    rowLoose: 'Tiền lẻ',
    rowDifference: 'Chênh lệch (thực tế trừ biên lai)',
    rowGaveBack: 'Đã trả lại nhiều hơn thu, quỹ phải trả người thu',
    minutesColumns: { order: 'STT', what: 'Diễn giải', count: 'Số tờ', amount: 'Số tiền (đ)' },
    reason: 'Lý do chênh lệch',
    noDifference: 'Tiền mặt khớp đúng với biên lai.',
    selfChecked: 'Tự kiểm: ngày này công đoàn không có người thứ hai kiểm tiền.',
    notConfirmed: 'Khi in biên bản này, chưa có người thứ hai xác nhận số tiền.',
    confirmed: (who: string, time: string, sum: string, isTakenOver: boolean) =>
      `Người xác nhận: ${who}, lúc ${time}, kiểm đếm lại được ${sum}${isTakenOver ? ', đã nhận về quỹ' : ', người thu giữ tiếp'}.`,
    confirmedWhy: (why: string) => `Lý do khác số người thu đếm: ${why}.`,
    conclusion: 'Ý kiến sau khi kiểm kê: ………………………………………………………………………………',
    signHint: '(ký, ghi rõ họ tên)',
    listSigns: ['Người thu', 'Thủ quỹ', 'TM. Ban chấp hành'],
    minutesSigns: ['Người thu', 'Thủ quỹ', 'TM. Ban chấp hành'],
  },
};

export type EndOfDayText = typeof endOfDayVi;
