/** The sentences that are needed before the book is open, in English. */
import type { FrameCatalogue } from './frame-catalogue.ts';
import { enrolEn } from './sections/enrol-en.ts';
import { commonEn } from './sections/everywhere-en.ts';

export const frameEn: FrameCatalogue = { language: 'en', common: commonEn, enrol: enrolEn };
