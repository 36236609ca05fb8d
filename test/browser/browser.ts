// How a test here goes:
//   import { ask, axe, describeConsole, expectNoComplaints } from './browser.ts'
//   describeConsole('Ledger', (open) => {
//     test('…', async () => {
//       const page = await open('/ledger', { width: 1280 })   // signed in to the demo ledger, in a browser context of its own
//       await page.getByRole('button', { name: '…' }).click()
//       const { invoices } = await ask('{ invoices(…) { … } }')   // the same of the API, by the demo token
//       expect(await axe(page)).toEqual([])
//       expectNoComplaints(page)                                  // no error in the browser's console, no refused script
//     })
//   })
// One file: npx vitest run --config vitest.browser.config.ts test/browser/ledger.browser.ts
// A screenshot to look at: SCREENSHOTS=/some/folder has `await look(page, 'name')` write one; nothing is written without it.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'

type Window = {
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
  locale?: string
  /** False: without a session, and the demo is not entered by itself. */
  isSignedIn?: boolean
}
type Open = (path: string, window?: Window) => Promise<Page>

const complaints = new WeakMap<Page, string[]>()

/** Tests that need a browser; skipped, and said so, where there is none. */
export function describeConsole(name: string, define: (open: Open) => void): void {
  const executablePath = inject('chromium')
  describe.skipIf(executablePath === null)(name, () => {
    let browser: Browser
    let contexts: BrowserContext[] = []
    beforeAll(async () => {
      // Root may not use Chromium's own sandbox; only the product's own pages are opened.
      const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      browser = await chromium.launch({ executablePath: executablePath ?? '', args })
    })
    afterEach(async () => {
      await Promise.all(contexts.map((context) => context.close()))
      contexts = []
    })
    afterAll(() => browser.close())

    define(async (
      path,
      { width = 1280, height = 900, colorScheme = 'light', locale = 'en-GB', isSignedIn = true } = {},
    ) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale })
      contexts.push(context)
      const page = await context.newPage()
      const heard: string[] = []
      complaints.set(page, heard)
      page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
      page.on('pageerror', (error) => heard.push(error.message))
      await page.goto(`${inject('consoleUrl')}/console${path}${isSignedIn ? '' : '?signedOut'}`)
      await page
        .locator(isSignedIn ? 'main h1' : '[role=dialog]')
        .first()
        .waitFor()
      return page
    })
  })
}

/** What the API answers to the same person. Errors fail the test. */
export async function ask<Data = Record<string, never>>(
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await fetch(`${inject('consoleUrl')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${inject('demoToken')}` },
    body: JSON.stringify({ query, variables }),
  })
  // The test says what it asks for.
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] }
  expect(errors).toBeUndefined()
  return data
}

/** Violations of WCAG 2.2 AA and of good practice, each with the first place where it is. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.html.slice(0, 200)})`)
}

export function expectNoComplaints(page: Page): void {
  expect(complaints.get(page)).toEqual([])
}

/** Everything that was asked for is there. Pages that follow what happens keep a connection open, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[class*="skeleton"], [aria-busy="true"]') === null &&
      document.querySelector('h1') !== null,
  )
  await page.waitForTimeout(300)
}

/** The page must not be wider than its window. */
export async function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}

/** How much of the page leapt while it loaded, as browsers add it up (CLS). */
export async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            // The type of this entry is in no standard library yet.
            const { value, hadRecentInput } = entry as PerformanceEntry & {
              value: number
              hadRecentInput: boolean
            }
            if (!hadRecentInput) sum += value
          }
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 100)
      }),
  )
}

export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
