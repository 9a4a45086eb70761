/** The screens of Tiếp nhận and their addresses, among those of `routes.tsx`. */
import type { RouteObject } from 'react-router';
import { screen } from './screen-route.tsx';

export const caseRoutes: RouteObject[] = [
  screen(
    'tiep-nhan',
    'cases',
    async () => (await import('#features/cases/case-list-screen.tsx')).CaseListScreen,
  ),
  screen(
    'tiep-nhan/them',
    'cases',
    async () => (await import('#features/cases/case-form-screen.tsx')).CaseFormScreen,
  ),
  screen(
    'tiep-nhan/giay-chuyen',
    'cases',
    async () => (await import('#features/cases/referred-screen.tsx')).ReferredScreen,
  ),
  screen(
    'tiep-nhan/giay-chuyen/:book/:id',
    'cases',
    async () => (await import('#features/cases/paper-screen.tsx')).ReferralPaperScreen,
  ),
  screen(
    'tiep-nhan/:book/:id',
    'cases',
    async () => (await import('#features/cases/case-screen.tsx')).CaseScreen,
  ),
  screen(
    'tiep-nhan/:book/:id/lich-su',
    'history',
    async () => (await import('./history-pages.tsx')).CaseHistoryPage,
  ),
];
