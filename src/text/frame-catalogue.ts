/** The sentences that are needed before the book is open: few, so that the lock screen is there at once. */
import type { Language } from './language.ts';
import { enrolText } from './sections/enrol.ts';
import { commonText } from './sections/everywhere.ts';

export interface FrameCatalogue {
  readonly language: Language;
  readonly common: (typeof commonText)['vi'];
  readonly enrol: (typeof enrolText)['vi'];
}

export const frameCatalogues: Readonly<Record<Language, FrameCatalogue>> = {
  vi: { language: 'vi', common: commonText.vi, enrol: enrolText.vi },
  en: { language: 'en', common: commonText.en, enrol: enrolText.en },
};
