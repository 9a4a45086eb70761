/** Hôm nay, with what it needs of the app. */
import { lazy, Suspense } from 'react';
import { TodayScreen } from '#features/today/today-screen.tsx';
import { whenIdle } from '#platform/occasions.ts';
import { useInstallOffer } from './use-install-offer.ts';
import { useShiftState } from './use-shift.ts';

// Offered once a day at most, and never again once it was declined; the day itself is there before it.
const ShiftOffer = lazy(async () => {
  await new Promise<void>(whenIdle);
  return { default: (await import('./shift-pages.tsx')).ShiftOfferHere };
});

export const TodayPage = () => {
  const shift = useShiftState();
  const isOffered = shift.is === 'none' && shift.isOffered;
  const offer = isOffered ? (
    <Suspense fallback={null}>
      <ShiftOffer />
    </Suspense>
  ) : null;
  return <TodayScreen onInstall={useInstallOffer()} offer={offer} />;
};
