/** The sentences of Quét thẻ: scanning people into one list and saving it. In both languages. */
import { scanEn } from './scan-en.ts';
import { scanVi } from './scan-vi.ts';

export const scanText = { vi: scanVi, en: scanEn };
