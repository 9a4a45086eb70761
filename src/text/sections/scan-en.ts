/** The sentences of Quét thẻ: the camera, the other ways, and the list to look through and save. In English. */
import type { ScanText } from './scan-vi.ts';

export const scanEn: ScanText = {
  title: 'Register people',
  byForm: 'Use the full form',

  camera: 'Card-scanning camera',
  askTitle: 'Scan the QR code on the citizen card',
  askWhat:
    'Tap the button below; the phone then asks whether the camera may be used: choose Allow. The picture only serves to read the code. It is not kept and is sent nowhere.',
  askGo: 'Turn on the camera',
  aim: 'Hold the QR code in the frame',
  restedWhat: 'No card has been seen for a minute.',

  otherWaysNow: 'You can go on right now in one of the ways below.',
  failedWhat:
    'Open the app once while there is network to fetch it. Typing the number or a hand scanner works now.',

  ways: 'Other ways',
  wayType: 'Type it',
  wayPhoto: 'Photo',
  wayPicture: 'Pick one',
  wayScanner: 'Scanner',
  scannerLabel: 'The hand scanner types here',
  scannerHint: 'Plug in or pair the scanner and just scan. Turn off Vietnamese typing meanwhile.',
  reading: 'Reading the picture…',
  picture: {
    nothing:
      'There is no QR code to be seen in the picture. Take it again nearer, straight and in good light, or type the 12 digits.',
    'unreadable-picture': 'This file cannot be opened as a picture. Choose another.',
    'scanner-failed':
      'The code reader is not on this device yet. Open the app once while there is network, or type the 12 digits.',
  },

  scanned: (name) => `Scanned ${name}`,
  scannedNumber: (masked) => `Scanned number ${masked}`,
  notTaken: 'What was scanned is not taken',
  twice: (name) => `${name} is in this list already`,
  twiceWhat: 'This card was scanned before and is not added again.',
  full: (linesMax) => `The list holds its ${linesMax} people`,
  fullWhat: 'Look through it and save, then go on scanning.',
  spoilt: 'The keyboard has spoilt the letters',
  spoiltWhat:
    'Only the number and the dates could be taken. Type the name as on the card; next time turn off Vietnamese typing before scanning.',

  list: 'Written so far',
  listCount: (count) => (count === 1 ? '1 person' : `${count} people`),
  empty: 'Nobody is in the list yet',
  emptyHint: 'Scan card after card; then look through the list and save it in one go.',
  dropAll: 'Discard the list',
  dropAllTitle: (count) =>
    count === 1 ? 'Discard 1 person not saved?' : `Discard ${count} people not saved?`,
  dropAllWhat: 'They are not in the book yet. Once discarded they have to be scanned again.',
  born: (day) => `born ${day}`,
  noName: '(no name yet)',
  edit: 'Edit',
  editDone: 'Done',
  remove: 'Take out',

  onRoll: 'On the roll already',
  onRollIn: (unit) => `On the roll of ${unit} already`,
  onRollSame: 'The card says nothing new; this line writes nothing.',
  openMember: 'See this person',
  update: 'Update from the card',
  change: (field, before, after) => `${field}: ${before} → ${after}`,
  changeFields: {
    address: 'Residence',
    bornOn: 'Birth date',
    sex: 'Sex',
    phone: 'Phone',
    nationalNumber: 'Citizen number',
  },
  nothingBefore: 'not given',
  maybe: 'This person may be on the roll already',
  samePerson: 'The same person',
  otherPerson: 'Two different people',
  maybeAsk: 'Is this the same person, or two different people?',
  maybeUndecided: 'Not decided yet: the same person, or two different people?',

  onceTitle: 'For the whole list',
  onceApplied: 'Wish to join',
  onceAdmitted: (day) => (day === '' ? 'Members already' : `Members since ${day}`),
  onceChange: 'Change',

  save: (count) => (count === 1 ? 'Save 1 person' : `Save ${count} people`),
  saved: 'Saved on this device',
  savedCount: (count) =>
    count === 1 ? '1 person is written down' : `${count} people are written down`,
  toRoll: 'See the roll',
  lineProblem: (name, why) => `${name}: ${why}`,
  twiceInList: (name) => `The same citizen number as ${name}. Take one line out.`,
  listTooLong: (linesMax) => `At most ${linesMax} people are saved at once.`,
};
