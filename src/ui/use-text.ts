/** The sentences of the current language for any screen of the open book, by section. */
import { useContext } from 'react';
import { catalogues, type Catalogue } from '#text/catalogue.ts';
import { LanguageContext } from './use-frame-text.ts';

export const useText = (): Catalogue => catalogues[useContext(LanguageContext)];
