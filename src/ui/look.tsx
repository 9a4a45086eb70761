/** Puts the chosen look on the whole page: scheme, "Ngoài trời", text size, language. */
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { Suspense, useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import './tokens.css';
import { type Language } from '#text/language.ts';
import { SavedFlashProvider } from './saved-flash.tsx';
import { theme } from './theme.ts';
import { LanguageContext } from './use-frame-text.ts';
import { createSections, SectionsContext } from './use-text.ts';

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

// Mantine's own manager writes to local storage, where nothing of this app may lie.
const noSchemeStore: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

const DARK = '(prefers-color-scheme: dark)';
const watchSystem = (onChange: () => void): (() => void) => {
  const media = window.matchMedia(DARK);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
};

export const LookProvider = (props: { readonly look: Look; readonly children: ReactNode }) => {
  const { look } = props;
  const [sections] = useState(createSections);
  const isSystemDark = useSyncExternalStore(watchSystem, () => window.matchMedia(DARK).matches);
  const isDark = look.scheme === 'auto' ? isSystemDark : look.scheme === 'dark';
  const scheme = look.isOutdoor || !isDark ? 'light' : 'dark';

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = look.language;
    root.dataset['textSize'] = look.textSize;
    if (look.isOutdoor) root.dataset['outdoor'] = '';
    else delete root.dataset['outdoor'];
  }, [look]);

  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      colorSchemeManager={noSchemeStore}
      // The variables come from tokens.css: an injected <style> would be refused by the CSP.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LanguageContext value={look.language}>
        <SectionsContext value={sections}>
          <SavedFlashProvider>
            <Suspense fallback={null}>{props.children}</Suspense>
          </SavedFlashProvider>
        </SectionsContext>
      </LanguageContext>
    </MantineProvider>
  );
};
