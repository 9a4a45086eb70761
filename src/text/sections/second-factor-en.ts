/** The second factor of who administers: asked for, set, listed, removed. In English. */

import type { SecondFactorText } from './second-factor-vi.ts';

export const secondFactorEn: SecondFactorText = {
  title: 'Second confirmation',

  askTitle: 'Confirm by fingerprint / screen lock',
  askWhat:
    'Administrators’ work asks for one more confirmation on the device. One is enough until the book is locked.',
  ask: 'Confirm',
  asking: 'Waiting for the device…',
  again: 'Confirm once more',
  notNow: 'Later',

  setTitle: 'Set up the second confirmation',
  setWhat:
    'Besides the words, administrators’ work needs the fingerprint, face or screen lock of this device. It is set up once.',
  setNow: 'Set it up',
  set: 'Set it up on this device',
  setOther: 'Set it up on this device too',

  dueTitle: (day) => `Set up the second confirmation before ${day}`,
  overTitle: 'Set up the second confirmation to administer',
  dueWhat:
    'By fingerprint or screen lock, besides your words. Collecting and sending go on as usual.',

  cardGiven: 'Confirmed. It holds until the book is locked, twelve hours at most.',
  cardAsked:
    'Set up. For giving rights, inviting officers, the audit log and decisions on held items the device asks you to confirm.',
  listHeading: 'Devices it is set up on',
  thisDevice: 'This device',
  unnamed: 'A device without a name',
  added: (time) => `Set up ${time}`,
  used: (time) => `last used ${time}`,
  remove: 'Remove',
  removeOf: (label) => `Remove the second confirmation on “${label}”?`,
  removeWhat:
    'That device no longer confirms for you. If none is left, you set one up again before your next work as an administrator.',
  removed: 'Removed',
  kept: 'Set up and confirmed',
  given: 'Confirmed',

  notAble:
    'This browser cannot ask for a fingerprint or a screen lock. Administer on another device of yours, or ask another administrator.',
  lost: 'Lost the device that confirms? Ask another administrator to end it, or whoever runs the server.',

  endTitle: 'Second confirmation',
  endWhat:
    'Has this officer lost the device that confirms? End it, so that a new one can be set up. The audit log notes it.',
  end: 'End the second confirmation',
  endSure: (name) => `End the second confirmation of ${name}?`,
  endEffect:
    'This officer’s devices have to sign in again. Nothing in the book and nothing unsent is lost.',
  ended: 'Ended. The officer sets up a new one before administering again',

  problems: {
    cancelled: 'The device has not confirmed. Try again.',
    'no-answer': 'The device could not ask for a fingerprint or its screen lock. Try again.',
    'already-here': 'It is set up on this device already. Press “Confirm”.',
    'not-here': 'This browser cannot ask for a fingerprint or a screen lock.',
    'passkey-refused':
      'The system did not take this confirmation. Try again, or use the device it is set up on.',
    'no-connection': 'This needs a network. Press again once there is one.',
    'not-our-server':
      'This network asks for a sign-in of its own. Sign in to the Wi-Fi or change to mobile data and press again.',
    'not-allowed': 'Only an administrator above this officer can end it.',
    'second-factor-needed': 'This needs the second confirmation.',
    'too-many-attempts': 'Too many tries. Wait a minute and try again.',
  },
  someProblem: 'It could not be done this time. Try again later.',
};
