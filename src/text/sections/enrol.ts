/** The way in: invitation, words, first fetch; opening the book; forgotten words. In both languages. */
import { enrolEn } from './enrol-en.ts';
import { enrolVi } from './enrol-vi.ts';

export const enrolText = { vi: enrolVi, en: enrolEn };
