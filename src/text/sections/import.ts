/** The sentences of Nhập danh sách: a sheet into the roll. In both languages. */
import { importEn } from './import-en.ts';
import { importVi } from './import-vi.ts';

export const importText = { vi: importVi, en: importEn };
