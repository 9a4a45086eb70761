/** Every screen and its address, each in its own piece of the download. Only random ids stand in addresses. */
import type { RouteObject } from 'react-router';
import { matchRoutes, Navigate } from 'react-router';
import type { SectionName } from '#text/section-loaders.ts';
import { caseRoutes } from './case-routes.tsx';
import { NotFoundScreen, ScreenBroke } from './lost-screens.tsx';
import { screen, sectionsAt } from './screen-route.tsx';

/** Where the app begins with no more in the address. */
const FIRST_SCREEN = '/hom-nay';

export const routes: RouteObject[] = [
  {
    errorElement: <ScreenBroke />,
    // The first screen waits for its code behind an empty frame: it is on the device, so a moment.
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Navigate to={FIRST_SCREEN} replace /> },
      screen('hom-nay', 'today', async () => (await import('./today-page.tsx')).TodayPage),
      screen(
        'hom-nay/cuoi-ngay/:book?',
        'end-of-day',
        async () => (await import('#features/end-of-day/end-of-day-screen.tsx')).EndOfDayScreen,
      ),
      screen(
        'hom-nay/cuoi-ngay/cac-lan',
        'end-of-day',
        async () => (await import('#features/end-of-day/closes-screen.tsx')).ClosesScreen,
      ),
      screen(
        'hom-nay/cuoi-ngay/cho-xac-nhan',
        'end-of-day',
        async () => (await import('#features/end-of-day/waiting-screen.tsx')).WaitingScreen,
      ),
      screen(
        'hom-nay/cuoi-ngay/:book/:id/xac-nhan',
        'end-of-day',
        async () => (await import('#features/end-of-day/confirm-screen.tsx')).ConfirmScreen,
      ),
      screen(
        'hom-nay/cuoi-ngay/:book/:id',
        'end-of-day',
        async () => (await import('./closed-page.tsx')).ClosedPage,
      ),
      screen(
        'hom-nay/cuoi-ngay/:book/:id/bang-ke',
        'end-of-day',
        async () => (await import('#features/end-of-day/paper-screen.tsx')).ListPaperScreen,
      ),
      screen(
        'hom-nay/cuoi-ngay/:book/:id/bien-ban',
        'end-of-day',
        async () => (await import('#features/end-of-day/paper-screen.tsx')).MinutesPaperScreen,
      ),
      screen(
        'doan-vien',
        'roster',
        async () => (await import('#features/roster/member-list-screen.tsx')).MemberListScreen,
      ),
      screen(
        'doan-vien/them',
        'roster',
        async () => (await import('#features/roster/member-form-screen.tsx')).MemberFormScreen,
      ),
      screen(
        'doan-vien/nhap',
        'import',
        async () => (await import('#features/import/import-screen.tsx')).ImportScreen,
      ),
      screen(
        'doan-vien/quet',
        'scan',
        async () => (await import('#features/scan/scan-screen.tsx')).ScanScreen,
      ),
      screen(
        'doan-vien/mau-5b',
        'roster',
        async () => (await import('#features/roster/application-screen.tsx')).ApplicationScreen,
      ),
      screen(
        'doan-vien/ket-nap/:book?/:id?',
        'admission',
        async () => (await import('#features/roster/admission-screen.tsx')).AdmissionScreen,
      ),
      screen(
        'doan-vien/:book/:id',
        'roster',
        async () => (await import('#features/roster/member-screen.tsx')).MemberScreen,
      ),
      screen(
        'doan-vien/:book/:id/sua',
        'roster',
        async () => (await import('#features/roster/member-form-screen.tsx')).MemberFormScreen,
      ),
      screen(
        'doan-vien/:book/:id/lich-su',
        'history',
        async () => (await import('./history-pages.tsx')).MemberHistoryPage,
      ),
      screen(
        'doan-phi',
        'dues',
        async () => (await import('#features/dues/dues-screen.tsx')).DuesScreen,
      ),
      screen(
        'doan-phi/thu/:book/:member',
        'dues',
        async () => (await import('#features/dues/collect-screen.tsx')).CollectScreen,
      ),
      screen(
        'doan-phi/ca-to/:unit/:group?',
        'dues',
        async () => (await import('#features/dues/group-screen.tsx')).GroupScreen,
      ),
      screen(
        'doan-phi/trong-ngay',
        'dues',
        async () => (await import('#features/dues/day-receipts-screen.tsx')).DayReceiptsScreen,
      ),
      screen(
        'doan-phi/danh-sach',
        'dues',
        async () => (await import('#features/dues/collections-screen.tsx')).CollectionsScreen,
      ),
      screen(
        'doan-phi/danh-sach/:book/:id',
        'dues',
        async () => (await import('#features/dues/collection-screen.tsx')).CollectionScreen,
      ),
      screen(
        'doan-phi/bien-lai/:book/:id',
        'dues',
        async () => (await import('#features/dues/receipt-screen.tsx')).ReceiptScreen,
      ),
      screen(
        'doan-phi/bien-lai/:book/:id/huy',
        'dues',
        async () => (await import('#features/dues/void-screen.tsx')).VoidScreen,
      ),
      screen(
        'doan-phi/bien-lai/:book/:id/lich-su',
        'history',
        async () => (await import('./history-pages.tsx')).ReceiptHistoryPage,
      ),
      ...caseRoutes,
      screen('khac', 'more', async () => (await import('./more-pages.tsx')).MorePage),
      screen('khac/chua-gui', 'more', async () => (await import('./more-pages.tsx')).UnsentPage),
      screen('khac/may-nay', 'more', async () => (await import('./more-pages.tsx')).DevicePage),
      screen(
        'khac/dung-chung',
        'shared-device',
        async () => (await import('./shared-page.tsx')).SharedPage,
      ),
      screen('khac/nhat-ky', 'audit', async () => (await import('./audit-page.tsx')).AuditPage),
      screen('khac/may', 'devices', async () => (await import('./devices-page.tsx')).DevicesPage),
      screen(
        'khac/tu-kiem',
        'closes-below',
        async () => (await import('./closes-below-page.tsx')).ClosesBelowPage,
      ),
      screen(
        'khac/khoi-phuc',
        'restore',
        async () => (await import('./restore-page.tsx')).RestorePage,
      ),
      screen('khac/can-quyet-dinh', 'held', async () => (await import('./held-page.tsx')).HeldPage),
      screen('khac/ma-pin', 'shift', async () => (await import('./shift-pages.tsx')).SetPinPage),
      screen(
        'khac/van-tay',
        'passkey',
        async () => (await import('./passkey-pages.tsx')).SetPasskeyPage,
      ),
      screen(
        'khac/doi-cum-tu',
        'words',
        async () => (await import('./words-pages.tsx')).ChangeWordsPage,
      ),
      screen('khac/tro-giup', 'office', async () => (await import('./office-pages.tsx')).HelpPage),
      screen(
        'khac/quy-dinh',
        'office',
        async () => (await import('./office-pages.tsx')).UnionRulesPage,
      ),
      screen(
        'khac/mo-ban-du-phong',
        'backup',
        async () => (await import('#features/backup/open-backup-screen.tsx')).OpenBackupScreen,
      ),
      screen('khac/gui-nho', 'relay', async () => (await import('./relay-page.tsx')).RelayPage),
      screen('khac/to-chuc', 'office', async () => (await import('./office-pages.tsx')).UnitsPage),
      screen(
        'khac/to-chuc/moi',
        'office',
        async () => (await import('./office-pages.tsx')).NewUnitPage,
      ),
      screen(
        'khac/to-chuc/:unit',
        'office',
        async () => (await import('./office-pages.tsx')).UnitPage,
      ),
      screen(
        'khac/to-chuc/:unit/moi',
        'office',
        async () => (await import('./office-pages.tsx')).InviteUnionPage,
      ),
      screen(
        'khac/can-bo',
        'office',
        async () => (await import('./office-pages.tsx')).OfficersPage,
      ),
      screen(
        'khac/can-bo/quyen',
        'who-may',
        async () => (await import('./who-may-page.tsx')).WhoMayPage,
      ),
      screen(
        'khac/can-bo/tap-huan',
        'training-day',
        async () => (await import('./training-page.tsx')).TrainingPage,
      ),
      screen(
        'khac/can-bo/may-cho',
        'approval',
        async () => (await import('./approval-pages.tsx')).WaitingPhonesPage,
      ),
      screen(
        'khac/can-bo/may-cho/:request',
        'approval',
        async () => (await import('./approval-pages.tsx')).ApprovePhonePage,
      ),
      screen(
        'khac/can-bo/moi',
        'office',
        async () => (await import('./office-pages.tsx')).NewOfficerPage,
      ),
      screen(
        'khac/can-bo/:officer',
        'office',
        async () => (await import('./office-pages.tsx')).OfficerPage,
      ),
      screen(
        'khac/can-bo/:officer/moi',
        'office',
        async () => (await import('./office-pages.tsx')).InvitePage,
      ),
      screen(
        'khac/ban-giao',
        'handover',
        async () => (await import('#features/handover/handovers-screen.tsx')).HandoversScreen,
      ),
      screen(
        'khac/ban-giao/moi',
        'handover',
        async () => (await import('#features/handover/new-handover-screen.tsx')).NewHandoverScreen,
      ),
      screen(
        'khac/ban-giao/:book/:id',
        'handover',
        async () => (await import('#features/handover/handover-screen.tsx')).HandoverScreen,
      ),
      screen(
        'khac/ban-giao/:book/:id/bien-ban',
        'handover',
        async () => (await import('#features/handover/handover-paper.tsx')).HandoverPaperScreen,
      ),
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];

/** Begins to read the code of the screen at an address, and says with which sections it speaks. */
export const readScreen = (
  pathname: string,
): { readonly code: Promise<unknown>; readonly spoken: readonly SectionName[] } => {
  const route = matchRoutes(routes, pathname === '/' ? FIRST_SCREEN : pathname)?.at(-1)?.route;
  return {
    code: typeof route?.lazy === 'function' ? Promise.resolve(route.lazy()) : Promise.resolve(),
    spoken: sectionsAt(route?.path),
  };
};
