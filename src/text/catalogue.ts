/**
 * Every sentence of the screens by section. The screens take the type from here and the sentences by
 * `section-loaders.ts`, section by section, so that a phone reads only the words it shows.
 */
import type { Language } from './language.ts';
import { admissionText } from './sections/admission.ts';
import { auditText } from './sections/audit.ts';
import { cameraText } from './sections/camera.ts';
import { caseKindsText } from './sections/case-kinds.ts';
import { cashCheckText } from './sections/cash-check.ts';
import { casesText } from './sections/cases.ts';
import { closesBelowText } from './sections/closes-below.ts';
import { confidentialText } from './sections/confidential.ts';
import { devicesText } from './sections/devices.ts';
import { duesText } from './sections/dues.ts';
import { endOfDayText } from './sections/end-of-day.ts';
import { enrolText } from './sections/enrol.ts';
import { commonText } from './sections/everywhere.ts';
import { handoverText } from './sections/handover.ts';
import { heldText } from './sections/held.ts';
import { historyText } from './sections/history.ts';
import { importText } from './sections/import.ts';
import { officeText } from './sections/office.ts';
import { joiningText } from './sections/joining.ts';
import { leaseText } from './sections/lease.ts';
import { passkeyText } from './sections/passkey.ts';
import { secondFactorText } from './sections/second-factor.ts';
import { referralText } from './sections/referral.ts';
import { relayText } from './sections/relay.ts';
import { restoreText } from './sections/restore.ts';
import { rosterText } from './sections/roster.ts';
import { safekeepingText } from './sections/safekeeping.ts';
import { scanText } from './sections/scan.ts';
import { settingsText } from './sections/settings.ts';
import { sharedDeviceText } from './sections/shared-device.ts';
import { shiftText } from './sections/shift.ts';
import { syncText } from './sections/sync.ts';
import { trainingText } from './sections/training.ts';
import { todayText } from './sections/today.ts';
import { whoMayText } from './sections/who-may.ts';
import { wordsText } from './sections/words.ts';

const sectionsIn = <L extends Language>(language: L) => ({
  language,
  admission: admissionText[language],
  audit: auditText[language],
  camera: cameraText[language],
  caseKinds: caseKindsText[language],
  cases: casesText[language],
  cashCheck: cashCheckText[language],
  closesBelow: closesBelowText[language],
  common: commonText[language],
  confidential: confidentialText[language],
  devices: devicesText[language],
  dues: duesText[language],
  endOfDay: endOfDayText[language],
  enrol: enrolText[language],
  handover: handoverText[language],
  held: heldText[language],
  history: historyText[language],
  import: importText[language],
  joining: joiningText[language],
  lease: leaseText[language],
  office: officeText[language],
  passkey: passkeyText[language],
  secondFactor: secondFactorText[language],
  referral: referralText[language],
  relay: relayText[language],
  restore: restoreText[language],
  roster: rosterText[language],
  safekeeping: safekeepingText[language],
  scan: scanText[language],
  settings: settingsText[language],
  sharedDevice: sharedDeviceText[language],
  shift: shiftText[language],
  sync: syncText[language],
  today: todayText[language],
  training: trainingText[language],
  whoMay: whoMayText[language],
  wordsChange: wordsText[language],
});

/** `en` is declared with the type of `vi` in each section, so one type serves both. */
export type Catalogue = Omit<ReturnType<typeof sectionsIn<'vi'>>, 'language'> & {
  readonly language: Language;
};

export const catalogues: Readonly<Record<Language, Catalogue>> = {
  vi: sectionsIn('vi'),
  en: sectionsIn('en'),
};
