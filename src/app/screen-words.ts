/** Which sections of the catalogue each group of screens speaks with; a test holds it to what their files ask for. */
import type { SectionName } from '#text/section-loaders.ts';

export const SPOKEN_BY = {
  /** The decision on applicants. */
  admission: ['admission', 'roster'],
  backup: ['safekeeping'],
  cases: ['cases', 'confidential'],
  dues: ['dues'],
  'end-of-day': ['confidential', 'endOfDay', 'sync'],
  history: ['cases', 'dues', 'history', 'roster', 'sync'],
  import: ['import', 'roster'],
  'left-bar': ['safekeeping'],
  /** Settings and what is not sent. */
  more: ['confidential', 'office', 'safekeeping', 'settings', 'sync'],
  /** The tree, its officers, the rules of a union, help. */
  office: ['office', 'safekeeping', 'settings', 'sync'],
  roster: ['admission', 'dues', 'roster'],
  scan: ['roster', 'scan'],
  /** The frame around every screen. */
  shell: ['sync'],
  /** The PIN of a shift, wherever it is asked for, offered or set. */
  shift: ['shift'],
  today: ['caseKinds', 'sync', 'today'],
  /** The ways back into a book that cannot be opened. */
  unlock: ['safekeeping'],
  /** From the invitation to the first fetch. */
  'way-in': ['office', 'sync'],
} as const satisfies Readonly<Record<string, readonly SectionName[]>>;
