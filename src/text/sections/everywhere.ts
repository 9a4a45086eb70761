/** Sentences that stand on many screens: states, acts, what a refused save means. In both languages. */
import { commonEn } from './everywhere-en.ts';
import { commonVi } from './everywhere-vi.ts';

export const commonText = { vi: commonVi, en: commonEn };
