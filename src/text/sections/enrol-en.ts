/** The way in: invitation, words, first fetch; opening the book; forgotten words. In English. */
import { enrolProblemsEn } from './enrol-problems-en.ts';
import type { EnrolText } from './enrol-vi.ts';

export const enrolEn: EnrolText = {
  welcome: 'Welcome',
  welcomeHint: 'The union’s members, dues and requests in one book. It works without a network.',
  code: 'Invitation code',
  codeHint: '8 letters and digits from your administrator, for example K7M4 P2XA',
  codeMissing: 'Enter all 8 letters and digits of the code.',
  lookUp: 'Look at the invitation',
  looking: 'Looking at the invitation…',
  scanQr: 'Scan the QR code',
  pickPicture: 'Choose a picture of the QR code',
  readingPicture: 'Reading the picture…',
  noCode: 'No code yet?',
  noCodeHint: 'Your union’s administrator makes one under More → Officers and sends it to you.',
  askApproval: 'No code? Ask the officer in charge',
  needNetwork: 'The first time needs a network. After that you can work without one.',

  installFirst: 'Put it on the home screen first',
  installFirstWhy:
    'An iPhone does not keep for long what is entered in a browser tab, so nothing can be entered here. Once installed, the book works without a network.',
  installFirstSteps: [
    'Press Share (a square with an arrow upwards).',
    'Scroll down, choose “Add to Home Screen”, then press “Add”.',
    'Open Sổ Công đoàn from the home screen and enter your code.',
  ],
  installCode: 'The code to enter in the app',
  installLink: 'Your invitation has not been used',
  installLinkHint:
    'Copy the invitation here and paste it into “Invitation code” in the app. Or enter the 8 letters and digits from the message that invited you.',
  installCopy: 'Copy the invitation',
  installCopied: 'Copied',
  installNotCopied:
    'Copying is not allowed here. Please enter the 8 letters and digits from the message.',
  installCodeHint:
    'Have the 8 letters and digits from your administrator ready: the app will ask for them.',

  invitationTitle: 'Invitation',
  invitedAs: 'For',
  invitedUnit: 'At',
  invitedRoles: 'Roles',
  invitedUntil: 'Good until',
  signInName: 'Sign-in name',
  notMe: 'That is not me',
  thisIsMe: 'That is me',
  practiceHere: 'This is a practice book; its data are of no value.',

  setUpTitle: 'Set up a new book',
  setUpHint:
    'You are the first administrator. After this step you add unions to the tree and invite officers.',
  unitName: 'Name of the highest union in this book',
  unitNameHint: 'For example: Liên đoàn Lao động tỉnh Mẫu',
  unitNameMissing: 'Enter the name of the union.',
  unitKind: 'Level',
  ownName: 'Your full name',
  ownNameHint: 'For example: Ma Văn Khải',
  ownNameMissing: 'Enter your full name.',
  ownSignInName: 'Your sign-in name',
  ownSignInNameHint: 'Small letters without accents, digits, dots. For example: khai.mv',
  signInNameBad:
    'A sign-in name has small letters without accents, digits, dots or dashes, 3 to 40 of them.',

  wordsTitle: 'The words that open your book',
  wordsWhy:
    'These words lock what is on this device and tell the system that it is you. Nobody else knows them, not even the administrator.',
  wordsSuggested: 'A suggestion for you',
  wordsUse: 'Use these words',
  wordsAnother: 'Another one',
  wordsKeep:
    'Write them on paper and keep it somewhere private. If you forget them, another officer can help.',
  words: 'Words',
  wordsHint: 'At least 4 words or 16 characters. Capitals and accents do not matter.',
  wordsAgain: 'The same words again',
  wordsSameTitle: 'Enter your words',
  wordsSameHint: 'You have words on another device already. This device uses the same ones.',
  'words-too-short': 'That is too short. It takes at least 4 words or 16 characters.',
  'words-too-common':
    'That is easy to guess. Choose words that have nothing to do with each other.',
  wordsMissing: 'Enter your words.',
  wordsDiffer: 'The two are not the same. Please type them again.',

  enter: 'Open my book',
  working: {
    calibrate: 'Finding how strong a lock this device can bear…',
    derive: 'Making the key from your words…',
    redeem: 'Entering this device in the system…',
    make: 'Locking what is on this device…',
    fetch: 'Receiving your union’s data…',
  },
  workingHint: 'Keep the screen on until it is done.',
  firstFetchStopped:
    'The network went away. What has arrived stays; the rest follows once there is a network.',
  startAnyway: 'Open now, receive the rest later',

  unlockTitle: 'Open the book',
  unlockHint: 'This works without a network.',
  unlock: 'Open',
  unlocking: 'Opening…',
  unlockLong: 'It takes about a second: a strong lock opens slowly.',
  forgot: 'I forgot my words',
  byPin: 'Use the PIN',

  problems: enrolProblemsEn,
  someProblem:
    'The system did not take it. Please try again; if it happens again, tell the administrator.',

  forgotTitle: 'I forgot my words',
  forgotPromise:
    'Nothing is lost, not even what was not sent. Once another officer of the union agrees, you choose new words.',
  forgotSteps: [
    'Press “Ask for help”. This device shows 4 digits.',
    'Call or meet an officer who may help. That officer goes to More → This device → Help someone who forgot, and enters the 4 digits.',
    'You choose new words on this device.',
  ],
  forgotAsk: 'Ask for help',
  forgotDigits: 'Read these 4 digits to the officer who helps you',
  forgotWaiting: 'Waiting for the yes. Keep this screen open; then you choose new words.',
  forgotOffline: 'There is no network to ask through. It goes on by itself once there is.',
  forgotUntil: (time: string) => `The digits are good until ${time}.`,
  forgotNeedsNetwork: 'This step needs a network. Everything is still on this device.',
  newWordsTitle: 'Choose new words',
  newWordsHint:
    'The other officer agreed. The new words take the place of the old ones, here and at the system.',
  newWordsSave: 'Keep these words and open',
  newWordsNotTold:
    'The new words work on this device, but the system has not heard of them. Once there is a network, press “Try again” before you leave this screen.',
  openAnyway: 'Open the book, tell the system later',
};
