/** The passkey where it is offered, set, and told of, with what these screens need of the app. */
import { Suspense, type ReactNode } from 'react';
import { PasskeyCard } from '#features/passkey/passkey-card.tsx';
import { PasskeyOffer } from '#features/passkey/passkey-offer.tsx';
import { SetPasskeyScreen } from '#features/passkey/set-passkey-screen.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { usePasskey } from './use-passkey.ts';

const SET_PATH = '/khac/van-tay';

/** After the close of a day, until it is answered. */
export const PasskeyOfferHere = () => {
  const { desk, state } = usePasskey();
  if (desk === undefined || state.is !== 'none' || !state.isOffered) return null;
  return (
    <Words>
      <PasskeyOffer setPath={SET_PATH} onDecline={() => void desk.decline()} />
    </Words>
  );
};

export const PasskeyCardHere = () => {
  const { desk, state } = usePasskey();
  if (desk === undefined) return null;
  return (
    <Words>
      <PasskeyCard state={state} setPath={SET_PATH} drop={desk.drop} />
    </Words>
  );
};

/** It comes onto a screen that stands already: that one must not go while the words are read. */
const Words = (props: { readonly children: ReactNode }) => (
  <Suspense fallback={null}>
    <Spoken sections={SPOKEN_BY.passkey}>{props.children}</Spoken>
  </Suspense>
);

export const SetPasskeyPage = () => {
  const { desk } = usePasskey();
  if (desk === undefined) return null;
  return <SetPasskeyScreen keep={desk.keep} leave={desk.leave} home="/khac/may-nay" />;
};
