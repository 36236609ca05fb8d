import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { NotFound } from './layout/NotFound.tsx'
import { PageFault } from './layout/PageFault.tsx'
import { Shell } from './layout/Shell.tsx'

/** Each page is a file of its own, fetched when it is first opened. */
const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/ledger" replace /> },
  { path: 'ledger', lazy: () => import('./ledger/LedgerPage.tsx') },
  { path: 'invoices/:invoiceId', lazy: () => import('./invoice/InvoicePage.tsx') },
  { path: 'parties/:partyId', lazy: () => import('./party/PartyPage.tsx') },
  { path: 'bounces', lazy: () => import('./bounces/BouncesPage.tsx') },
  { path: 'today', lazy: () => import('./today/TodayPage.tsx') },
  { path: 'numbers', lazy: () => import('./numbers/NumbersPage.tsx') },
  { path: 'settings', lazy: () => import('./settings/SettingsPage.tsx') },
  { path: 'settings/:section', lazy: () => import('./settings/SettingsPage.tsx') },
  { path: '*', element: <NotFound /> },
]

export function createRouter() {
  return createBrowserRouter(
    [
      {
        element: <Shell />,
        children: [{ errorElement: <PageFault />, children: pages, hydrateFallbackElement: <></> }],
      },
    ],
    { basename: '/console' },
  )
}
