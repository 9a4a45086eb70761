/** Each section of the open book as a piece of its own, read when a screen first speaks with it. */
import type { Catalogue } from './catalogue.ts';
import type { FrameCatalogue } from './frame-catalogue.ts';
import type { Language } from './language.ts';

/** The sections that are not there before the book is open. */
export type SectionName = Exclude<keyof Catalogue, keyof FrameCatalogue>;

type Loaders = {
  readonly [S in SectionName]: Readonly<Record<Language, () => Promise<Catalogue[S]>>>;
};

/**
 * A section of `catalogue.ts` without a line here does not compile. What a phone has not asked for it does not
 * read: neither the other language, where that lies in a file of its own, nor the words of screens not opened.
 */
export const SECTION_LOADERS: Loaders = {
  admission: {
    vi: async () => (await import('./sections/admission.ts')).admissionText.vi,
    en: async () => (await import('./sections/admission.ts')).admissionText.en,
  },
  audit: {
    vi: async () => (await import('./sections/audit.ts')).auditText.vi,
    en: async () => (await import('./sections/audit.ts')).auditText.en,
  },
  camera: {
    vi: async () => (await import('./sections/camera.ts')).cameraText.vi,
    en: async () => (await import('./sections/camera.ts')).cameraText.en,
  },
  cashCheck: {
    vi: async () => (await import('./sections/cash-check.ts')).cashCheckText.vi,
    en: async () => (await import('./sections/cash-check.ts')).cashCheckText.en,
  },
  caseKinds: {
    vi: async () => (await import('./sections/case-kinds.ts')).caseKindsText.vi,
    en: async () => (await import('./sections/case-kinds.ts')).caseKindsText.en,
  },
  cases: {
    vi: async () => (await import('./sections/cases-vi.ts')).casesVi,
    en: async () => (await import('./sections/cases-en.ts')).casesEn,
  },
  closesBelow: {
    vi: async () => (await import('./sections/closes-below.ts')).closesBelowText.vi,
    en: async () => (await import('./sections/closes-below.ts')).closesBelowText.en,
  },
  confidential: {
    vi: async () => (await import('./sections/confidential.ts')).confidentialText.vi,
    en: async () => (await import('./sections/confidential.ts')).confidentialText.en,
  },
  devices: {
    vi: async () => (await import('./sections/devices.ts')).devicesText.vi,
    en: async () => (await import('./sections/devices.ts')).devicesText.en,
  },
  dues: {
    vi: async () => (await import('./sections/dues-vi.ts')).duesVi,
    en: async () => (await import('./sections/dues-en.ts')).duesEn,
  },
  handover: {
    vi: async () => (await import('./sections/handover-vi.ts')).handoverVi,
    en: async () => (await import('./sections/handover-en.ts')).handoverEn,
  },
  held: {
    vi: async () => (await import('./sections/held.ts')).heldText.vi,
    en: async () => (await import('./sections/held.ts')).heldText.en,
  },
  history: {
    vi: async () => (await import('./sections/history.ts')).historyText.vi,
    en: async () => (await import('./sections/history.ts')).historyText.en,
  },
  import: {
    vi: async () => (await import('./sections/import-vi.ts')).importVi,
    en: async () => (await import('./sections/import-en.ts')).importEn,
  },
  joining: {
    vi: async () => (await import('./sections/joining.ts')).joiningText.vi,
    en: async () => (await import('./sections/joining.ts')).joiningText.en,
  },
  endOfDay: {
    vi: async () => (await import('./sections/end-of-day-vi.ts')).endOfDayVi,
    en: async () => (await import('./sections/end-of-day-en.ts')).endOfDayEn,
  },
  lease: {
    vi: async () => (await import('./sections/lease.ts')).leaseText.vi,
    en: async () => (await import('./sections/lease.ts')).leaseText.en,
  },
  office: {
    vi: async () => (await import('./sections/office.ts')).officeText.vi,
    en: async () => (await import('./sections/office.ts')).officeText.en,
  },
  secondFactor: {
    vi: async () => (await import('./sections/second-factor-vi.ts')).secondFactorVi,
    en: async () => (await import('./sections/second-factor-en.ts')).secondFactorEn,
  },
  passkey: {
    vi: async () => (await import('./sections/passkey-vi.ts')).passkeyVi,
    en: async () => (await import('./sections/passkey-en.ts')).passkeyEn,
  },
  referral: {
    vi: async () => (await import('./sections/referral.ts')).referralText.vi,
    en: async () => (await import('./sections/referral.ts')).referralText.en,
  },
  relay: {
    vi: async () => (await import('./sections/relay.ts')).relayText.vi,
    en: async () => (await import('./sections/relay.ts')).relayText.en,
  },
  restore: {
    vi: async () => (await import('./sections/restore.ts')).restoreText.vi,
    en: async () => (await import('./sections/restore.ts')).restoreText.en,
  },
  roster: {
    vi: async () => (await import('./sections/roster-vi.ts')).rosterVi,
    en: async () => (await import('./sections/roster-en.ts')).rosterEn,
  },
  safekeeping: {
    vi: async () => (await import('./sections/safekeeping.ts')).safekeepingText.vi,
    en: async () => (await import('./sections/safekeeping.ts')).safekeepingText.en,
  },
  scan: {
    vi: async () => (await import('./sections/scan-vi.ts')).scanVi,
    en: async () => (await import('./sections/scan-en.ts')).scanEn,
  },
  settings: {
    vi: async () => (await import('./sections/settings.ts')).settingsText.vi,
    en: async () => (await import('./sections/settings.ts')).settingsText.en,
  },
  sharedDevice: {
    vi: async () => (await import('./sections/shared-device.ts')).sharedDeviceText.vi,
    en: async () => (await import('./sections/shared-device.ts')).sharedDeviceText.en,
  },
  shift: {
    vi: async () => (await import('./sections/shift-vi.ts')).shiftVi,
    en: async () => (await import('./sections/shift-en.ts')).shiftEn,
  },
  sync: {
    vi: async () => (await import('./sections/sync-vi.ts')).syncVi,
    en: async () => (await import('./sections/sync-en.ts')).syncEn,
  },
  today: {
    vi: async () => (await import('./sections/today-vi.ts')).todayVi,
    en: async () => (await import('./sections/today-en.ts')).todayEn,
  },
  training: {
    vi: async () => (await import('./sections/training.ts')).trainingText.vi,
    en: async () => (await import('./sections/training.ts')).trainingText.en,
  },
  whoMay: {
    vi: async () => (await import('./sections/who-may.ts')).whoMayText.vi,
    en: async () => (await import('./sections/who-may.ts')).whoMayText.en,
  },
  wordsChange: {
    vi: async () => (await import('./sections/words.ts')).wordsText.vi,
    en: async () => (await import('./sections/words.ts')).wordsText.en,
  },
};
