/** The sentences of Hôm nay: what was taken in today, what is due, what is not sent yet. In both languages. */
import { todayEn } from './today-en.ts';
import { todayVi } from './today-vi.ts';

export const todayText = { vi: todayVi, en: todayEn };
