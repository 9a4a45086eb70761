/** Every screen and its address, each in its own piece of the download. Only random ids stand in addresses. */
import type { RouteObject } from 'react-router';
import { Navigate } from 'react-router';
import { NotFoundScreen, ScreenBroke } from './lost-screens.tsx';

export const routes: RouteObject[] = [
  {
    errorElement: <ScreenBroke />,
    // The first screen waits for its code behind an empty frame: it is on the device, so a moment.
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Navigate to="/hom-nay" replace /> },
      {
        path: 'hom-nay',
        lazy: async () => ({
          Component: (await import('#features/today/today-screen.tsx')).TodayScreen,
        }),
      },
      {
        path: 'doan-vien',
        lazy: async () => ({
          Component: (await import('#features/roster/member-list-screen.tsx')).MemberListScreen,
        }),
      },
      {
        path: 'doan-vien/them',
        lazy: async () => ({
          Component: (await import('#features/roster/member-form-screen.tsx')).MemberFormScreen,
        }),
      },
      {
        path: 'doan-vien/:book/:id',
        lazy: async () => ({
          Component: (await import('#features/roster/member-screen.tsx')).MemberScreen,
        }),
      },
      {
        path: 'doan-vien/:book/:id/sua',
        lazy: async () => ({
          Component: (await import('#features/roster/member-form-screen.tsx')).MemberFormScreen,
        }),
      },
      {
        path: 'doan-phi',
        lazy: async () => ({
          Component: (await import('#features/dues/dues-screen.tsx')).DuesScreen,
        }),
      },
      {
        path: 'doan-phi/thu/:book/:member',
        lazy: async () => ({
          Component: (await import('#features/dues/collect-screen.tsx')).CollectScreen,
        }),
      },
      {
        path: 'doan-phi/bien-lai/:book/:id',
        lazy: async () => ({
          Component: (await import('#features/dues/receipt-screen.tsx')).ReceiptScreen,
        }),
      },
      {
        path: 'doan-phi/bien-lai/:book/:id/huy',
        lazy: async () => ({
          Component: (await import('#features/dues/void-screen.tsx')).VoidScreen,
        }),
      },
      {
        path: 'tiep-nhan',
        lazy: async () => ({
          Component: (await import('#features/cases/case-list-screen.tsx')).CaseListScreen,
        }),
      },
      {
        path: 'tiep-nhan/them',
        lazy: async () => ({
          Component: (await import('#features/cases/case-form-screen.tsx')).CaseFormScreen,
        }),
      },
      {
        path: 'tiep-nhan/:book/:id',
        lazy: async () => ({
          Component: (await import('#features/cases/case-screen.tsx')).CaseScreen,
        }),
      },
      {
        path: 'khac',
        lazy: async () => ({ Component: (await import('./more-pages.tsx')).MorePage }),
      },
      {
        path: 'khac/chua-gui',
        lazy: async () => ({ Component: (await import('./more-pages.tsx')).UnsentPage }),
      },
      {
        path: 'khac/may-nay',
        lazy: async () => ({ Component: (await import('./more-pages.tsx')).DevicePage }),
      },
      {
        path: 'khac/to-chuc',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).UnitsPage }),
      },
      {
        path: 'khac/to-chuc/moi',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).NewUnitPage }),
      },
      {
        path: 'khac/to-chuc/:unit',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).UnitPage }),
      },
      {
        path: 'khac/can-bo',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).OfficersPage }),
      },
      {
        path: 'khac/can-bo/moi',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).NewOfficerPage }),
      },
      {
        path: 'khac/can-bo/:officer',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).OfficerPage }),
      },
      {
        path: 'khac/can-bo/:officer/moi',
        lazy: async () => ({ Component: (await import('./office-pages.tsx')).InvitePage }),
      },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];
