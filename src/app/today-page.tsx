/** Hôm nay, with what it needs of the app. */
import { lazy, Suspense } from 'react';
import { TodayScreen } from '#features/today/today-screen.tsx';
import { whenIdle } from '#platform/occasions.ts';
import { LeaseHere } from './lease-here.tsx';
import { useInstallOffer } from './use-install-offer.ts';
import { useFactorStanding } from './use-second-factor.ts';
import { useShiftState } from './use-shift.ts';

// Offered once a day at most, and never again once it was declined; the day itself is there before it.
const ShiftOffer = lazy(async () => {
  await new Promise<void>(whenIdle);
  return { default: (await import('./shift-offer-here.tsx')).ShiftOfferHere };
});

// Only whoever looks at others' cash sees anything of it, and the day is there before it.
const CashWaiting = lazy(async () => {
  await new Promise<void>(whenIdle);
  return { default: (await import('./cash-waiting-here.tsx')).CashWaitingHere };
});

// Only who administers and has none yet sees anything of it.
const FactorNotice = lazy(async () => {
  await new Promise<void>(whenIdle);
  return { default: (await import('./second-factor-pages.tsx')).FactorNoticeHere };
});

export const TodayPage = () => {
  const shift = useShiftState();
  const standing = useFactorStanding();
  const isOffered = shift.is === 'none' && shift.isOffered;
  // One offer at a time; what is overdue does not wait.
  const isFactorDue = standing?.passkeys === 0 && (standing.is === 'asked' || !isOffered);
  const offer = (
    <Suspense fallback={null}>
      <LeaseHere />
      <CashWaiting />
      {isFactorDue ? <FactorNotice /> : null}
      {isOffered ? <ShiftOffer /> : null}
    </Suspense>
  );
  return <TodayScreen onInstall={useInstallOffer()} offer={offer} />;
};
