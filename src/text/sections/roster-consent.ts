/** What is said of a person's consent on their page: withdrawn, and given again. */
export const rosterConsent = {
  vi: {
    consentWithdrawnOn: (day: string) => `đã rút lại ngày ${day}`,
    withdraw: 'Rút lại đồng ý',
    withdrawTitle: (name: string) => `${name} rút lại đồng ý?`,
    withdrawWhat:
      'Từ hôm nay không dùng thông tin của người này vào việc gì mới. Biên lai đã lập vẫn giữ vì là chứng từ. Đồng ý lại lúc nào cũng được.',
    withdrawHow: 'Người ấy báo bằng cách nào?',
    withdrawHows: {
      'in-person': 'Nói trực tiếp',
      'in-writing': 'Bằng giấy',
      'by-phone': 'Qua điện thoại',
    },
    withdrawnTitle: 'Đã rút lại đồng ý cho giữ thông tin',
    withdrawnWhat: (day: string) =>
      `Ngày ${day}. Không dùng thông tin này vào việc gì mới; muốn xóa thì hỏi công đoàn cấp trên.`,
    consentAgain: 'Ghi là đồng ý',
    consentAgainTitle: (name: string) => `${name} đồng ý cho giữ thông tin?`,
  },
  en: {
    consentWithdrawnOn: (day: string) => `withdrawn on ${day}`,
    withdraw: 'Withdraw consent',
    withdrawTitle: (name: string) => `${name} withdraws the consent?`,
    withdrawWhat:
      'From today the data of this person are used for nothing new. Receipts that were written stay, for they are vouchers. The consent can be given again at any time.',
    withdrawHow: 'How did the person say so?',
    withdrawHows: {
      'in-person': 'In person',
      'in-writing': 'On paper',
      'by-phone': 'By phone',
    },
    withdrawnTitle: 'Consent to keep data was withdrawn',
    withdrawnWhat: (day: string) =>
      `On ${day}. Use these data for nothing new; to have them deleted, ask the upper union.`,
    consentAgain: 'Record the consent',
    consentAgainTitle: (name: string) => `Does ${name} agree that the data are kept?`,
  },
};
