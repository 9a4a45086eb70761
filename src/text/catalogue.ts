/** Every sentence of the screens by section, and the sections of one language. */
import type { Language } from './language.ts';
import { casesText } from './sections/cases.ts';
import { duesText } from './sections/dues.ts';
import { enrolText } from './sections/enrol.ts';
import { commonText } from './sections/everywhere.ts';
import { officeText } from './sections/office.ts';
import { rosterText } from './sections/roster.ts';
import { settingsText } from './sections/settings.ts';
import { syncText } from './sections/sync.ts';
import { todayText } from './sections/today.ts';

const sectionsIn = <L extends Language>(language: L) => ({
  language,
  cases: casesText[language],
  common: commonText[language],
  dues: duesText[language],
  enrol: enrolText[language],
  office: officeText[language],
  roster: rosterText[language],
  settings: settingsText[language],
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
