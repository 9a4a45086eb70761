/** The sentences of the current language for any screen, by section. */
import { createContext, useContext } from 'react';
import { catalogues, type Catalogue } from '#text/catalogue.ts';
import { type Language } from '#text/language.ts';

export const LanguageContext = createContext<Language>('vi');

export const useText = (): Catalogue => catalogues[useContext(LanguageContext)];
