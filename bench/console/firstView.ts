import { FIRST_ROW, type Visit } from './chromium.ts'
import { quantile } from './quantile.ts'

type View = {
  rows: number
  firstPaint: number
  largestPaint: number
  blocked: number
  shift: number
  script: number
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(0)} KB`

/** From an empty cache to the first rows of the ledger: milliseconds since the address was entered, and what was sent. */
export async function measureFirstView(visit: Visit, rounds: number): Promise<void> {
  const views: View[] = []
  for (let round = 0; round < rounds; round++) {
    views.push(
      await visit('/ledger', async (page) => {
        const rows = await page
          .locator(FIRST_ROW)
          .first()
          .waitFor()
          .then(() => page.evaluate(() => performance.now()))
        await page.waitForLoadState('networkidle')
        return { ...(await page.evaluate(readView)), rows }
      }),
    )
  }
  const median = (key: keyof View) =>
    quantile(
      views.map((view) => view[key]),
      0.5,
    )
  console.log(`first rows                ${median('rows').toFixed(0)} ms (aim 1000)`)
  console.log(
    `first, largest paint      ${median('firstPaint').toFixed(0)}, ${median('largestPaint').toFixed(0)} ms`,
  )
  console.log(`main thread blocked       ${median('blocked').toFixed(0)} ms`)
  console.log(`layout shift              ${median('shift').toFixed(3)}`)
  console.log(`JavaScript of first view  ${kilobytes(median('script'))} as sent (aim 200 KB with gzip)`)
}

/** Runs in the page. */
function readView(): Promise<Omit<View, 'rows'>> {
  const seen = { largestPaint: 0, shift: 0, blocked: 0 }
  const observe = (type: string, take: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime
  })
  observe('layout-shift', ({ value = 0 }) => {
    seen.shift += value
  })
  // What a task takes beyond 50 ms keeps a click waiting.
  observe('longtask', ({ duration }) => {
    seen.blocked += duration - 50
  })
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const script = resources
    .filter(({ name }) => name.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  const [paint] = performance.getEntriesByName('first-contentful-paint')
  return new Promise((resolve) =>
    setTimeout(() => resolve({ ...seen, script, firstPaint: paint?.startTime ?? 0 }), 200),
  )
}
