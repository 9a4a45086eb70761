/** The first sentences of a language: Vietnamese is always there, another one is read by whoever has chosen it. */
import { frameVi, type FrameCatalogue } from './frame-catalogue.ts';
import type { Language } from './language.ts';

export const readFrame = async (language: Language): Promise<FrameCatalogue> =>
  language === 'vi' ? frameVi : (await import('./frame-en.ts')).frameEn;
