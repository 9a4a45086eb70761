/** What can go wrong on the way in, at the lock and with forgotten words, and how to mend it. In English. */
import type { EnrolProblems } from './enrol-problems-vi.ts';

export const enrolProblemsEn: EnrolProblems = {
  'wrong-words':
    'Those are not the words. Look at the order of the words; press “Show” to read what you typed.',
  'words-changed': 'The words are changed. Please open the book with the new ones.',
  'pin-over': 'The PIN ends with the day’s close or the shift. Please open with your words.',
  'pin-spent': 'The PIN was wrong 8 times, so it is gone. Please open with your words.',
  'wrong-share':
    'The part of the key from the system does not fit this device. Please begin “I forgot my words” again.',
  'no-vault':
    'There is no book on this device any more. Ask for a new invitation code to get back in.',
  'vault-damaged':
    'The lock on this device is damaged. Do not remove the app: what was not sent may still be saved. Tell the union above yours.',
  'disk-full': 'This device is full. Remove some pictures or films and try again.',
  'store-failed': 'The browser could not read this device. Close the app and open it again.',
  'store-gone':
    'The data of the book was just deleted from this device. Load the page anew to see how to come in again.',
  'store-newer':
    'A newer version of the app has opened this book. Nothing is lost: close all windows of the app and open it again.',
  'writer-lost': 'The book is open in another window. Close that one and try again.',
  'already-there': 'Your book is on this device already.',
  'no-connection': 'There is no connection. Check the network and try again; the code stays good.',
  'not-our-server':
    'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and try again.',
  'no-such-invitation':
    'No invitation has this code, or it has been used or is too old. Look at each letter (there is no 0, 1, O, I or L in it), or ask your administrator for a new one.',
  'already-set-up': 'This book has been set up. Ask your administrator for an invitation code.',
  'device-known': 'This device is in the system already. Close the app and open it again.',
  'other-words': 'These are not the words of your other device. Please type them again.',
  'name-taken': 'Somebody has this sign-in name already. Please choose another.',
  'too-many-attempts': 'Too many tries. Wait a few minutes and try again.',
  'no-such-request': 'This request is too old. Please ask again.',
  'app-too-old':
    'The app on this device is too old. Close all of its windows and open it again with a network.',
  'server-full':
    'The system has no room. Tell the administrator and try again later; the invitation stays good.',
};
