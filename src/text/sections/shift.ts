/** The PIN of a shift: offered after the words, set, asked for at the lock, ended. In both languages. */

import { shiftEn } from './shift-en.ts';
import { shiftVi } from './shift-vi.ts';

export const shiftText = { vi: shiftVi, en: shiftEn };
