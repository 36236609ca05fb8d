import type { Page } from 'playwright-core'
import { FIRST_ROW, type Visit } from './chromium.ts'
import { quantile } from './quantile.ts'

/** Filters of different worth for the database, as the address bar has them; each is another list than the one before. */
const FILTERS: readonly object[] = [
  { status: { in: ['OVERDUE'] } },
  { agingBucket: { in: ['DAYS_31_60'] } },
  { overdueDays: { gte: 60 } },
  { status: { in: ['PAID'] } },
  { isInDispute: true },
  { hasBounce: true },
  { total: { gte: 100_000 } },
]

/**
 * From a changed filter to its rows on the screen, in milliseconds. The address is changed as a link of the page does it, so that neither
 * a file is fetched nor the page built anew. The cache is new in each round.
 */
export async function measureFilters(visit: Visit, rounds: number): Promise<void> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    taken.push(
      ...(await visit('/ledger', async (page) => {
        await page.locator(FIRST_ROW).first().waitFor()
        await page.waitForLoadState('networkidle')
        const times: number[] = []
        for (const where of FILTERS) times.push(await change(page, where))
        return times
      })),
    )
  }
  console.log(
    `another filter            ${quantile(taken, 0.5).toFixed(0)} ms (p50, aim 150), ${quantile(taken, 0.95).toFixed(0)} ms (p95)`,
  )
}

async function change(page: Page, where: object): Promise<number> {
  const path = `/console/ledger?where=${encodeURIComponent(JSON.stringify(where))}`
  const taken = await page.evaluate(async (address) => {
    const list = document.querySelector('[data-list]')
    if (list === null) throw new Error('The page has no list.')
    const begin = performance.now()
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
    const isSettled = () =>
      list.getAttribute('data-list') === new URL(address, location.href).search &&
      list.getAttribute('aria-busy') !== 'true'
    while (!isSettled()) {
      if (performance.now() - begin > 30_000) throw new Error('The list did not follow the address.')
      await new Promise(requestAnimationFrame)
    }
    return performance.now() - begin
  }, path)
  await page.waitForLoadState('networkidle')
  return taken
}
