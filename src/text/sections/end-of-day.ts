/** The sentences of Cuối ngày: counting, closing, sending, and where the day's work lies. In both languages. */
import { endOfDayEn } from './end-of-day-en.ts';
import { endOfDayVi } from './end-of-day-vi.ts';

export const endOfDayText = { vi: endOfDayVi, en: endOfDayEn };
