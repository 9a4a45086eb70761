/** Puts the chosen look on the whole page: scheme, "Ngoài trời", text size, language. */
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { Suspense, useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import './tokens.css';
import { putOnRoot, schemeOf, SYSTEM_DARK, type Look } from './root-look.ts';
import { SavedFlashProvider } from './saved-flash.tsx';
import { theme } from './theme.ts';
import { LanguageContext } from './use-frame-text.ts';
import { createSections, SectionsContext } from './use-text.ts';

// Mantine's own manager writes to local storage, where nothing of this app may lie.
const noSchemeStore: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

const watchSystem = (onChange: () => void): (() => void) => {
  const media = window.matchMedia(SYSTEM_DARK);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
};

export const LookProvider = (props: { readonly look: Look; readonly children: ReactNode }) => {
  const { look } = props;
  const [sections] = useState(createSections);
  const isSystemDark = useSyncExternalStore(
    watchSystem,
    () => window.matchMedia(SYSTEM_DARK).matches,
  );
  const scheme = schemeOf(look, isSystemDark);

  useLayoutEffect(() => putOnRoot(document.documentElement, look), [look]);

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
