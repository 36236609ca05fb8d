import type { Page } from 'playwright-core'
import { FIRST_ROW, type Visit } from './chromium.ts'
import { quantile } from './quantile.ts'

const STEP = 900
const MEGABYTE = 1_048_576

/** Down the list at the pace of a wheel that is turned without rest: the time between frames, and memory before and after. */
export async function measureScrolling(visit: Visit, rows: number): Promise<void> {
  await visit('/ledger', async (page) => {
    await page.locator(FIRST_ROW).first().waitFor()
    await page.waitForLoadState('networkidle')
    const before = await usedMemory(page)
    const frames: number[] = []
    const begin = performance.now()
    let last = 0
    while (last < rows) {
      frames.push(...(await page.evaluate(scroll, STEP)))
      const reached = await lastRow(page)
      if (reached === last) break
      last = reached
    }
    const seconds = (performance.now() - begin) / 1_000
    const shown = await page.locator(FIRST_ROW).count()
    console.log(`scrolled to row           ${last} in ${seconds.toFixed(0)} s, ${shown} rows in the page`)
    console.log(
      `frames                    ${quantile(frames, 0.5).toFixed(1)} ms (p50), ${quantile(frames, 0.99).toFixed(1)} ms (p99); aim 16.7`,
    )
    console.log(
      `memory                    ${before.toFixed(0)} MB before, ${(await usedMemory(page)).toFixed(0)} MB after`,
    )
  })
}

/** Runs in the page: the milliseconds between the frames of twenty turns of the wheel. */
async function scroll(step: number): Promise<number[]> {
  const scroller = document.querySelector('[data-scroller]') ?? document.scrollingElement
  const frames: number[] = []
  let before = performance.now()
  for (let turn = 0; turn < 20; turn++) {
    scroller?.scrollBy(0, step)
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    frames.push(now - before)
    before = now
  }
  // The next page comes meanwhile; the end of what is there is not the end of the list.
  await new Promise((resolve) => setTimeout(resolve, 150))
  return frames
}

async function lastRow(page: Page): Promise<number> {
  const rows = await page
    .locator(FIRST_ROW)
    .evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-row'))))
  return Math.max(0, ...rows)
}

async function usedMemory(page: Page): Promise<number> {
  return page.evaluate((megabyte) => {
    // Of Chromium alone, with the switches that the bench starts it with.
    const { gc, performance: own } = window as unknown as {
      gc?: () => void
      performance: { memory: { usedJSHeapSize: number } }
    }
    gc?.()
    return own.memory.usedJSHeapSize / megabyte
  }, MEGABYTE)
}
