/** How it stands with the system: what is sent, what is not, and why. In Vietnamese, the first language. */

export const syncVi = {
  allSafe: (time: string) => `Đã lên hệ thống, ${time}`,
  neverReached: 'Chưa lên hệ thống lần nào',
  waiting: (count: number) => `${count} chưa gửi`,
  check: (count: number) => `${count} cần kiểm tra`,
  sending: 'Đang gửi',
  fetching: 'Đang nhận',
  lastContact: 'Liên lạc gần nhất',
  never: 'Chưa lần nào',

  problems: {
    'no-connection':
      'Chưa gửi được. Dữ liệu vẫn nằm trên máy này. Khi có mạng, mở ứng dụng là tự gửi.',
    'not-our-server':
      'Mạng này đang đòi đăng nhập (trang Wi-Fi). Anh/chị đăng nhập Wi-Fi hoặc đổi sang 4G rồi bấm “Gửi ngay”. Dữ liệu vẫn nằm trên máy này.',
    'sign-in-refused':
      'Hệ thống chưa nhận máy này. Dữ liệu vẫn nằm trên máy. Nếu cụm từ đã đổi ở máy khác: vào Khác → Máy này → “Đổi cụm từ”. Nếu không, anh/chị báo người quản trị xem lại phân công hoặc mời lại máy này.',
    'signed-in-elsewhere':
      'Tài khoản của anh/chị đang mở trên quá nhiều máy nên máy này đã tạm ngừng gửi. Dữ liệu vẫn nằm trên máy này. Bấm “Gửi ngay” để gửi tiếp từ đây.',
    'app-too-old':
      'Ứng dụng trên máy đã cũ nên chưa gửi được. Anh/chị bấm “Dùng bản mới”. Dữ liệu vẫn nằm trên máy này.',
    'server-full':
      'Hệ thống đang hết chỗ nên chưa nhận thêm. Dữ liệu vẫn nằm trên máy này và sẽ được gửi sau. Anh/chị báo người quản trị.',
    'server-restoring':
      'Hệ thống vừa được khôi phục và đang nhận lại dữ liệu từ các máy. Máy này đã gửi lại những gì nó giữ. Anh/chị cứ ghi tiếp: mục mới tự gửi khi người quản trị kết thúc việc khôi phục.',
    'server-refused':
      'Hệ thống chưa nhận lần gửi này. Dữ liệu vẫn nằm trên máy này. Anh/chị thử lại sau; nếu vẫn vậy, báo người quản trị.',
    'disk-full':
      'Máy đã hết chỗ trống nên chưa nhận được dữ liệu mới. Anh/chị xóa bớt ảnh, video. Dữ liệu chưa gửi vẫn còn trên máy.',
  },

  sendNow: 'Gửi ngay',
  factorWaits:
    'Mục phân công, tổ chức đang chờ anh/chị xác nhận thêm trên máy: bấm gửi rồi xác nhận. Các mục khác đã gửi.',
  factorWaitsShort: 'Chờ xác nhận thêm',
  sentAll: 'Đã gửi hết. Hệ thống đã nhận đủ.',
  sentSome: (count: number) => `Còn ${count} mục chưa gửi. Dữ liệu vẫn nằm trên máy này.`,

  entriesMissing: (count: number) => `${count} mục đã ghi trên máy này không còn tìm thấy`,
  entriesMissingHint:
    'Đừng xóa ứng dụng hay dữ liệu trình duyệt. So lại với biên lai đã giao rồi báo người quản trị.',
  diskDoubtful: 'Một phần dữ liệu trên máy này không khớp với hệ thống',
  diskDoubtfulHint:
    'Những mục chưa gửi vẫn được giữ. Anh/chị gửi hết khi có mạng rồi báo người quản trị.',
  otherWindow: 'Sổ đang mở ở cửa sổ khác',
  otherWindowHint: 'Ở đây chỉ xem được. Muốn ghi ở đây thì chuyển sổ sang cửa sổ này.',
  useHere: 'Dùng ở cửa sổ này',
  storeGone: 'Dữ liệu của sổ đã bị xóa khỏi máy này',
  storeGoneUnsent: (count: number) =>
    `Đừng đóng, đừng khóa cửa sổ này: ${count} mục chưa gửi chỉ còn ở đây. Làm bản dự phòng ngay, rồi xin người quản trị mã mời mới để vào lại sổ.`,
  storeGoneAllSent: 'Mọi mục đã lên hệ thống. Anh/chị xin người quản trị mã mời mới để vào lại sổ.',
  storeGoneBackup: 'Làm bản dự phòng',
  storeGoneKept: (entries: number) =>
    `Bản dự phòng giữ ${entries} mục. Vào lại sổ xong, mở nó ở Khác → Máy này → Mở bản dự phòng.`,
  storeGoneNotKept: 'Chưa làm được bản dự phòng. Anh/chị bấm lại, đừng đóng cửa sổ này.',
  storeNewer: 'Bản mới của ứng dụng đã mở sổ này',
  storeNewerHint: 'Cửa sổ này không ghi được nữa. Mọi mục đã lưu còn nguyên; tải lại để ghi tiếp.',
  loadAnew: 'Tải lại',
  updateReady: 'Có bản mới của ứng dụng',
  updateHint: 'Mất vài giây. Dữ liệu trên máy giữ nguyên; sau đó anh/chị mở sổ lại bằng cụm từ.',
  updateNow: 'Dùng bản mới',
  updateLater: 'Để lúc khác',

  unsentTitle: 'Chưa gửi và cần kiểm tra',
  unsentShort: 'Chưa gửi',
  unsentCount: (waiting: number, check: number) => `${waiting} chưa gửi · ${check} cần kiểm tra`,
  relayOpen: 'Gửi nhờ máy khác',
  unsentHint:
    'Những mục dưới đây đã lưu trên máy này. Khi có mạng, mở ứng dụng là tự gửi; anh/chị không phải nhập lại.',
  waitingHeading: 'Chưa gửi',
  checkHeading: 'Cần kiểm tra',
  checkHint:
    'Hệ thống đã giữ lại các mục này, không mất mục nào. Người phụ trách công đoàn sẽ xem và quyết định.',
  nothingUnsent: 'Không còn mục nào chưa gửi',
  nothingUnsentHint: 'Mọi thứ anh/chị ghi trên máy này đã lên hệ thống.',
  moreBelow: (count: number) => `và ${count} mục nữa`,
  written: (time: string) => `Ghi lúc ${time}`,

  refusedWith: (why: string) => `Người phụ trách đã quyết định không tính: ${why}`,
  heldConfidential:
    'Yêu cầu kín chỉ do chủ tịch có tên trong “Ai đọc được” quyết định. Nếu chưa có ai như vậy, một người đang đọc được cho thêm một chủ tịch mà anh/chị tin; nếu ngoài anh/chị không ai đọc được, anh/chị xin phân công lại rồi ghi lại yêu cầu.',
  rulings: {
    held: 'Hệ thống giữ lại, chờ người phụ trách quyết định.',
    quarantined: 'Hệ thống chưa xếp được mục này vào sổ. Mục vẫn được giữ và sẽ được xem lại.',
  },
  reasons: {
    'not-allowed': 'Anh/chị chưa có quyền ghi mục này. Báo người quản trị xem lại phân công.',
    'right-ended':
      'Phân công của anh/chị đã hết khi mục này gửi đến. Người phụ trách sẽ quyết định có tính hay không.',
    'second-factor-needed':
      'Mục này gửi lên từ máy khác, người ghi chưa xác nhận thêm trên máy. Người phụ trách sẽ quyết định.',
    'device-lost':
      'Máy ghi mục này đã được báo mất. Người phụ trách sẽ quyết định có tính hay không.',
    'unknown-type': 'Mục này do bản ứng dụng mới hơn ghi. Hệ thống nâng cấp xong sẽ xét lại.',
    'unknown-act': 'Thao tác này do bản ứng dụng mới hơn ghi. Hệ thống nâng cấp xong sẽ xét lại.',
    'act-shape':
      'Nội dung mục này không khớp với tên thao tác nên hệ thống chưa nhận. Anh/chị cập nhật ứng dụng rồi ghi lại.',
    'bad-value': 'Có ô không đúng dạng. Người phụ trách sẽ xem lại.',
    'already-written': 'Chỗ này đã có người ghi trước. Cả hai đều được giữ để đối chiếu.',
    forged: 'Mục này không khớp với máy đã ghi nó. Anh/chị báo người quản trị.',
    circle: 'Nơi trực thuộc này tạo thành vòng tròn, chưa xếp được. Chọn nơi trực thuộc khác.',
    'unknown-unit': 'Hệ thống chưa có tổ chức công đoàn của mục này. Có rồi sẽ xét lại.',
    'unknown-field': 'Mục này do bản ứng dụng mới hơn ghi. Hệ thống nâng cấp xong sẽ xét lại.',
    'entry-malformed':
      'Hệ thống chưa đọc được mục này. Mục vẫn được giữ, người quản trị sẽ xem lại.',
    'entry-unreadable':
      'Hệ thống chưa đọc được mục này. Mục vẫn được giữ, người quản trị sẽ xem lại.',
    'entry-too-large':
      'Mục này quá dài để gửi. Mục vẫn nằm trên máy; hãy ghi lại thành nhiều mục ngắn hơn.',
    'bad-book': 'Hệ thống chưa biết sổ của mục này. Báo người quản trị.',
    'unknown-life':
      'Máy này ghi mục khi hệ thống chưa nhận ra sổ trên máy. Người phụ trách sẽ xem và quyết định.',
    'foreign-series':
      'Số biên lai không thuộc quyển được cấp cho máy này. Tiền vẫn được ghi nhận; người phụ trách sẽ so với biên lai giấy.',
    'own-cash':
      'Không ai tự xác nhận tiền mình đã thu hay đã khóa sổ. Nhờ cán bộ khác đếm và xác nhận; lần khóa sổ vẫn có giá trị.',
    'unknown-close':
      'Lần khóa sổ được xác nhận chưa có trên hệ thống. Người phụ trách sẽ xem và quyết định.',
    'sign-in-name-taken':
      'Tên đăng nhập này đã có cán bộ khác dùng. Anh/chị thêm lại cán bộ với tên đăng nhập khác.',
    'mixed-directory':
      'Mục này ghi chung phân công với việc khác nên hệ thống chưa nhận. Anh/chị cập nhật ứng dụng rồi ghi lại.',
    stub: 'Nội dung mục này chưa lên được hệ thống. Giữ nguyên máy này và báo người quản trị.',
    'no-own-books':
      'Tổ chức này ghi chung sổ cấp trên, nên mục không vào được sổ riêng. Báo người quản trị.',
  },

  acts: {
    registerMember: 'Ghi tên đoàn viên',
    editMember: 'Sửa thông tin đoàn viên',
    resolveIdentity: 'Chọn thông tin đúng của đoàn viên',
    archiveMember: 'Đưa đoàn viên vào lưu trữ',
    withdrawConsent: 'Rút lại đồng ý cho giữ thông tin',
    giveConsent: 'Ghi đồng ý cho giữ thông tin',
    unarchiveMember: 'Đưa đoàn viên trở lại danh sách',
    recordMembershipStep: 'Ghi một bước sinh hoạt',
    admitMembers: 'Kết nạp theo quyết định',
    addTag: 'Gắn tổ, chuyền cho đoàn viên',
    removeTag: 'Bỏ tổ, chuyền của đoàn viên',
    linkTwins: 'Gộp hai tên là một người',
    unlinkTwins: 'Tách hai tên là hai người',
    importMembers: 'Nhập danh sách đoàn viên',
    undoImport: 'Hoàn tác một lần nhập danh sách',
    issueReceipt: 'Thu đoàn phí',
    voidReceipt: 'Hủy biên lai',
    issueCollection: 'Thu cả tổ',
    voidCollection: 'Hủy cả danh sách thu',
    closeDay: 'Khóa sổ cuối ngày',
    assessDues: 'Tính mức đoàn phí',
    waiveDues: 'Miễn đoàn phí',
    adoptResolution: 'Ghi nghị quyết mức đoàn phí',
    noteSalaries: 'Ghi tiền lương',
    openCase: 'Tiếp nhận yêu cầu',
    editCase: 'Sửa yêu cầu',
    moveCaseStage: 'Chuyển bước yêu cầu',
    reopenCase: 'Mở lại yêu cầu',
    setOutcome: 'Ghi kết quả yêu cầu',
    addCaseNote: 'Ghi chú yêu cầu',
    referCase: 'Chuyển yêu cầu lên cấp trên',
    addReferralNote: 'Ghi chép về yêu cầu đã chuyển lên',
    takeBackReferral: 'Rút lại yêu cầu đã chuyển lên',
    addCaseReaders: 'Thêm người được xem yêu cầu kín',
    foundUnion: 'Lập sổ của liên đoàn',
    foundUnit: 'Thêm tổ chức công đoàn',
    createUnit: 'Thêm tổ chức công đoàn',
    renameUnit: 'Đổi tên tổ chức công đoàn',
    moveUnit: 'Chuyển nơi trực thuộc',
    closeUnit: 'Cho tổ chức công đoàn ngừng hoạt động',
    reopenUnit: 'Mở lại tổ chức công đoàn',
    addOfficer: 'Thêm cán bộ',
    enrolDevice: 'Cho một máy vào sổ',
    beginLife: 'Máy bắt đầu ghi tiếp sau khi mất dữ liệu',
    giveSeries: 'Cấp quyển biên lai',
    grantRole: 'Phân công chức vụ',
    revokeGrant: 'Thôi phân công',
    loseDevice: 'Báo máy bị mất',
    changeSetting: 'Đổi lựa chọn của công đoàn',
    noteHandover: 'Lập biên bản bàn giao',
    confirmCash: 'Xác nhận tiền của một lần khóa sổ',
    handOverMoney: 'Bàn giao sổ thu, tiền mặt',
    handOverCases: 'Bàn giao yêu cầu đang mở',
    admitHeld: 'Cho tính một mục đang giữ',
    refuseHeld: 'Không tính một mục đang giữ',
    holdQuarantined: 'Giữ một mục chờ người phụ trách',
  },
  someAct: 'Một thao tác',
};

export type SyncText = typeof syncVi;
