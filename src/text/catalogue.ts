/**
 * Every sentence of the screens by section. The screens take the type from here and the sentences by
 * `section-loaders.ts`, section by section, so that a phone reads only the words it shows.
 */
import type { Language } from './language.ts';
import { admissionText } from './sections/admission.ts';
import { caseKindsText } from './sections/case-kinds.ts';
import { casesText } from './sections/cases.ts';
import { confidentialText } from './sections/confidential.ts';
import { duesText } from './sections/dues.ts';
import { endOfDayText } from './sections/end-of-day.ts';
import { enrolText } from './sections/enrol.ts';
import { commonText } from './sections/everywhere.ts';
import { historyText } from './sections/history.ts';
import { importText } from './sections/import.ts';
import { officeText } from './sections/office.ts';
import { rosterText } from './sections/roster.ts';
import { safekeepingText } from './sections/safekeeping.ts';
import { scanText } from './sections/scan.ts';
import { settingsText } from './sections/settings.ts';
import { shiftText } from './sections/shift.ts';
import { syncText } from './sections/sync.ts';
import { todayText } from './sections/today.ts';

const sectionsIn = <L extends Language>(language: L) => ({
  language,
  admission: admissionText[language],
  caseKinds: caseKindsText[language],
  cases: casesText[language],
  common: commonText[language],
  confidential: confidentialText[language],
  dues: duesText[language],
  endOfDay: endOfDayText[language],
  enrol: enrolText[language],
  history: historyText[language],
  import: importText[language],
  office: officeText[language],
  roster: rosterText[language],
  safekeeping: safekeepingText[language],
  scan: scanText[language],
  settings: settingsText[language],
  shift: shiftText[language],
  sync: syncText[language],
  today: todayText[language],
});

/** `en` is declared with the type of `vi` in each section, so one type serves both. */
export type Catalogue = Omit<ReturnType<typeof sectionsIn<'vi'>>, 'language'> & {
  readonly language: Language;
};

export const catalogues: Readonly<Record<Language, Catalogue>> = {
  vi: sectionsIn('vi'),
  en: sectionsIn('en'),
};
