/** Which sections of the catalogue each group of screens speaks with; a test holds it to what their files ask for. */
import type { SectionName } from '#text/section-loaders.ts';

export const SPOKEN_BY = {
  /** The decision on applicants. */
  admission: ['admission', 'roster'],
  /** Nhật ký. */
  audit: ['audit'],
  backup: ['safekeeping'],
  cases: ['cases', 'confidential', 'referral'],
  /** Cash that waits for a second officer, on Hôm nay. */
  'cash-waiting': ['cashCheck'],
  /** How the unions below closed their days. */
  'closes-below': ['closesBelow'],
  /** The devices of the union's officers. */
  devices: ['devices'],
  dues: ['dues'],
  'end-of-day': ['cashCheck', 'confidential', 'endOfDay', 'sync'],
  handover: ['caseKinds', 'endOfDay', 'handover', 'office'],
  /** Cần quyết định. */
  held: ['held', 'sync'],
  history: ['cases', 'dues', 'history', 'roster', 'sync'],
  import: ['import', 'roster'],
  /** Devices that wait for an officer's approval. */
  approval: ['joining', 'office', 'sync'],
  /** A device that waits itself. */
  joining: ['joining'],
  /** A device that is long without the system, on Hôm nay, under Khác, and in the place of what has closed. */
  lease: ['lease'],
  'left-bar': ['safekeeping'],
  /** Settings and what is not sent. */
  more: ['confidential', 'devices', 'office', 'safekeeping', 'settings', 'sync'],
  /** The tree, its officers, the rules of a union, help. */
  office: ['office', 'safekeeping', 'settings', 'sync'],
  /** A finger or a face, wherever it is asked for, offered or set. */
  passkey: ['passkey'],
  /** A file for a colleague's phone, and those that are carried. */
  relay: ['relay'],
  /** The end of a restore of the server. */
  restore: ['restore'],
  roster: ['admission', 'dues', 'lease', 'roster'],
  scan: ['camera', 'roster', 'scan'],
  /** The second factor of an administrator, wherever it is asked for, set or told of. */
  'second-factor': ['secondFactor'],
  /** The frame around every screen. */
  shell: ['sync'],
  /** A device that several people use: the names on its lock, and Khác. */
  'shared-device': ['sharedDevice', 'sync'],
  /** The PIN of a shift, wherever it is asked for, offered or set. */
  shift: ['shift'],
  today: ['caseKinds', 'sync', 'today'],
  'training-day': ['office', 'training'],
  /** The ways back into a book that cannot be opened. */
  unlock: ['safekeeping', 'sharedDevice'],
  /** Ai được làm gì. */
  'who-may': ['office', 'whoMay'],
  /** The words that open the book, changed. */
  words: ['wordsChange'],
  /** From the invitation to the first fetch. */
  'way-in': ['office', 'sharedDevice', 'sync'],
} as const satisfies Readonly<Record<string, readonly SectionName[]>>;
