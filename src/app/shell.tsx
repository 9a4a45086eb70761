/** The open book: routes inside the frame, with what stands above every screen. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createBrowserRouter, Outlet, useLocation, useNavigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { watchAbsence } from '#platform/absence.ts';
import { shelfKey } from '#replica/shelf-row.ts';
import { useHealthProblem, useIsWriter, useReplica, useRow } from '#replica/use-replica.ts';
import { AppFrame, PracticeBar } from '#ui/app-frame.tsx';
import { GoContext } from '#ui/link.tsx';
import { UnsavedFormsContext } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { HealthBar, OtherWindowBar, UpdateBar } from './bars.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { routes } from './routes.tsx';
import { useServices } from './services.ts';
import { ShellActsContext, useShellActs, type ShellActs } from './shell-acts.ts';
import { SyncFoot } from './sync-foot.tsx';
import { createUnsavedForms } from './unsaved-forms.ts';

export const Shell = ({ onLock, onTakeOver }: ShellActs) => {
  // Made once an opening: after locking and opening it begins where the address bar stands.
  const [router] = useState(() => createBrowserRouter([{ element: <Frame />, children: routes }]));
  const acts = useMemo(() => ({ onLock, onTakeOver }), [onLock, onTakeOver]);
  useEffect(() => () => router.dispose(), [router]);
  return (
    <ShellActsContext value={acts}>
      <RouterProvider router={router} />
    </ShellActsContext>
  );
};

const DEFAULT_LOCK_MINUTES = 15;
const MINUTE_MS = 60_000;

const Frame = () => {
  const text = useText().common;
  const { identity } = useReplica();
  const { updates } = useServices();
  const acts = useShellActs();
  const isWriter = useIsWriter();
  const healthProblem = useHealthProblem();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [forms] = useState(createUnsavedForms);
  const isDirty = useSyncExternalStore(forms.watch, forms.isAny);
  const isUpdateReady = useSyncExternalStore(updates.watch, updates.isReady);
  const [isUpdateLater, setUpdateLater] = useState(false);

  const lockRow = useRow(shelfKey(`office.${identity.homeUnit}`, 'setting', 'lock-minutes'));
  const chosen = lockRow?.values['value'];
  const lockMinutes = typeof chosen === 'number' ? chosen : DEFAULT_LOCK_MINUTES;
  useEffect(() => watchAbsence(lockMinutes * MINUTE_MS, acts.onLock), [lockMinutes, acts.onLock]);

  const go = useMemo(() => (href: string) => void navigate(href), [navigate]);
  return (
    <GoContext value={go}>
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
              {isWriter ? null : <OtherWindowBar onTakeOver={acts.onTakeOver} />}
              {healthProblem === undefined ? null : <HealthBar problem={healthProblem} />}
              {isUpdateReady && !isUpdateLater && !isDirty ? (
                <UpdateBar onApply={updates.apply} onLater={() => setUpdateLater(true)} />
              ) : null}
            </>
          }
        >
          <Outlet />
        </AppFrame>
        <LeaveGuard forms={forms} />
      </UnsavedFormsContext>
    </GoContext>
  );
};
