/** The sentences of the second pair of eyes on cash: what waits for them, the confirmation, and how it then stands. */
const viGrouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
const enGrouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

const vi = {
  title: 'Tiền chờ xác nhận',
  lead: 'Tiền người khác đã thu và khóa sổ. Anh/chị đếm lại hoặc nhận tiền, rồi xác nhận. Chưa xác nhận thì lần khóa sổ vẫn có giá trị.',
  count: (count: number) => `${viGrouped(count)} lần khóa sổ`,
  cardHint: (count: number, sum: string) => `${viGrouped(count)} lần khóa sổ, ${sum} tiền mặt`,
  none: 'Không có tiền chờ xác nhận',
  noneHint: 'Khi người khác khóa sổ có tiền mặt, lần khóa sổ hiện ở đây để anh/chị đếm lại.',
  counted: (sum: string) => `đếm được ${sum}`,
  since: (days: number) => `đã ${viGrouped(days)} ngày`,

  chips: {
    waiting: 'Chờ xác nhận',
    confirmed: 'Đã xác nhận',
    differs: 'Lệch tiền',
  },
  heading: 'Xác nhận tiền mặt',
  waiting: 'Chờ người thứ hai xác nhận',
  waitingHint:
    'Lần khóa sổ có giá trị ngay, không phải chờ. Người khác có quyền giữ tiền sẽ đếm lại.',
  mineHint: 'Lần khóa sổ có giá trị ngay. Anh/chị đếm lại hoặc nhận tiền, rồi xác nhận.',
  ownHint: 'Tiền do chính anh/chị thu hoặc khóa sổ thì người khác xác nhận, trên máy nào cũng vậy.',
  selfChecked: 'Tự kiểm',
  selfCheckedHint:
    'Lúc khóa sổ, công đoàn không có người thứ hai kiểm tiền. Lần khóa sổ có giá trị và nằm trong danh sách của công đoàn cấp trên.',
  by: 'Người xác nhận',
  at: 'Lúc',
  found: 'Số tiền đếm lại',
  how: 'Tiền mặt',
  takenOver: 'Đã nhận về quỹ',
  leftThere: 'Đếm rồi để lại cho người thu giữ',
  why: 'Lý do lệch',
  someone: 'Cán bộ khác',
  further: 'Còn người khác cũng xác nhận',
  furtherHint: 'Lời xác nhận đầu tiên được tính. Anh/chị hỏi lại nếu số tiền khác nhau.',

  confirmTitle: 'Xác nhận tiền',
  closeOf: (who: string, day: string) => `${who} khóa sổ ngày ${day}`,
  collectorCounted: 'Người thu đếm được',
  receiptsSay: 'Theo biên lai',
  holds: 'Gồm có',
  sum: 'Anh/chị đếm được',
  sumHint: 'Đếm hết số tiền mặt của lần khóa sổ này. Ví dụ 1.250.000',
  hand: 'Sau khi đếm',
  take: 'Nhận tiền về quỹ',
  takeHint: 'Từ nay anh/chị giữ số tiền này.',
  leave: 'Để người thu giữ tiếp',
  leaveHint: 'Chỉ xác nhận số tiền.',
  less: (sum: string) =>
    `Ít hơn người thu đếm ${sum}. Đếm lại một lần nữa. Nếu vẫn lệch, ghi lý do rồi xác nhận.`,
  more: (sum: string) =>
    `Nhiều hơn người thu đếm ${sum}. Đếm lại một lần nữa. Nếu vẫn lệch, ghi lý do rồi xác nhận.`,
  same: 'Khớp với người thu.',
  whyLabel: 'Vì sao lệch?',
  whyHint: 'Ví dụ: người thu đã trả lại cho một đoàn viên',
  confirm: 'Xác nhận',
  done: 'Đã xác nhận, đã lưu trên máy',
  already: 'Lần khóa sổ này không chờ xác nhận',
  notFound: 'Lần khóa sổ này không có trên máy này',
  problems: {
    'own-cash': 'Tiền này do chính anh/chị thu hoặc khóa sổ. Nhờ cán bộ khác đếm và xác nhận.',
    'no-sum': 'Ghi số tiền anh/chị đếm được; không có đồng nào thì ghi 0.',
    'no-hand': 'Chọn nhận tiền về quỹ hay để người thu giữ tiếp.',
    'difference-without-reason': 'Số tiền khác người thu đếm. Hãy ghi vì sao lệch.',
    'text-too-long': (lengthMax: number) =>
      `Dài quá ${viGrouped(lengthMax)} chữ. Hãy viết ngắn lại.`,
  },
};

const en: typeof vi = {
  title: 'Cash to be confirmed',
  lead: 'Cash that others took and closed. Count it again or take it over, then confirm. Until then the close is valid all the same.',
  count: (count) => (count === 1 ? '1 close' : `${enGrouped(count)} closes`),
  cardHint: (count, sum) =>
    `${count === 1 ? '1 close' : `${enGrouped(count)} closes`}, ${sum} in cash`,
  none: 'No cash waits to be confirmed',
  noneHint: 'When somebody else closes a day with cash, the close stands here for you to count.',
  counted: (sum) => `${sum} counted`,
  since: (days) => (days === 1 ? 'for 1 day' : `for ${enGrouped(days)} days`),

  chips: {
    waiting: 'To be confirmed',
    confirmed: 'Confirmed',
    differs: 'Sums differ',
  },
  heading: 'Confirmation of the cash',
  waiting: 'Waits for a second officer',
  waitingHint:
    'The close is valid at once and waits for nobody. Another officer who keeps money will count again.',
  mineHint: 'The close is valid at once. Count the cash again or take it over, then confirm.',
  ownHint:
    'Cash you took or closed yourself is confirmed by somebody else, whichever device you use.',
  selfChecked: 'Self-checked',
  selfCheckedHint:
    'At the time of the close the union had nobody else to check the cash. The close is valid and stands on the list of the union above.',
  by: 'Confirmed by',
  at: 'At',
  found: 'Counted again',
  how: 'The cash',
  takenOver: 'Taken over into the fund',
  leftThere: 'Counted and left with the collector',
  why: 'Reason for the difference',
  someone: 'Another officer',
  further: 'Others confirmed it, too',
  furtherHint: 'The first confirmation counts. Please ask where the sums differ.',

  confirmTitle: 'Confirm the cash',
  closeOf: (who, day) => `${who} closed on ${day}`,
  collectorCounted: 'The collector counted',
  receiptsSay: 'By the receipts',
  holds: 'In the close',
  sum: 'You counted',
  sumHint: 'Count all the cash of this close. For example 1.250.000',
  hand: 'After counting',
  take: 'Take the cash into the fund',
  takeHint: 'From now on this cash is with you.',
  leave: 'Leave it with the collector',
  leaveHint: 'Only the sum is confirmed.',
  less: (sum) =>
    `${sum} less than the collector counted. Count once more. If it still differs, give the reason and confirm.`,
  more: (sum) =>
    `${sum} more than the collector counted. Count once more. If it still differs, give the reason and confirm.`,
  same: 'Agrees with the collector.',
  whyLabel: 'Why do they differ?',
  whyHint: 'For example: the collector gave money back to a member',
  confirm: 'Confirm',
  done: 'Confirmed, saved on this device',
  already: 'This close does not wait to be confirmed',
  notFound: 'This close is not on this device',
  problems: {
    'own-cash':
      'You took or closed this cash yourself. Ask another officer to count and confirm it.',
    'no-sum': 'Enter the sum you counted; enter 0 where there is nothing.',
    'no-hand': 'Choose whether you take the cash or leave it with the collector.',
    'difference-without-reason': 'The sum differs from the collector’s. Please say why.',
    'text-too-long': (lengthMax) =>
      `Longer than ${enGrouped(lengthMax)} letters. Please shorten it.`,
  },
};

export const cashCheckText = { vi, en };
