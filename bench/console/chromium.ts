import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import type { Server } from '../compare/servers.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens a page of the console in a browser that has never seen it, but is signed in; the page is closed after the work. */
export type Visit = <Answer>(path: string, work: (page: Page) => Promise<Answer>) => Promise<Answer>

/** What shows that rows are there. */
export const FIRST_ROW = '[data-row]'

export async function withChromium(server: Server, work: (visit: Visit) => Promise<void>): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place))
  if (executablePath === undefined) return console.log('There is no Chromium here: nothing was measured.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({
    executablePath,
    args: [...sandbox, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  })
  const origin = new URL(server.url).origin
  const token = server.headers.authorization?.replace('Bearer ', '')
  try {
    await work(async (path, look) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      try {
        // As the console itself does; the answer's cookie stays in the context.
        await context.request.post(`${origin}/console/session`, { data: { token } })
        const page = await context.newPage()
        await page.goto(`${origin}/console${path}`, { waitUntil: 'commit' })
        return await look(page)
      } finally {
        await context.close()
      }
    })
  } finally {
    await browser.close()
  }
}
