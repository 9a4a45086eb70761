/** The sentences of Đoàn viên: the roll, one member, and writing a member down. In both languages. */
import { rosterEn } from './roster-en.ts';
import { rosterVi } from './roster-vi.ts';

export const rosterText = { vi: rosterVi, en: rosterEn };
