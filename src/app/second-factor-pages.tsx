/** The second factor where it is asked for, set, told of and ended, with what these pieces need of the app. */
import { Suspense, type ReactNode } from 'react';
import { EndFactorCard } from '#features/second-factor/end-factor-card.tsx';
import { FactorCard } from '#features/second-factor/factor-card.tsx';
import { FactorDialog } from '#features/second-factor/factor-dialog.tsx';
import { FactorNotice } from '#features/second-factor/factor-notice.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { useServices } from './services.ts';
import { useFactorStanding, useSecondFactor } from './use-second-factor.ts';

const DEVICE_PATH = '/khac/may-nay';
const DAY_MS = 24 * 60 * 60 * 1000;
/** On its first day a union is founded and a first officer invited: this waits until the next one. */
const QUIET_MS = 13 * DAY_MS;

export const FactorDialogHere = () => {
  const { factorBell } = useServices();
  const { desk, state } = useSecondFactor();
  if (desk === undefined) return null;
  return (
    <Words>
      <FactorDialog state={state} desk={desk} onAnswer={factorBell.answer} />
    </Words>
  );
};

export const FactorCardHere = () => {
  const { nowMs } = useServices();
  const standing = useFactorStanding();
  const { desk, state } = useSecondFactor();
  if (desk === undefined || standing === undefined) return null;
  return (
    <Words>
      <FactorCard state={state} desk={desk} nowMs={nowMs} />
    </Words>
  );
};

export const FactorNoticeHere = () => {
  const { nowMs } = useServices();
  const standing = useFactorStanding();
  const { state } = useSecondFactor();
  const isSet = state.is === 'known' && state.standing.passkeys > 0;
  if (standing === undefined || standing.passkeys > 0 || isSet) return null;
  if (standing.is === 'grace' && (standing.graceUntilMs ?? Infinity) - nowMs() > QUIET_MS)
    return null;
  return (
    <Words>
      <FactorNotice standing={standing} setPath={DEVICE_PATH} />
    </Words>
  );
};

export const EndFactorHere = (props: { readonly officer: string; readonly name: string }) => {
  const { desk } = useSecondFactor();
  if (desk === undefined) return null;
  return (
    <Words>
      <EndFactorCard {...props} desk={desk} />
    </Words>
  );
};

/** It comes onto a screen that stands already: that one must not go while the words are read. */
const Words = (props: { readonly children: ReactNode }) => (
  <Suspense fallback={null}>
    <Spoken sections={SPOKEN_BY['second-factor']}>{props.children}</Spoken>
  </Suspense>
);
