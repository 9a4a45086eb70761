/** The three screens a phone may begin with, as they stand in the page before any script: put there when the app is built. */
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PinScreen } from '#features/shift/pin-screen.tsx';
import { UnlockScreen } from '#features/unlock/unlock-screen.tsx';
import { WelcomeScreen } from '#features/enrol/welcome-screen.tsx';
import type { FirstScreen } from '#platform/first-screen.ts';
import { PIN_TRIES_MAX } from '#replica/shift-row.ts';
import { LANGUAGES } from '#text/language.ts';
import { readFrame } from '#text/read-frame.ts';
import { LanguageSwitch } from '#ui/language-switch.tsx';
import { theme } from '#ui/theme.ts';
import { FrameContext } from '#ui/use-frame-text.ts';
import { createSections, SectionsContext } from '#ui/use-text.ts';
import { SPOKEN_BY } from './screen-words.ts';

const nothing = (): void => undefined;
const corner = <LanguageSwitch onChange={nothing} />;
const SCREENS: Readonly<Record<FirstScreen, ReactNode>> = {
  welcome: (
    <WelcomeScreen isLooking={false} corner={corner} onLook={nothing} onAskApproval={nothing} />
  ),
  locked: (
    <UnlockScreen
      isBusy={false}
      corner={corner}
      onTyping={nothing}
      onUnlock={nothing}
      onForgot={nothing}
    />
  ),
  pin: (
    <PinScreen
      triesLeft={PIN_TRIES_MAX}
      isBusy={false}
      corner={corner}
      onTyping={nothing}
      onPin={nothing}
      onWords={nothing}
    />
  ),
};

/** Each screen in each language, all hidden: which of them it is, only the phone knows (first-screen-here.ts). */
export const firstScreens = async (): Promise<string> => {
  const sections = createSections();
  for (const language of LANGUAGES)
    await Promise.all(SPOKEN_BY.shift.map((name) => sections.reading(language, name)));
  const frames = await Promise.all(LANGUAGES.map(readFrame));
  return frames
    .flatMap((frame) =>
      Object.entries(SCREENS).map(([name, screen]) =>
        drawn(
          `${name}-${frame.language}`,
          // Words and a PIN can be typed before the app is there; a code is looked up by the app alone.
          <div
            data-first={`${name} ${frame.language}`}
            lang={frame.language}
            hidden
            inert={name === 'welcome'}
          >
            <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
              <FrameContext value={frame}>
                <SectionsContext value={sections}>{screen}</SectionsContext>
              </FrameContext>
            </MantineProvider>
          </div>,
        ),
      ),
    )
    .join('');
};

/** Ids under a name of the frame's own: the app's screen has the same ones. What asks the browser for something is left out. */
const drawn = (frame: string, screen: ReactNode): string =>
  renderToStaticMarkup(screen)
    .replace(/ (name|autofocus)="[^"]*"/g, '')
    .replace(
      / (id|for|form|aria-labelledby|aria-describedby)="([^"]*)"/g,
      (_, attribute: string, ids: string) =>
        ` ${attribute}="${ids
          .split(' ')
          .map((id) => `${frame}-${id}`)
          .join(' ')}"`,
    );
