/** Bàn giao: its steps, its minutes, and what came later. In both languages. */

import { handoverEn } from './handover-en.ts';
import { handoverVi } from './handover-vi.ts';

export const handoverText = { vi: handoverVi, en: handoverEn };
