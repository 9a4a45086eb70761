/** The sentences of the building blocks and of the lock screen, without those of the open book. */
import { createContext, useContext } from 'react';
import { frameCatalogues, type FrameCatalogue } from '#text/frame-catalogue.ts';
import type { Language } from '#text/language.ts';

export const LanguageContext = createContext<Language>('vi');

export const useFrameText = (): FrameCatalogue => frameCatalogues[useContext(LanguageContext)];
