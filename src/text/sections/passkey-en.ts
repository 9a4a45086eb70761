/** A passkey of the device, which officers know as finger, face or the phone's own code. In English. */

import type { PasskeyText } from './passkey-vi.ts';

export const passkeyEn: PasskeyText = {
  title: 'Fingerprint or face',
  unlock: 'Open by fingerprint or face',

  offerTitle: 'Open the book by fingerprint or face next time?',
  offerWhat: 'As you unlock this phone: one touch or one look. Your words always work too.',
  offerSet: 'Set fingerprint or face',
  offerNo: 'Do not use it',

  setLead:
    'Type your words once, then confirm on this device by fingerprint, face or its own code. The device asks twice.',
  words: 'Your words',
  wordsHint: 'So that we know it is you who holds this device.',
  keep: 'Use fingerprint or face',
  keeping: 'Waiting for the device…',
  again: 'Confirm once more',
  kept: 'From now on a fingerprint or a face opens the book',
  understood: 'I understand',

  noPrf:
    'This device cannot open the book by fingerprint or face yet. Please open it with your words, as before.',
  notHere:
    'This device or browser has none. If it can read a fingerprint or a face, set its screen lock first.',
  cardNone:
    'Not in use. Opens the book as fast as your phone, without a network too; your words always work.',
  cardSet:
    'In use on this device. Whoever can unlock its screen can open the book: give nobody its code.',
  drop: 'Remove fingerprint and face',
  dropTitle: 'Remove fingerprint and face?',
  dropWhat: 'From then on you open the book with your words. Nothing in the book is lost.',
  dropped: 'Removed. From now on your words open the book',

  problems: {
    'words-missing': 'Type your words.',
    'wrong-words': 'Those are not the words. Look at each word and their order.',
    cancelled: 'The device has not confirmed it. Please try again, or use your words.',
    'no-answer': 'The device could not ask for a fingerprint or a face. Please use your words.',
    'wrong-passkey':
      'Fingerprint or face have changed on this device and no longer open the book. Use your words, then set it anew in “This device”.',
    'no-passkey': 'This book no longer opens by fingerprint or face. Please use your words.',
    'no-prf': 'The device could not open the book by fingerprint or face. Please use your words.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
    'writer-lost': 'The book is open in another window. Press “Use it here” and try again.',
    'disk-full': 'This device is full, so it was not set. Your words work as before.',
  },
  someProblem: 'That did not work. Your words work as before.',
  unlockProblem: 'It did not open. Please use your words.',
};
