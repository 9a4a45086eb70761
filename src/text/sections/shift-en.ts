/** The PIN of a shift: offered after the words, set, asked for at the lock, ended. In English. */

import type { ShiftText } from './shift-vi.ts';

export const shiftEn: ShiftText = {
  pin: 'PIN of the shift',
  pinHint: 'The 6 digits you set at the beginning of the shift.',
  byWords: 'Use my words',
  unlockLead: 'This works without a network.',
  wrong: (left) =>
    left === 1
      ? 'That is not the PIN. 1 try is left; after that it is gone and the words are needed.'
      : `That is not the PIN. ${left} tries are left.`,

  offerTitle: 'Set a PIN for this shift?',
  offerWhat: 'Then 6 digits open the book again, until the day is closed or 12 hours are over.',
  offerSet: 'Set a PIN',
  offerNo: 'Do not use a PIN',

  setTitle: 'PIN of the shift',
  setLead:
    'Opens the book again by 6 digits, for 12 hours at most, until the day is closed. The confidential part still asks for the words.',
  newPin: '6 digits',
  newPinHint: 'Not a birthday, a phone number or the code of this phone.',
  again: 'The 6 digits again',
  save: 'Use this PIN',
  saving: 'Locking…',
  saved: (time) => `The PIN is good until ${time}`,
  differ: 'The two are not the same. Please type them again.',
  problems: {
    'pin-incomplete': 'Enter all 6 digits.',
    'pin-easy': 'Everybody tries this one first. Choose 6 digits that are harder to guess.',
    'needs-words':
      'The book was opened by the PIN. Lock it and open with your words to set another.',
    'clock-behind':
      'The clock of this device stands before what is in the book. Set date and time right first.',
    'read-only': 'The book is open in another window. Press “Use it here” and try again.',
    'disk-full': 'This device is full, so no PIN was set. Your words work as before.',
    'not-allowed': 'Your union does not use PINs. Please open with your words.',
  },
  someProblem: 'No PIN was set. Your words work as before.',

  cardUntil: (time) =>
    `In use until ${time} or until the day is closed. After 8 wrong tries it is gone.`,
  cardNone:
    'Not set. A PIN of 6 digits opens the book again during a shift, for 12 hours at most; the words always work.',
  cardByPin: 'To set another one, lock the book and open it with your words.',
  cardForbidden: 'Your union does not use PINs.',
  change: 'Change the PIN',
  end: 'Remove the PIN',
  ended: 'The PIN is removed',
};
