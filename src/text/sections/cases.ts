/** The sentences of Tiếp nhận: taking in a request, following it, saying how it ended. In both languages. */
import { casesEn } from './cases-en.ts';
import { casesVi } from './cases-vi.ts';

export const casesText = { vi: casesVi, en: casesEn };
