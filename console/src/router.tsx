import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { untilConnected } from './graph/connection.ts'
import { NotFound } from './layout/NotFound.tsx'
import { PageFault } from './layout/PageFault.tsx'
import { Shell } from './layout/Shell.tsx'
import type { PageName } from './messages/pageMessages.ts'

type LoadMessages = (pages: readonly PageName[]) => Promise<void>
type PageFile = { Component: ComponentType }

/** Each page is a file of its own, fetched with its sentences when it is first opened. */
function pagesWith(loadMessages: LoadMessages): RouteObject[] {
  const page = (path: string, names: readonly PageName[], load: () => Promise<PageFile>): RouteObject => ({
    path,
    lazy: async () => {
      // A file that could not be fetched is not fetched again before the page is loaded anew.
      await untilConnected()
      const [file] = await Promise.all([load(), loadMessages(names)])
      return file
    },
  })
  return [
    { index: true, element: <Navigate to="/ledger" replace /> },
    page('ledger', ['ledger'], () => import('./ledger/LedgerPage.tsx')),
    page('invoices/:invoiceId', ['invoice'], () => import('./invoice/InvoicePage.tsx')),
    page('parties/:partyId', ['party', 'invoice'], () => import('./party/PartyPage.tsx')),
    page('bounces', ['bounces'], () => import('./bounces/BouncesPage.tsx')),
    page('today', ['today'], () => import('./today/TodayPage.tsx')),
    page('numbers', ['numbers'], () => import('./numbers/NumbersPage.tsx')),
    page('settings', ['settings'], () => import('./settings/SettingsPage.tsx')),
    page('settings/:section', ['settings'], () => import('./settings/SettingsPage.tsx')),
    { path: '*', element: <NotFound /> },
  ]
}

export function createRouter(loadMessages: LoadMessages) {
  const children = [
    { errorElement: <PageFault />, children: pagesWith(loadMessages), hydrateFallbackElement: null },
  ]
  return createBrowserRouter([{ element: <Shell />, children }], { basename: '/console' })
}
