/** How it stands with the system: what is sent, what is not, and why. In English. */
import type { SyncText } from './sync-vi.ts';

export const syncEn: SyncText = {
  allSafe: (time: string) => `On the system, ${time}`,
  neverReached: 'Not on the system yet',
  waiting: (count: number) => `${count} not sent`,
  check: (count: number) => `${count} to check`,
  sending: 'Sending',
  fetching: 'Receiving',
  lastContact: 'Last contact',
  never: 'Never yet',

  problems: {
    'no-connection':
      'Not sent yet. Everything is still on this device. Once there is a network, opening the app sends it.',
    'not-our-server':
      'This network asks for a sign-in of its own (a Wi-Fi page). Sign in to the Wi-Fi or change to mobile data, then press “Send now”. Everything is still on this device.',
    'sign-in-refused':
      'The system does not accept this device. Everything is still on it. If you changed your words on another device, go to More → This device → “Change the words”. If not, ask the administrator to look at your roles or to invite this device again.',
    'signed-in-elsewhere':
      'Your account is open on too many devices, so this one has stopped sending for now. Everything is still on this device. Press “Send now” to go on sending from here.',
    'app-too-old':
      'This app is too old to send. Please press “Use the new version”. Everything is still on this device.',
    'server-full':
      'The system has no room and takes nothing more for now. Everything is still on this device and will be sent later. Please tell the administrator.',
    'server-restoring':
      'The system was just restored and is taking back what the devices hold. This device has sent what it has. Go on working: new items are sent by themselves once the administrator ends the restore.',
    'server-refused':
      'The system did not take it this time. Everything is still on this device. Try again later; if it happens again, tell the administrator.',
    'disk-full':
      'This device is full, so nothing new could be received. Remove some pictures or films. What is not sent is still here.',
  },

  sendNow: 'Send now',
  factorWaits:
    'Rights and units wait for your second confirmation: press send, then confirm. Everything else was sent as usual.',
  factorWaitsShort: 'Waits for the second confirmation',
  sentAll: 'All sent. The system has everything.',
  sentSome: (count: number) => `${count} still not sent. Everything is still on this device.`,

  entriesMissing: (count: number) =>
    `${count} entries written on this device can no longer be found`,
  entriesMissingHint:
    'Do not remove the app or the browser data. Compare with the receipts handed out and tell the administrator.',
  diskDoubtful: 'Part of the data on this device does not agree with the system',
  diskDoubtfulHint:
    'What is not sent yet is kept. Send everything when there is a signal, then tell the administrator.',
  otherWindow: 'The book is open in another window',
  otherWindowHint: 'Here you can only read. To write here, move the book to this window.',
  useHere: 'Use it here',
  storeGone: 'The data of the book was deleted from this device',
  storeGoneUnsent: (count: number) =>
    `Do not close or lock this window: ${count} unsent entries exist only here. Make a backup now, then ask the administrator for a new invitation code.`,
  storeGoneAllSent:
    'Everything is on the system. Ask the administrator for a new invitation code to come in again.',
  storeGoneBackup: 'Make a backup',
  storeGoneKept: (entries: number) =>
    `The backup holds ${entries} entries. Once you are in again, open it under More → This device → Open a backup.`,
  storeGoneNotKept: 'No backup was made. Press again, and do not close this window.',
  storeNewer: 'A new version of the app has opened this book',
  storeNewerHint:
    'This window writes no more. Everything saved is still there; load anew to go on writing.',
  loadAnew: 'Load anew',
  updateReady: 'There is a new version of the app',
  updateHint:
    'It takes a few seconds. Everything on this device stays; you open the book with your words again.',
  updateNow: 'Use the new version',
  updateLater: 'Another time',

  unsentTitle: 'Not sent and to be checked',
  unsentShort: 'Not sent',
  unsentCount: (waiting: number, check: number) => `${waiting} not sent · ${check} to check`,
  relayOpen: 'Send by another phone',
  unsentHint:
    'These are saved on this device. Once there is a network, opening the app sends them; nothing has to be typed again.',
  waitingHeading: 'Not sent',
  checkHeading: 'To be checked',
  checkHint:
    'The system keeps these and none is lost. Whoever leads the union will look at them and decide.',
  nothingUnsent: 'Nothing is waiting to be sent',
  nothingUnsentHint: 'Everything you wrote on this device is on the system.',
  moreBelow: (count: number) => `and ${count} more`,
  written: (time: string) => `Written at ${time}`,

  refusedWith: (why) => `Somebody in charge decided that it does not count: ${why}`,
  heldConfidential:
    'A confidential request is decided on only by a chair who stands under “Who can read it”. If there is none, someone who can read it adds a chair you trust; if nobody but you can, ask for your role again and then write the request down anew.',
  rulings: {
    held: 'The system keeps it until someone in charge decides.',
    quarantined:
      'The system could not place it in the book yet. It is kept and will be looked at again.',
  },
  reasons: {
    'not-allowed':
      'You have no right to write this. Please ask the administrator to look at your roles.',
    'right-ended':
      'Your role had ended when this arrived. Someone in charge decides whether it counts.',
    'second-factor-needed':
      'This came from another device, without its author’s second confirmation. A person decides.',
    'device-lost':
      'The device that wrote this was reported lost. Someone in charge decides whether it counts.',
    'unknown-type':
      'A newer version of the app wrote this. It is judged again once the system is upgraded.',
    'unknown-act':
      'A newer version of the app did this. It is judged again once the system is upgraded.',
    'act-shape':
      'What this changes does not fit what it says it does, so the system did not take it. Please update the app and write it again.',
    'bad-value': 'A field does not have the right form. Someone in charge will look at it.',
    'already-written': 'Someone wrote this before. Both are kept and compared.',
    forged: 'This does not fit the device that wrote it. Please tell the administrator.',
    circle: 'This place in the tree would close a circle. Please choose another one.',
    'unknown-unit':
      'The system does not know the union of this entry yet. It is judged again once it does.',
    'unknown-field': 'A newer app wrote this. It is looked at again once the system is upgraded.',
    'entry-malformed':
      'The system cannot read this yet. It is kept; the administrator will look at it.',
    'entry-unreadable':
      'The system cannot read this yet. It is kept; the administrator will look at it.',
    'entry-too-large':
      'This is too long to send. It stays on this device; write it again in shorter parts.',
    'bad-book': 'The system does not know the book of this entry. Tell the administrator.',
    'unknown-life':
      'This device wrote it before the system knew the book on it. Someone in charge will look and decide.',
    'foreign-series':
      'The receipt’s number is not from a series given to this device. The money is on record; someone in charge will compare the paper.',
    'own-cash':
      'Nobody confirms cash they took or closed themselves. Ask another officer to count and confirm; the close is valid all the same.',
    'unknown-close':
      'The close it confirms is not in the system. Whoever is in charge will look and decide.',
    'sign-in-name-taken':
      'Another officer has this sign-in name. Please add the officer again with another one.',
    'mixed-directory':
      'This was written together with a role, so the system did not take it. Please update the app and write it again.',
    stub: 'The content of this has not reached the system. Keep this device as it is and tell the administrator.',
    'no-own-books':
      'This union writes in the books above it, so this cannot go into books of its own. Please tell the administrator.',
  },

  acts: {
    registerMember: 'Member added',
    editMember: 'Member’s details changed',
    resolveIdentity: 'Right detail of a member chosen',
    archiveMember: 'Member archived',
    withdrawConsent: 'Consent withdrawn',
    giveConsent: 'Consent recorded',
    unarchiveMember: 'Member brought back to the list',
    recordMembershipStep: 'Step of a membership noted',
    admitMembers: 'Applicants admitted by decision',
    addTag: 'Team added to a member',
    removeTag: 'Team taken off a member',
    linkTwins: 'Two names joined as one person',
    unlinkTwins: 'Two names parted',
    importMembers: 'List of members imported',
    undoImport: 'Import of a list undone',
    issueReceipt: 'Dues collected',
    voidReceipt: 'Receipt voided',
    issueCollection: 'Dues of a team collected',
    voidCollection: 'Whole collection voided',
    closeDay: 'Day closed',
    assessDues: 'Dues worked out',
    waiveDues: 'Dues waived',
    adoptResolution: 'Resolution on fixed dues',
    noteSalaries: 'Salaries noted',
    openCase: 'Request taken in',
    editCase: 'Request changed',
    moveCaseStage: 'Request moved on',
    reopenCase: 'Request opened again',
    setOutcome: 'Outcome of a request noted',
    addCaseNote: 'Note on a request',
    referCase: 'Request referred to the union above',
    addReferralNote: 'Note on a referred request',
    takeBackReferral: 'Referral taken back',
    addCaseReaders: 'Reader added to a confidential request',
    foundUnion: 'Book of the federation begun',
    foundUnit: 'Union added to the tree',
    createUnit: 'Union added to the tree',
    renameUnit: 'Union renamed',
    moveUnit: 'Union moved elsewhere',
    closeUnit: 'Union closed',
    reopenUnit: 'Union opened again',
    addOfficer: 'Officer added',
    enrolDevice: 'Device let in',
    beginLife: 'Device goes on after a loss',
    giveSeries: 'Receipt book handed out',
    grantRole: 'Role given',
    revokeGrant: 'Role ended',
    loseDevice: 'Device reported lost',
    changeSetting: 'Choice of the union changed',
    noteHandover: 'Write the minutes of a hand-over',
    confirmCash: 'Confirm the cash of a close',
    handOverMoney: 'Hand over dues book and cash',
    handOverCases: 'Hand over open requests',
    admitHeld: 'Held entry admitted',
    refuseHeld: 'Held entry refused',
    holdQuarantined: 'Entry kept for someone in charge',
  },
  someAct: 'An act',
};
