/** The two screens a phone may begin with, as they stand in the page before any script: put there when the app is built. */
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { UnlockScreen } from '#features/unlock/unlock-screen.tsx';
import { WelcomeScreen } from '#features/enrol/welcome-screen.tsx';
import { LANGUAGES } from '#text/language.ts';
import { LanguageSwitch } from '#ui/language-switch.tsx';
import { theme } from '#ui/theme.ts';
import { LanguageContext } from '#ui/use-frame-text.ts';
import { createSections, SectionsContext } from '#ui/use-text.ts';

const nothing = (): void => undefined;
const corner = <LanguageSwitch onChange={nothing} />;
const SCREENS: Readonly<Record<'welcome' | 'locked', ReactNode>> = {
  welcome: <WelcomeScreen isLooking={false} corner={corner} onLook={nothing} />,
  locked: (
    <UnlockScreen
      isBusy={false}
      corner={corner}
      onTyping={nothing}
      onUnlock={nothing}
      onForgot={nothing}
    />
  ),
};

/** Each screen in each language, all hidden: which of them it is, only the phone knows (first-screen-here.ts). */
export const firstScreens = (): string =>
  LANGUAGES.flatMap((language) =>
    Object.entries(SCREENS).map(([name, screen]) =>
      drawn(
        <div data-first={`${name} ${language}`} lang={language} hidden inert>
          <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
            <LanguageContext value={language}>
              <SectionsContext value={createSections()}>{screen}</SectionsContext>
            </LanguageContext>
          </MantineProvider>
        </div>,
      ),
    ),
  ).join('');

/** Only to be looked at: ids and what refers to them would stand in the page twice. */
const drawn = (screen: ReactNode): string =>
  renderToStaticMarkup(screen).replace(
    / (id|for|form|name|autofocus|aria-labelledby|aria-describedby)="[^"]*"/g,
    '',
  );
