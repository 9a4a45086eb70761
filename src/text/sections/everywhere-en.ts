/** Sentences that stand on many screens: states, acts, what a refused save means. In English. */
import type { CommonText } from './everywhere-vi.ts';

export const commonEn: CommonText = {
  appName: 'Sổ Công đoàn',
  practiceBar: 'PRACTICE DATA – OF NO VALUE',
  mainNavigation: 'Parts of the book',
  tabs: {
    today: 'Today',
    roster: 'Members',
    dues: 'Dues',
    cases: 'Requests',
    more: 'More',
  },

  back: 'Back',
  onlyReads: 'You can only look here',
  onlyReadsHint:
    'Your role writes nothing in this book. To write, ask the chair of your union for a role.',
  cancel: 'Not now',
  close: 'Close',
  save: 'Save',
  edit: 'Edit',
  goOn: 'Continue',
  tryAgain: 'Try again',
  yes: 'Yes',
  no: 'No',
  optional: '(optional)',
  opening: 'Opening…',
  showWords: 'Show',
  hideWords: 'Hide',
  clearSearch: 'Clear the search',
  dayHint: 'For example: 22/11/2026',
  saved: 'Saved on this device',
  closedHere: 'The book is open in another window, so nothing can be written here.',
  useHere: 'Use it here',
  people: (count: string) => `${count} people`,
  errorsTitle: (count: number) =>
    count === 1 ? 'One thing needs mending' : `${count} things need mending`,

  states: {
    waiting: 'Not sent',
    safe: 'On the system',
    check: 'Needs checking',
    void: 'Void',
  },
  stateMeanings: {
    waiting: 'Saved on this device. Once there is a network, opening the app sends it.',
    safe: 'The union’s server has all of it.',
    check: 'Something here needs your eyes.',
    void: 'Void; its number and history are kept.',
  },

  saveProblems: {
    'entry-too-large': 'This is too long. Please shorten it or save it in two parts.',
    'bad-value': 'A field is not right or too long. Please look again and save.',
    'not-read-back':
      'What was read back is not what was written, so it does not count as saved. Please save once more; if it happens again, tell the union above yours.',
    'read-only':
      'The book is open in another window. Press “Use it here” at the top, then save again.',
    'writer-lost':
      'The book has just been opened in another window. Press “Use it here” at the top, then save again.',
    'already-there': 'This was not saved because of a clash. Please save once more.',
    'disk-full':
      'This device is full: this was NOT saved. Remove some pictures, films or apps you hardly use (Zalo keeps many), then save again; what you typed is still here. What was saved before is not lost.',
    'store-gone':
      'The data of the book was deleted from this device, so this was NOT saved. Do not close the window: see the line at the top.',
    'store-newer':
      'A new version of the app has opened this book, so this was NOT saved. Load the page anew by the line at the top, then save again.',
    'store-failed':
      'The browser could not write to this device: this was NOT saved, and nothing saved before is lost. Most often the device is full: remove some pictures or films, then save again. If it stays so, close the app, open it again and save once more.',
  },

  leaveTitle: 'Leave this screen?',
  leaveWhat: 'What you have just typed here is not saved and will be lost.',
  leave: 'Leave without saving',
  leaveKept: 'Leave, keep the draft',
  leaveKeptWhat:
    'What you have just typed is not in the book yet. A draft of it stays on this device; open this screen again to go on with it.',
  stay: 'Stay',
  draftAt: (time: string) => `Draft from ${time}`,
  draftTake: 'Go on with it',
  draftDrop: 'Discard',

  pageNotFound: 'There is no such page',
  pageNotFoundHint: 'The address no longer leads anywhere. Nothing in the book is affected.',
  toToday: 'To Today',
  screenMissing: 'This screen is not on the device yet',
  screenMissingHint:
    'Connect for a while, then open it again. What was saved is still on this device. Today tells when the device is ready to work without a network.',
  screenBroke: 'This screen could not be opened',
  screenBrokeHint:
    'What was saved is still on this device. Please try again; if it happens again, tell the union above yours.',
};
