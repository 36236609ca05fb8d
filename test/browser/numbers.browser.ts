import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, look, widthBeyond } from './browser.ts'

type Money = { amount: string; formatted: string }
type Group = {
  outstanding: Money
  overdue: Money
  buckets: { amount: Money }[]
  party: { name: string } | null
}
type Ageing = { receivablesAging: { totals: Group[]; nodes: Group[] } }

const ageing = (argument: string) =>
  ask<Ageing>(`{ receivablesAging(first: 100, where: { currency: { eq: "EUR" } } ${argument}) {
    totals { ...group } nodes { ...group }
  } } fragment group on ReceivablesAgingGroup {
    party { name }
    outstanding { amount formatted(locale: "en-GB") } overdue { amount formatted(locale: "en-GB") }
    buckets { amount { amount formatted(locale: "en-GB") } }
  }`)

describeConsole('Numbers', (open) => {
  test('the ageing as of a day, by buckets of one’s own, to the cent, and the same as a file', async () => {
    const asOf = '2026-09-30'
    const page = await open(`/numbers?asOf=${asOf}&edges=10,45`)
    const table = page.getByRole('table', { name: /Ageing as of/ })
    await table.waitFor()
    const { totals, nodes } = (await ageing(`, asOf: "${asOf}", edges: [10, 45]`)).receivablesAging
    const [total] = totals
    const rowOf = (group: Group | undefined, name: string) => [
      name,
      group?.outstanding,
      ...(group?.buckets.map(({ amount }) => amount) ?? []),
      group?.overdue,
    ]

    const shown = await table.locator('tbody tr').allInnerTexts()
    expect(
      shown.map((row) =>
        row
          .split('\t')
          .slice(0, -1)
          .map((cell) => cell.trim()),
      ),
    ).toEqual(
      nodes.map((group) =>
        rowOf(group, group.party?.name ?? '').map((cell) =>
          typeof cell === 'string' ? cell : cell?.formatted,
        ),
      ),
    )
    expect(await table.locator('tfoot').innerText()).toContain(total?.outstanding.formatted)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /CSV: Ageing/ }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`ageing-${asOf}-EUR.csv`)
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines).toHaveLength(nodes.length + 2)
    expect(lines.at(-1)).toContain(
      rowOf(total, 'Total')
        .map((cell) => (typeof cell === 'string' ? cell : cell?.amount))
        .join(','),
    )
    expect(lines[0]).toContain('Owed (EUR),Not due (EUR),1–10 days (EUR)')
    expectNoComplaints(page)
  })

  test('a chart stands beside each table, and the table is there for who does not see', async () => {
    const page = await open('/numbers')
    await expect.poll(() => page.locator('figure [role=img] svg.recharts-surface').count()).toBeGreaterThan(2)
    expect(await axe(page)).toEqual([])
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0)
    await look(page, 'numbers')

    await page.getByLabel('As a table').first().uncheck()
    const table = page.getByRole('table', { name: /Ageing as of/ })
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(0)
    expect(await table.locator('a').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    expectNoComplaints(page)
  })

  test('the forecast of the weeks is what the days of the API add up to', async () => {
    const page = await open('/numbers?horizon=60')
    const table = page.getByRole('table', { name: /Cash forecast/ })
    await table.waitFor()
    const { cashForecast } = await ask<{
      cashForecast: { totals: { currency: string; expected: { minorUnits: number } }[] }
    }>('{ cashForecast(horizonDays: 60) { totals { currency expected { minorUnits } } } }')
    const rows = await table.locator('tbody tr').allInnerTexts()
    const cents = rows.map((row) => Number((row.split('\t')[3] ?? '').replaceAll(/[^\d]/g, '')))
    expect(cents.reduce((all, one) => all + one, 0)).toBe(
      cashForecast.totals.find(({ currency }) => currency === 'EUR')?.expected.minorUnits,
    )
  })

  test('buckets that do not rise are refused, and stay as typed', async () => {
    const page = await open('/numbers')
    const field = page.getByLabel('Ends of the buckets, in days')
    await field.fill('60, 30')
    await field.press('Enter')
    await page.getByText('Write rising whole days').waitFor()
    expect(await field.inputValue()).toBe('60, 30')
    await page.getByLabel('Currency', { exact: true }).selectOption('KWD')
    await page.getByRole('table', { name: /Ageing as of .* KWD/ }).waitFor()
    expect(page.url()).toContain('currency=KWD')
  })
})
