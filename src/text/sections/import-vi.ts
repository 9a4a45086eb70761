/** The sentences of Nhập danh sách: a sheet from Excel into the roll, step by step. In Vietnamese, the first language. */

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');

export const importVi = {
  title: 'Nhập danh sách',
  open: 'Nhập từ Excel',
  openShort: 'Nhập Excel',

  chooseTitle: 'Chọn tệp danh sách',
  chooseWhat:
    'Tệp Excel (.xlsx, .xls), OpenDocument hoặc CSV, tối đa 50 MB và 100.000 dòng. Tệp chỉ đọc trên máy này, không gửi đi đâu. Chưa có gì được ghi cho đến bước cuối.',
  chooseFile: 'Chọn tệp',
  paste: 'Hoặc dán từ Excel',
  pasteHint: 'Bôi đen các ô trong Excel, cả dòng tiêu đề, rồi dán vào đây.',
  pasteGo: 'Đọc các ô đã dán',
  reading: 'Đang đọc tệp…',
  comparing: 'Đang so với danh sách đoàn viên…',
  unit: 'Nhập vào danh sách của',
  notAllowed: 'Anh/chị không nhập được cả danh sách',
  notAllowedHint:
    'Nhập và hoàn tác cả danh sách là việc của chủ tịch hoặc thủ quỹ công đoàn cơ sở. Từng người thì vẫn ghi tên được.',
  registerOne: 'Ghi tên từng người',

  problems: {
    'too-large': (megabytes: number) =>
      `Tệp này ${grouped(megabytes)} MB, quá 50 MB. Hãy mở trong Excel, giữ lại trang danh sách, bỏ hình ảnh, rồi lưu thành nhiều tệp, mỗi tệp khoảng 50.000 dòng, và nhập lần lượt.`,
    'too-many-rows':
      'Danh sách dài quá 100.000 dòng. Hãy chia thành nhiều tệp, mỗi tệp khoảng 50.000 dòng (giữ dòng tiêu đề ở mỗi tệp), rồi nhập lần lượt.',
    'too-large-inside':
      'Tệp nén này mở ra quá lớn. Hãy mở trong Excel, chép riêng trang danh sách sang một tệp mới rồi chọn tệp ấy.',
    'no-memory':
      'Máy không đủ bộ nhớ để đọc tệp này. Hãy đóng bớt ứng dụng, hoặc chia tệp làm đôi rồi nhập lần lượt.',
    damaged:
      'Tệp hỏng hoặc tải về chưa trọn. Hãy tải lại (trong Zalo: bấm giữ tệp → Lưu về máy), hoặc mở bằng Excel và lưu lại.',
    password:
      'Tệp có mật khẩu. Hãy mở bằng Excel, vào Tệp → Thông tin → bỏ mật khẩu, lưu lại rồi chọn tệp ấy.',
    'not-a-sheet': 'Đây không phải tệp bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.',
    'empty-sheet': 'Trang này không có gì. Hãy chọn trang khác hoặc tệp khác.',
    'nobody-found':
      'Không thấy người nào bên dưới dòng tiêu đề. Hãy xem lại dòng tiêu đề và cột họ tên.',
  },

  sheetTitle: 'Chọn trang có danh sách',
  sheetWhat: (count: number) => `Tệp này có ${count} trang.`,

  mappingTitle: 'Các cột có đúng không?',
  mappingWhat:
    'Xem từng cột; cột nào sai thì chọn lại. Cột “Không nhập” được bỏ qua. Lương không bao giờ vào danh sách đoàn viên.',
  headerRow: 'Dòng tiêu đề trong tệp',
  headerRowHint: 'Dòng có chữ “Họ và tên”; không có dòng tiêu đề thì ghi 0.',
  rowsInSheet: (count: number) => `${grouped(count)} dòng trong tệp`,
  columnNo: (letters: string) => `Cột ${letters}`,
  columnBare: 'không có tiêu đề',
  examples: (text: string) => `Ví dụ: ${text}`,
  doubtful: 'Các ô bên dưới không giống như vậy. Có thể cột bị lệch: hãy xem lại.',
  needsName: 'Chưa có cột nào là họ tên. Hãy chọn cột họ và tên.',
  headerNotFound: 'Không thấy dòng tiêu đề. Hãy cho biết mỗi cột là gì.',
  fields: {
    fullName: 'Họ và tên',
    familyPart: 'Họ và tên đệm',
    givenPart: 'Tên',
    nationalNumber: 'Số CCCD',
    bornOn: 'Ngày sinh',
    sex: 'Giới tính',
    male: 'Nam (đánh dấu hoặc ngày sinh)',
    female: 'Nữ (đánh dấu hoặc ngày sinh)',
    phone: 'Điện thoại',
    address: 'Nơi ở',
    employeeNo: 'Mã nhân viên',
    section: 'Tổ, chuyền, bộ phận',
    joinedOn: 'Ngày vào công đoàn',
    sectionNote: 'Tổ, chuyền, ca',
    none: 'Không nhập',
  },
  next: 'Tiếp tục',

  sectionsTitle: 'Xếp vào tổ',
  sectionsWhat: (found: number, unknown: number) =>
    unknown === 0
      ? `${grouped(found)} tên tổ trong tệp đều có trong công đoàn.`
      : `${grouped(unknown)} tên tổ trong tệp chưa có trong công đoàn. Chọn tổ tương ứng, hoặc để nguyên: tên ấy được ghi ở ô “Tổ, chuyền, ca” của từng người.`,
  sectionPeople: (count: number) => `${grouped(count)} người`,
  sectionAsNote: 'Chưa có tổ, ghi thành chữ',
  sectionsNone:
    'Công đoàn này chưa lập tổ nào. Tên tổ được ghi ở ô “Tổ, chuyền, ca” của từng người.',
  sectionsLater:
    'Lập tổ là việc của người quản trị, ở Khác → Tổ chức công đoàn. Lập xong, nhập lại tệp này thì mọi người vào đúng tổ, không ai bị ghi hai lần.',
  sectionsFoundHere: 'Tổ nào chưa có thì anh/chị lập mới ngay ở đây.',
  sectionsFoundShared:
    'Anh/chị lập được tổ mới ngay ở đây; tổ mới ghi chung sổ của công đoàn. Tổ cần sổ riêng thì lập trước ở Khác → Tổ chức công đoàn.',
  sectionsFoundAll: (count: number) => `Lập mới cả ${grouped(count)} tổ chưa có`,
  sectionFound: 'Lập tổ mới tên này',
  newBooks: 'Sổ của các tổ mới',
  newBooksHint: 'Chọn một lần cho cả tệp này, không đổi được về sau.',
  newBooksOwn: 'Mỗi tổ một sổ riêng',
  newBooksOwnHint:
    'Máy của tổ trưởng chỉ giữ người và đoàn phí của tổ mình. Hợp với công đoàn trên 300 người.',
  newBooksShared: 'Ghi chung sổ của công đoàn',
  newBooksSharedHint: 'Ai mở được sổ của công đoàn thì thấy người của mọi tổ.',
  newBooksLater:
    'Các tổ ấy có sổ riêng: gửi xong lần này thì thu được đoàn phí ở từng tổ và mời được tổ trưởng.',
  sectionsInto: (sections: number, notes: number) =>
    [
      sections === 0 ? '' : `Chia vào ${grouped(sections)} tổ`,
      notes === 0
        ? ''
        : `${sections === 0 ? '' : ', '}${grouped(notes)} tên tổ ${sections === 0 ? 'được ' : ''}ghi thành chữ`,
    ].join(''),
  elsewhere: (count: number) =>
    `${grouped(count)} người đang đứng ở sổ của tổ khác với tổ ghi trong tệp. Nhập danh sách không chuyển ai sang sổ khác; từng người có ghi rõ ở dưới.`,
  standsElsewhere: (stands: string, sheet: string) =>
    `Đang ở ${stands}, tệp ghi ${sheet}: giữ nguyên chỗ.`,
  unionItself: 'sổ của công đoàn',
  sectionNew: (name: string) => `${name} (lập mới)`,
  sectionKept: (note: string) => `“${note}”, ghi thành chữ`,
  sectionUnnamed: 'Tệp không ghi tổ',
  sectionsFounded: (count: number) =>
    `Đã lập ${grouped(count)} tổ mới. Nếu hoàn tác lần nhập này thì các tổ ấy vẫn còn; không cần thì đóng ở Khác → Tổ chức công đoàn.`,

  previewTitle: 'Xem trước',
  people: (count: number) => `${grouped(count)} người trong tệp`,
  kinds: {
    new: 'Mới',
    changed: 'Thay đổi',
    same: 'Như cũ',
    duplicate: 'Nghi trùng',
    faulty: 'Cần sửa',
  },
  kindChip: (label: string, count: number) => `${label} ${grouped(count)}`,
  kindWhat: {
    new: 'Chưa có trong danh sách, sẽ được thêm.',
    changed: 'Đã có trong danh sách; những ô khác đi sẽ được sửa theo tệp.',
    same: 'Đã có và không khác gì. Không ghi gì.',
    duplicate: 'Để lại, không ghi, trừ khi anh/chị bấm “Người khác, vẫn thêm”.',
    faulty: 'Để lại, không ghi. Sửa trong tệp rồi nhập lại: người đã ghi không bị ghi lần nữa.',
  },
  noneOfKind: 'Không có ai.',
  rowNo: (row: number) => `Dòng ${grouped(row)}`,
  change: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  blank: '(trống)',
  updateKnown: (count: number) => `Sửa ${grouped(count)} người đã có theo tệp`,
  why: {
    'national-number': 'Cùng số CCCD',
    phone: 'Cùng số điện thoại',
    'name-and-birth': 'Cùng họ tên và ngày sinh',
    'employee-no': 'Cùng họ tên và mã nhân viên',
    'name-only': 'Cùng họ tên; tệp không có gì khác để phân biệt',
    'other-name': 'Cùng số CCCD nhưng họ tên khác hẳn',
    archived: 'Đang ở mục lưu trữ',
    'in-sheet': 'Đã có ở trên trong chính tệp này',
  },
  whyWhom: (why: string, name: string) => `${why}: ${name}`,
  whySameRow: (row: number) => `Trùng với dòng ${grouped(row)} của tệp`,
  addAnyway: 'Người khác, vẫn thêm',
  faults: {
    'missing-name': 'thiếu họ tên',
    'bad-national-number': 'số CCCD không đủ 12 số',
    'rounded-national-number': 'số CCCD bị Excel làm tròn, mất các số cuối',
    'bad-date': 'ngày không đọc được',
    'future-date': 'ngày chưa tới',
    'bad-sex': 'giới tính không rõ',
    'bad-phone': 'số điện thoại không đúng',
    'cell-error': 'ô báo lỗi công thức (#REF!, #N/A)',
    'text-too-long': 'ô dài quá',
  },
  repairs: {
    'padded-national-number': 'đã thêm số 0 bị mất ở đầu CCCD',
    'legacy-encoding': 'đã đổi từ phông chữ cũ',
  },
  noName: '(không có tên)',
  takesFaulty: 'Vẫn nhập những dòng có tên, bỏ trống ô sai',
  saveFaulty: 'Lưu các dòng cần sửa',
  faultyFile: 'dong-can-sua.csv',
  faultyHeadings: ['Dòng', 'Họ và tên', 'Cần sửa'],
  goWriting: (created: number, changed: number) =>
    changed === 0
      ? `Ghi ${grouped(created)} người mới`
      : created === 0
        ? `Sửa ${grouped(changed)} người`
        : `Ghi ${grouped(created)} mới, sửa ${grouped(changed)}`,
  nothingToDo: 'Không có gì để ghi',
  continues: (time: string, count: number) =>
    `Lần nhập lúc ${time} đã ghi được ${grouped(count)} người của tệp này. Ghi tiếp thì vẫn là một lần nhập, hoàn tác được cả.`,

  termsTitle: 'Về những người mới',
  termsCount: (count: number) => `${grouped(count)} người`,
  stepWhat: 'Những người này',
  stepApplied: 'Xin gia nhập',
  stepAppliedHint: 'Chờ ban chấp hành kết nạp, chưa thu đoàn phí.',
  stepAdmitted: 'Đã là đoàn viên',
  stepAdmittedHint: 'Đang sinh hoạt.',
  since: 'Là đoàn viên từ ngày',
  sinceHint: (known: number, of: number) =>
    known === 0
      ? 'Tệp không có ngày vào công đoàn; ngày này ghi cho mọi người.'
      : `Tệp có ngày của ${grouped(known)} người; ngày này cho ${grouped(of - known)} người còn lại.`,
  decision: 'Quyết định kết nạp, công nhận',
  decisionHint: 'Số và ngày, nếu có',
  consentHow: 'Họ đã đồng ý cho giữ thông tin bằng cách nào?',
  consentList: 'Đã ký tên trên giấy',
  consentListHint: 'Danh sách hoặc đơn có chữ ký của từng người, công đoàn đang giữ.',
  consentRead: 'Đọc cho từng người nghe',
  consentReadHint: 'Đánh dấu từng người đã nghe và nói đồng ý; ai chưa thì để lại sau.',
  consentNotEnough:
    'Danh sách do công ty lập, bảng lương hay việc không phản đối không phải là sự đồng ý (Luật 91/2025/QH15).',
  consentSays: 'Câu đồng ý:',
  attest: (count: number) =>
    `Tôi đã đối chiếu: cả ${grouped(count)} người đều có chữ ký dưới câu đồng ý này, và công đoàn đang giữ giấy ấy`,
  someUnsigned: 'Có người chưa ký',
  problemsOf: {
    since: 'Ngày này không có hoặc chưa tới. Viết như 22/11/2026.',
    attest: 'Chưa đánh dấu. Không có sự đồng ý thì không được giữ thông tin.',
    how: 'Chọn một cách.',
    decision: 'Dài quá 120 chữ. Hãy viết ngắn lại.',
  },

  ticksTitleRead: 'Ai đã đồng ý?',
  ticksTitleList: 'Bỏ dấu người chưa ký',
  ticked: (count: number, of: number) => `${grouped(count)} / ${grouped(of)} người đã đồng ý`,
  ticksWhat: 'Người không đánh dấu không được ghi; nhập lại tệp này sau để ghi thêm.',
  noneTicked: 'Chưa có ai được đánh dấu.',

  savingTitle: 'Đang ghi',
  saved: (done: number, of: number) => `${grouped(done)} / ${grouped(of)} người`,
  savingWhat: 'Đang lưu trên máy này. Dừng lúc nào cũng được, phần đã ghi không mất.',
  stop: 'Dừng lại',
  goOn: 'Ghi tiếp',

  doneTitle: 'Đã nhập xong',
  stoppedTitle: 'Đã dừng',
  doneWhat: (created: number, changed: number) =>
    changed === 0
      ? `Đã ghi ${grouped(created)} người mới, lưu trên máy này.`
      : `Đã ghi ${grouped(created)} người mới, sửa ${grouped(changed)} người, lưu trên máy này.`,
  leftOut: (count: number) => `Còn ${grouped(count)} người của tệp chưa được ghi.`,
  refusedRows: (rows: string) => `Không ghi được các dòng ${rows}.`,
  sentLater: 'Khi có mạng, mở ứng dụng là tự gửi.',
  toRoll: 'Xem danh sách',
  undoThis: 'Hoàn tác nhập này',

  past: 'Các lần nhập trước',
  pastWhat: (created: number, changed: number) =>
    changed === 0
      ? `${grouped(created)} người mới`
      : `${grouped(created)} người mới, sửa ${grouped(changed)} người`,
  pastTwins: (count: number) =>
    `${grouped(count)} người trong lần này cũng đứng trong danh sách một lần nữa (hai máy cùng nhập?). Nếu nhập trùng, hoàn tác một lần.`,
  undo: 'Hoàn tác',
  undoTitle: (time: string) => `Hoàn tác lần nhập ${time}?`,
  undoWhat: (removed: number, restored: number) =>
    [
      removed === 0 ? '' : `${grouped(removed)} người mới ra khỏi danh sách.`,
      restored === 0 ? '' : `${grouped(restored)} người trở lại như trước.`,
      'Những gì được sửa sau lần nhập này vẫn còn. Lịch sử vẫn ghi cả hai việc.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  undoKept: (count: number, names: string) =>
    `${grouped(count)} người đã được sửa, thu đoàn phí hoặc có yêu cầu sau đó nên vẫn ở lại: ${names}. Cần thì mở từng người để lưu trữ.`,
  undoing: 'Đang hoàn tác',
  undone: (removed: number, restored: number) =>
    restored === 0
      ? `Đã hoàn tác: ${grouped(removed)} người ra khỏi danh sách.`
      : `Đã hoàn tác: ${grouped(removed)} người ra khỏi danh sách, ${grouped(restored)} người trở lại như trước.`,
  nothingToUndo: 'Không còn gì để hoàn tác.',
  andMore: (names: string, more: number) => `${names} và ${grouped(more)} người nữa`,
};

export type ImportText = typeof importVi;
