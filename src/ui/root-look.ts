/** The look (language, scheme, text size, "Ngoài trời") as it stands on the page's root element, before React and in it. */
import type { Language } from '#text/language.ts';

export type TextSize = '100' | '125' | '150' | '200';
export type Scheme = 'auto' | 'light' | 'dark';

export interface Look {
  readonly language: Language;
  readonly textSize: TextSize;
  readonly scheme: Scheme;
  /** Black on white for the sun; overrides the scheme. */
  readonly isOutdoor: boolean;
}

export const DEFAULT_LOOK: Look = {
  language: 'vi',
  textSize: '100',
  scheme: 'auto',
  isOutdoor: false,
};

export const SYSTEM_DARK = '(prefers-color-scheme: dark)';

/** @param isSystemDark what the system asks for, where the officer has not chosen */
export const schemeOf = (look: Look, isSystemDark: boolean): 'light' | 'dark' => {
  const isDark = look.scheme === 'auto' ? isSystemDark : look.scheme === 'dark';
  return look.isOutdoor || !isDark ? 'light' : 'dark';
};

export const putOnRoot = (root: HTMLElement, look: Look): void => {
  root.lang = look.language;
  root.dataset['textSize'] = look.textSize;
  if (look.isOutdoor) root.dataset['outdoor'] = '';
  else delete root.dataset['outdoor'];
};

/** Mantine's name for it; once its provider is there it sets the same. */
export const putSchemeOnRoot = (root: HTMLElement, scheme: 'light' | 'dark'): void => {
  root.dataset['mantineColorScheme'] = scheme;
};
