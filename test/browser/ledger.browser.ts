import { expect, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, look, widthBeyond } from './browser.ts'

type Late = {
  invoices: { totalCount: number; totals: { currency: string; overdue: { formatted: string } }[] }
  receivablesAging: { nodes: { count: number; overdue: { formatted: string }; party: { name: string } }[] }
}

const LATE = `{
  invoices(where: { isOverdue: true }) {
    totalCount
    totals { currency overdue { formatted(locale: "en-GB") } }
  }
  receivablesAging(where: { isOverdue: true, currency: { eq: "EUR" } }, groupBy: PARTY, first: 1) {
    nodes { count overdue { formatted(locale: "en-GB") } party { name } }
  }
}`
const OVERDUE = `/ledger?where=${encodeURIComponent('{"isOverdue":true}')}`

describeConsole('Ledger', (open) => {
  test('counts and sums are those of the filtered list, to the cent', async () => {
    const page = await open(OVERDUE)
    const { invoices } = await ask<Late>(LATE)
    await page.locator('main p[aria-live]', { hasText: `${invoices.totalCount} invoices` }).waitFor()
    const euros = invoices.totals.find(({ currency }) => currency === 'EUR')
    const figures = page.getByRole('region', { name: 'What this list amounts to' })
    expect(await figures.innerText()).toContain(euros?.overdue.formatted)
    const rows = await page.getByRole('table', { name: 'Invoices' }).getAttribute('aria-rowcount')
    expect(Number(rows)).toBe(invoices.totalCount + 1)
    expect(await axe(page)).toEqual([])
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0)
    expectNoComplaints(page)
    await look(page, 'ledger')
  })

  test('the debtor who is late with most stands first, and leads to those invoices', async () => {
    const page = await open('/ledger?tab=debtors')
    const [largest] = (await ask<Late>(LATE)).receivablesAging.nodes
    const first = page.locator('tbody tr').first()
    await first.waitFor()
    expect(await first.innerText()).toContain(largest?.party.name)
    expect(await first.innerText()).toContain(largest?.overdue.formatted)
    expect(await axe(page)).toEqual([])
    await first.getByRole('link', { name: /overdue invoice/ }).click()
    await page.locator('main p[aria-live]', { hasText: `${largest?.count} invoice` }).waitFor()
    expectNoComplaints(page)
    await look(page, 'ledger-debtors')
  })

  test('shift takes a range of rows, and a round says who is mailed before anything is sent', async () => {
    const page = await open(OVERDUE)
    const boxes = page.getByRole('table', { name: 'Invoices' }).getByRole('checkbox')
    await boxes.nth(0).click()
    await boxes.nth(3).click({ modifiers: ['Shift'] })
    await page.getByText('4 invoices selected').waitFor()
    await page.getByRole('button', { name: /Send reminders/ }).click()
    const preview = page.getByRole('region', { name: 'What the round would do' })
    await preview.waitFor()
    await preview.getByText(/may be mailed about/).waitFor()
    const said = await preview.innerText()
    const [allowed, blocked] = [/(\d+) invoices? may be/, /(\d+) may not/].map((pattern) =>
      Number(pattern.exec(said)?.[1] ?? 0),
    )
    expect((allowed ?? 0) + (blocked ?? 0)).toBe(4)
    expect(await axe(page)).toEqual([])
    expectNoComplaints(page)
  })

  test('keys walk, search and stay out of what is typed', async () => {
    const page = await open(OVERDUE)
    await page.locator('[data-row="1"]').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '2')
    await page.keyboard.press('/')
    await page.keyboard.type('jk?')
    await page.waitForFunction(() => location.search.includes('search=jk'))
    await page.goBack()
    expectNoComplaints(page)
  })

  test('exactly the filtered list becomes a file', async () => {
    const page = await open(OVERDUE)
    const { invoices } = await ask<Late>(LATE)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('button', { name: 'Write the file' }).click()
    const link = page.getByRole('link', { name: `Download the file with ${invoices.totalCount} rows` })
    await link.waitFor()
    const file = await fetch(new URL((await link.getAttribute('href')) ?? '', page.url()))
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines).toHaveLength(invoices.totalCount + 1)
    expectNoComplaints(page)
  })
})
