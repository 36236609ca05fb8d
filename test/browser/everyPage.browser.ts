import { expect, test } from 'vitest'
import {
  ask,
  axe,
  describeConsole,
  expectNoComplaints,
  look,
  settled,
  shiftOf,
  widthBeyond,
} from './browser.ts'

// What holds for every page: no violation of accessibility, nothing beyond the window, nothing that leaps while it loads, no complaint of
// the browser; on a telephone, a desk and a wall, by day and by night, in both languages.

type Ids = { invoices: { nodes: { id: string; targetParty: { id: string } }[] } }

const PAGES = ['today', 'ledger', 'bounces', 'numbers', 'settings', 'invoice', 'party'] as const
type PageName = (typeof PAGES)[number]

const WINDOWS = [
  { name: 'telephone', width: 360, height: 740, colorScheme: 'light', locale: 'en-GB' },
  { name: 'desk', width: 1280, height: 900, colorScheme: 'dark', locale: 'de-DE' },
  { name: 'wall', width: 2560, height: 1300, colorScheme: 'light', locale: 'en-US' },
] as const

/** As Google's Core Web Vitals call it good. */
const GOOD_SHIFT = 0.1

async function addressOf(name: PageName): Promise<string> {
  if (name !== 'invoice' && name !== 'party') return `/${name}`
  const { invoices } = await ask<Ids>(
    '{ invoices(where: { hasBounce: true, isOverdue: true }, first: 1) { nodes { id targetParty { id } } } }',
  )
  const [invoice] = invoices.nodes
  if (invoice === undefined) throw new Error('The demo ledger has no overdue invoice that bounced.')
  return name === 'invoice'
    ? `/invoices/${encodeURIComponent(invoice.id)}`
    : `/parties/${encodeURIComponent(invoice.targetParty.id)}`
}

describeConsole('Every page', (open) => {
  for (const window of WINDOWS) {
    test.each(PAGES)(`%s, on a ${window.name}`, async (name) => {
      const page = await open(await addressOf(name), window)
      await settled(page)
      await look(page, `${name}-${window.name}`)

      expect(await axe(page)).toEqual([])
      expect(await widthBeyond(page)).toBe(0)
      expect(await shiftOf(page)).toBeLessThan(GOOD_SHIFT)
      expect(await page.locator('html').getAttribute('lang')).toBe(window.locale.slice(0, 2))
      expectNoComplaints(page)
    })
  }

  test('a page that is not there says so', async () => {
    const page = await open('/no-such-page')

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not found')
    expect(await axe(page)).toEqual([])
  })
})
