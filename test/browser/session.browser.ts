import { expect, inject, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints } from './browser.ts'

describeConsole('Signing in and out', (open) => {
  test('the demo opens by itself on this machine, and the address bar has no secret', async () => {
    const page = await open('/ledger')

    expect(page.url()).not.toContain('dg_')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ name: 'duegraph_session', httpOnly: true, sameSite: 'Strict' })
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain('dg_')
    expectNoComplaints(page)
  })

  test('who is signed out stays out, and comes back with a token', async () => {
    const page = await open('/ledger')
    await page.getByRole('button', { name: /Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await page.getByRole('dialog', { name: 'Sign in' }).waitFor()
    expect(await axe(page)).toEqual([])

    await page.getByLabel('API token').fill('dg_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => page.getByText('This token is unknown here').isVisible()).toBe(true)

    await page.getByLabel('API token').fill(inject('demoToken'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('main h1').waitFor()
    const { viewer } = await ask<{ viewer: { user: { name: string } } }>('{ viewer { user { name } } }')
    await page.getByRole('button', { name: `Account of ${viewer.user.name}` }).waitFor()
  })

  test('a session that is ended elsewhere leaves the page behind the sign-in', async () => {
    const [here, there] = [await open('/ledger'), await open('/ledger')]
    await there.getByRole('button', { name: /Account of/ }).click()
    await there.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
    await there.getByRole('dialog', { name: 'Sign in' }).waitFor()

    await here.getByRole('dialog', { name: 'Your session has ended' }).waitFor()
    await here.getByRole('button', { name: 'Look at the demo ledger' }).click()

    await expect.poll(() => here.getByRole('dialog').count()).toBe(0)
    expect(new URL(here.url()).pathname).toBe('/console/ledger')
  })

  test('a server that goes away is said, and the page goes on once it is back', async () => {
    const page = await open('/ledger')
    await page.context().setOffline(true)
    await page.getByText('The server is out of reach').waitFor()

    await page.getByRole('link', { name: 'Today' }).click()
    await page.context().setOffline(false)

    await expect.poll(() => page.getByText('The server is out of reach').count()).toBe(0)
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  })

  test('the page carries no inline script, and its policy allows none', async () => {
    const response = await fetch(`${inject('consoleUrl')}/console/`)
    const [html, policy] = [await response.text(), response.headers.get('content-security-policy') ?? '']

    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'none'")
    expect([...html.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([])
    const [, asset = ''] = /src="(\/console\/assets\/[^"]+)"/.exec(html) ?? []
    const file = await fetch(inject('consoleUrl') + asset, { headers: { 'accept-encoding': 'br' } })
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect(file.headers.get('content-encoding')).toBe('br')
    expect((await fetch(`${inject('consoleUrl')}/console/assets/no-such.js`)).status).toBe(404)
  })
})
