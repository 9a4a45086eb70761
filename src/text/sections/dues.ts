/** The sentences of Đoàn phí: who has paid, taking a member's dues, the receipt, taking it back. In both languages. */
import { duesEn } from './dues-en.ts';
import { duesVi } from './dues-vi.ts';

export const duesText = { vi: duesVi, en: duesEn };
