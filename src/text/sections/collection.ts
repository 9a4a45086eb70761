/** The sentences of Thu cả tổ in both languages; read by its screens alone, so that they come with them. */
import { collectionEn } from './collection-en.ts';
import { collectionVi } from './collection-vi.ts';

export const collectionText = { vi: collectionVi, en: collectionEn };
