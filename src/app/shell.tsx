/** The open book: routes inside the frame, with what stands above every screen. */
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createBrowserRouter, Outlet, useLocation } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { watchAbsence } from '#platform/absence.ts';
import { useHealthProblem, useIsWriter, useReplica, useTakenAway } from '#replica/use-replica.ts';
import { AppFrame, PracticeBar } from '#ui/app-frame.tsx';
import { KeptPlacesContext, noPlacesKept } from '#ui/kept-place.ts';
import { GoContext } from '#ui/link.tsx';
import { UnsavedFormsContext } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { WriterContext } from '#ui/writer.ts';
import { HealthBar, OtherWindowBar, UpdateBar } from './bars.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { routes } from './routes.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { useServices } from './services.ts';
import { ShellActsContext, useShellActs, type ShellActs } from './shell-acts.ts';
import { SyncFoot } from './sync-foot.tsx';
// Not read when it is needed: what was deleted may be the app's own files too.
import { TakenAwayBar } from './taken-away-bar.tsx';
import { createUnsavedForms } from './unsaved-forms.ts';
import { useGoHere } from './use-go-here.ts';
import { useLastingStorage } from './use-lasting-storage.ts';
import { useLockMinutes } from './use-lock-minutes.ts';
import { useOwnChoices } from './use-own-choices.ts';
import { useReadAhead } from './use-read-ahead.ts';
import { useShiftRule } from './use-shift-rule.ts';
import { useUnsentBadge } from './use-unsent-badge.ts';

// Seen once in an officer's life, if at all.
const LeftBar = lazy(async () => {
  const { LeftBar: Bar } = await import('./left-bar.tsx');
  return {
    default: () => (
      <Spoken sections={SPOKEN_BY['left-bar']}>
        <Bar />
      </Spoken>
    ),
  };
});

// Asked of who administers, once a day.
const FactorDialog = lazy(async () => ({
  default: (await import('./second-factor-pages.tsx')).FactorDialogHere,
}));

export const Shell = ({
  onLock,
  onAddOfficer,
  onTakeOver,
  onWordsChanged,
  onSignOut,
}: ShellActs) => {
  // Made once an opening: after locking and opening it begins where the address bar stands.
  const [router] = useState(() => createBrowserRouter([{ element: <Frame />, children: routes }]));
  const [places] = useState(noPlacesKept);
  const acts = useMemo(
    () => ({ onLock, onAddOfficer, onTakeOver, onWordsChanged, onSignOut }),
    [onLock, onAddOfficer, onTakeOver, onWordsChanged, onSignOut],
  );
  useEffect(() => () => router.dispose(), [router]);
  useReadAhead();
  return (
    <ShellActsContext value={acts}>
      <KeptPlacesContext value={places}>
        <RouterProvider router={router} />
      </KeptPlacesContext>
    </ShellActsContext>
  );
};

const MINUTE_MS = 60_000;

const Frame = () => {
  const text = useText().common;
  const replica = useReplica();
  const { identity } = replica;
  const { updates, factorBell } = useServices();
  const acts = useShellActs();
  const isWriter = useIsWriter();
  const takenAway = useTakenAway();
  const hasLeft = useSyncExternalStore(replica.watch, replica.leftBooks).length > 0;
  const healthProblem = useHealthProblem();
  const { pathname } = useLocation();
  const [forms] = useState(createUnsavedForms);
  const isDirty = useSyncExternalStore(forms.watch, forms.isAny);
  const isUpdateReady = useSyncExternalStore(updates.watch, updates.isReady);
  const [isUpdateLater, setUpdateLater] = useState(false);

  const isFactorAsked = useSyncExternalStore(factorBell.watch, factorBell.isAsked);

  const choices = useOwnChoices();
  const lockMinutes = useLockMinutes(choices.lockMinutes);
  useShiftRule(choices.shiftPin);
  useLastingStorage();
  useUnsentBadge();
  useEffect(() => watchAbsence(lockMinutes * MINUTE_MS, acts.onLock), [lockMinutes, acts.onLock]);

  const writer = useMemo(
    () => ({ isWriter, onTakeOver: acts.onTakeOver, endedBy: takenAway }),
    [isWriter, acts.onTakeOver, takenAway],
  );
  const go = useGoHere();
  return (
    <GoContext value={go}>
      <WriterContext value={writer}>
        <UnsavedFormsContext value={forms}>
          <AppFrame
            path={pathname}
            tabs={[
              { href: '/hom-nay', label: text.tabs.today, icon: 'today' },
              { href: '/doan-vien', label: text.tabs.roster, icon: 'members' },
              { href: '/doan-phi', label: text.tabs.dues, icon: 'dues' },
              { href: '/tiep-nhan', label: text.tabs.cases, icon: 'cases' },
              { href: '/khac', label: text.tabs.more, icon: 'more' },
            ]}
            railFoot={<SyncFoot />}
            bars={
              <>
                {identity.practice ? <PracticeBar /> : null}
                {takenAway !== undefined ? (
                  <TakenAwayBar why={takenAway} />
                ) : isWriter ? null : (
                  <OtherWindowBar onTakeOver={acts.onTakeOver} />
                )}
                {hasLeft ? (
                  <Suspense fallback={null}>
                    <LeftBar />
                  </Suspense>
                ) : null}
                {healthProblem === undefined ? null : <HealthBar problem={healthProblem} />}
                {isUpdateReady && !isUpdateLater && !isDirty ? (
                  <UpdateBar
                    // Asked at that moment too: the first letter may just have been typed.
                    onApply={() => (forms.isAny() ? undefined : updates.apply())}
                    onLater={() => setUpdateLater(true)}
                  />
                ) : null}
              </>
            }
          >
            <Outlet />
          </AppFrame>
          {isFactorAsked ? (
            <Suspense fallback={null}>
              <FactorDialog />
            </Suspense>
          ) : null}
          <LeaveGuard forms={forms} />
        </UnsavedFormsContext>
      </WriterContext>
    </GoContext>
  );
};
