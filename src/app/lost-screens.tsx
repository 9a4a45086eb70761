/** Where an address leads nowhere, and where a screen broke: what happened and the way on. */
import { useRouteError } from 'react-router';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { isMissingPiece } from './missing-piece.ts';

export const NotFoundScreen = () => {
  const text = useText().common;
  return (
    <Screen
      title={text.pageNotFound}
      bottom={
        <PrimaryButton full href="/hom-nay">
          {text.toToday}
        </PrimaryButton>
      }
    >
      <Notice tone="info">{text.pageNotFoundHint}</Notice>
    </Screen>
  );
};

export const ScreenBroke = () => {
  const text = useText().common;
  const isMissing = isMissingPiece(useRouteError()) && !navigator.onLine;
  return (
    <Screen
      title={isMissing ? text.screenMissing : text.screenBroke}
      bottom={
        <>
          {/*
           * A reload also fetches the pieces of a version that was exchanged under an open window; with no
           * network, and pieces missing, it might close the book for nothing.
           */}
          {isMissing ? null : (
            <PrimaryButton full onClick={() => window.location.reload()}>
              {text.tryAgain}
            </PrimaryButton>
          )}
          <SecondaryButton full href="/hom-nay">
            {text.toToday}
          </SecondaryButton>
        </>
      }
    >
      <Notice tone="warn">{isMissing ? text.screenMissingHint : text.screenBrokeHint}</Notice>
    </Screen>
  );
};
