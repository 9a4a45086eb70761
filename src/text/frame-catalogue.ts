/** The sentences that are needed before the book is open: few, so that the lock screen is there at once. */
import type { Language } from './language.ts';
import { enrolVi, type EnrolText } from './sections/enrol-vi.ts';
import { commonVi, type CommonText } from './sections/everywhere-vi.ts';

export interface FrameCatalogue {
  readonly language: Language;
  readonly common: CommonText;
  readonly enrol: EnrolText;
}

export const frameVi: FrameCatalogue = { language: 'vi', common: commonVi, enrol: enrolVi };
