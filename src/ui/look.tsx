/** Puts the chosen look on the whole page: scheme, "Ngoài trời", text size, language. */
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { Suspense, useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import './tokens.css';
import type { FrameCatalogue } from '#text/frame-catalogue.ts';
import { putOnRoot, schemeOf, SYSTEM_DARK, type Look } from './root-look.ts';
import { SavedFlashProvider } from './saved-flash.tsx';
import { theme } from './theme.ts';
import { FrameContext } from './use-frame-text.ts';
import { useFrameOf } from './use-frame-of.ts';
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

export const LookProvider = (props: {
  readonly look: Look;
  /** The first sentences, where they were read before the first painting. */
  readonly firstFrame?: FrameCatalogue;
  readonly children: ReactNode;
}) => {
  const { look } = props;
  const frame = useFrameOf(look.language, props.firstFrame);
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
      <FrameContext value={frame}>
        <SectionsContext value={sections}>
          <SavedFlashProvider>
            <Suspense fallback={null}>{props.children}</Suspense>
          </SavedFlashProvider>
        </SectionsContext>
      </FrameContext>
    </MantineProvider>
  );
};
