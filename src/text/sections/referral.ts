/** Chuyển công đoàn cấp trên: referring a request, what the union above reads of it, and what it answers. */

const vi = {
  title: 'Chuyển lên cấp trên',
  intro:
    'Việc vượt quá quyền của cơ sở thì viết giấy chuyển lên. Cấp trên chỉ đọc tờ giấy, không đọc sổ tiếp nhận.',
  locked: 'Giấy chuyển nằm trong phần kín. Gõ lại cụm từ để xem giấy và trả lời.',
  refer: 'Chuyển lên cấp trên',
  referAgain: 'Viết giấy chuyển nữa',
  aboveUnnamed: 'công đoàn cấp trên',
  sentTo: (union: string) => `Chuyển lên ${union}`,
  sentOn: (day: string) => `Đã chuyển ngày ${day}`,
  endedOn: (day: string) => `Đã rút lại ngày ${day}`,
  standings: {
    sent: 'Chờ trả lời',
    received: 'Cấp trên đã nhận',
    answered: 'Cấp trên đã trả lời',
    'taken-back': 'Đã rút lại',
  },

  whoReads: (union: string) =>
    `Ai đọc được: cán bộ của ${union} được phân công xem xuống công đoàn mình. Những cán bộ đang đọc được yêu cầu này cũng đọc được giấy.`,
  whatIsRead:
    'Đọc được gì: chỉ những gì viết dưới đây, loại việc và ngày nhận. Sổ tiếp nhận, ghi chép, kết quả và tên người yêu cầu không đi theo, trừ khi anh/chị viết vào.',
  to: 'Chuyển lên đâu?',
  why: 'Vì sao chuyển lên?',
  whyTitle: 'Lý do chuyển',
  whyHint: 'Cơ sở đã làm gì, vướng ở đâu, cần cấp trên làm gì.',
  summary: 'Nội dung cấp trên được đọc',
  summaryHint: 'Bỏ tên và những gì cấp trên không cần biết.',
  applicant: 'Tên người yêu cầu',
  applicantHint: 'Chỉ viết khi người ấy đồng ý.',
  save: 'Chuyển lên',
  saved: 'Đã lưu giấy chuyển',
  savedShut: 'Đã lưu kín trên máy. Mở phần kín thì máy gửi đi.',

  takeBack: 'Rút lại giấy chuyển',
  takeBackWhat:
    'Cấp trên không nhận thêm gì nữa, và máy của họ được lệnh gỡ giấy này khi có mạng. Những gì đã đọc thì không lấy lại được. Bước của yêu cầu giữ nguyên; đổi ở “Chuyển bước”.',
  takenBack: 'Đã rút lại giấy chuyển',

  from: (union: string) => `Từ ${union}`,
  paper: 'Giấy chuyển',
  factKind: 'Loại việc',
  factFrom: 'Nơi chuyển',
  factTo: 'Nơi nhận',
  factOn: 'Ngày chuyển',
  factReceived: 'Ngày tiếp nhận',
  factApplicant: 'Người yêu cầu',
  applicantNone: 'Không ghi tên',
  openCase: 'Xem yêu cầu',

  notes: 'Trả lời và ghi chép',
  notesNone: 'Chưa có trả lời nào.',
  saidReceived: 'Đã nhận giấy chuyển.',
  by: { received: 'Cấp trên đã nhận', answered: 'Cấp trên trả lời', noted: 'Cơ sở ghi' },
  receive: 'Ghi là đã nhận',
  receiveNote: 'Ghi kèm',
  receiveHint: 'Ai lo việc này, khi nào trả lời.',
  received: 'Đã ghi là đã nhận',
  answer: 'Trả lời',
  answerHint: 'Cấp trên đã làm gì, kết quả ra sao, cơ sở cần làm gì tiếp.',
  answerSave: 'Lưu trả lời',
  answered: 'Đã lưu trả lời',
  note: 'Ghi thêm vào giấy',
  noteHint: 'Việc mới xảy ra. Cấp trên đọc được dòng này.',
  noteSave: 'Lưu ghi chép',
  noted: 'Đã lưu ghi chép',

  below: 'Giấy chuyển từ cấp dưới',
  belowCount: (count: number) => `${count} giấy`,
  belowNone: 'Chưa có giấy chuyển nào',
  belowNoneHint:
    'Sổ tiếp nhận của cấp dưới không đọc được ở đây. Khi cơ sở chuyển một yêu cầu lên, tờ giấy hiện ra ở đây.',
  belowOpen: (count: number) => `${count} giấy chuyển từ cấp dưới`,
  unitUnknown: 'Công đoàn không có tên trên máy này',

  shutTitle: 'Giấy chuyển đang khóa',
  shutHint: 'Giấy nằm trong phần kín. Gõ lại cụm từ để đọc.',
  notFound: 'Không thấy giấy chuyển này trên máy',
  notFoundHint: 'Có thể giấy đã được rút lại, hoặc sổ chưa tải về xong.',
  back: 'Về Tiếp nhận',
};

export type ReferralText = typeof vi;

const papers = (count: number): string => (count === 1 ? '1 paper' : `${count} papers`);

const en: ReferralText = {
  title: 'Refer to the union above',
  intro:
    'What is beyond the union is referred on a paper. The union above reads that paper, never the book of requests.',
  locked:
    'The paper lies in the confidential part. Type your words again to see it and the answers.',
  refer: 'Refer to the union above',
  referAgain: 'Write another paper',
  aboveUnnamed: 'the union above',
  sentTo: (union) => `Referred to ${union}`,
  sentOn: (day) => `Referred on ${day}`,
  endedOn: (day) => `Taken back on ${day}`,
  standings: {
    sent: 'Awaiting an answer',
    received: 'Received above',
    answered: 'Answered above',
    'taken-back': 'Taken back',
  },

  whoReads: (union) =>
    `Who may read it: upper officers of ${union} whose right reaches down to your union. The officers who can read this request can read the paper too.`,
  whatIsRead:
    'What they read: only what is written below, the kind of matter and the day it came. The book of requests, the notes, the outcome and the name stay here, unless you write them in.',
  to: 'To which union?',
  why: 'Why is it referred?',
  whyTitle: 'Reason',
  whyHint: 'What the union has done, where it is stuck, what the union above should do.',
  summary: 'What the union above may read',
  summaryHint: 'Leave out names and whatever they need not know.',
  applicant: 'Name of who asks',
  applicantHint: 'Only where they agree.',
  save: 'Refer it',
  saved: 'The paper is saved',
  savedShut: 'Saved, locked, on this device. It is sent once you open the confidential part.',

  takeBack: 'Take the paper back',
  takeBackWhat:
    'The union above gets nothing more, and its devices are ordered to erase the paper once they have a network. What was read cannot be made unread. The stage of the request stays; change it with “Move on”.',
  takenBack: 'The paper is taken back',

  from: (union) => `From ${union}`,
  paper: 'Referral',
  factKind: 'Kind of matter',
  factFrom: 'Referred by',
  factTo: 'Referred to',
  factOn: 'Referred on',
  factReceived: 'Request came on',
  factApplicant: 'Who asks',
  applicantNone: 'No name written',
  openCase: 'See the request',

  notes: 'Answers and notes',
  notesNone: 'No answer yet.',
  saidReceived: 'The paper was received.',
  by: { received: 'Received above', answered: 'Answer from above', noted: 'Noted below' },
  receive: 'Mark as received',
  receiveNote: 'With a word',
  receiveHint: 'Who sees to it, when an answer will come.',
  received: 'Marked as received',
  answer: 'Answer',
  answerHint: 'What was done above, what came of it, what the union should do next.',
  answerSave: 'Save the answer',
  answered: 'The answer is saved',
  note: 'Add to the paper',
  noteHint: 'What has happened since. The union above reads this line.',
  noteSave: 'Save the note',
  noted: 'The note is saved',

  below: 'Referred from below',
  belowCount: papers,
  belowNone: 'Nothing has been referred yet',
  belowNoneHint:
    'The books of requests of the unions below cannot be read here. Once a union refers a request, its paper appears here.',
  belowOpen: (count) => `${papers(count)} referred from below`,
  unitUnknown: 'A union whose name is not on this device',

  shutTitle: 'This paper is locked',
  shutHint: 'It lies in the confidential part. Type your words again to read it.',
  notFound: 'This paper is not on this device',
  notFoundHint: 'It may have been taken back, or the books are not fully here yet.',
  back: 'To the requests',
};

export const referralText = { vi, en };
