import { expect, inject, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, look, shiftOf, widthBeyond } from './browser.ts'

// What one does on the page of settings, compared with what the API then has.

const SECTIONS = ['organization', 'members', 'tokens', 'webhooks', 'suppressions', 'audit'] as const

/** As a program asks that has just this token. */
async function statusOf(token: string): Promise<number> {
  const { status } = await fetch(`${inject('consoleUrl')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ viewer { isReadOnly } }"}',
  })
  return status
}

describeConsole('Settings', (open) => {
  test.each(SECTIONS)('%s can be read by everybody, on a telephone and by night', async (section) => {
    for (const window of [{ width: 360 }, { width: 1280, colorScheme: 'dark' as const, locale: 'de-DE' }]) {
      const page = await open(`/settings/${section}`, window)
      await page.waitForLoadState('networkidle')
      await look(page, `settings-${section}-${window.width}`)

      expect(await axe(page)).toEqual([])
      expect(await widthBeyond(page)).toBeLessThanOrEqual(0)
      expect(await shiftOf(page)).toBeLessThan(0.1)
      expectNoComplaints(page)
    }
  })

  test('a section that is not there says so', async () => {
    const page = await open('/settings/nothing')

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not found')
  })

  test('a token is made, shown once, works, and no longer works once it is revoked', async () => {
    const page = await open('/settings/tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByLabel('Name').fill('Books of the browser')
    await page.getByLabel('It may only read').check()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Make the token' }).click()
    const dialog = page.getByRole('dialog', { name: 'Your new token' })
    const token = (await dialog.locator('code').textContent()) ?? ''
    expect(token).toMatch(/^dg_\w{49}$/)
    expect(await axe(page)).toEqual([])
    expect(await statusOf(token)).toBe(200)

    await dialog.getByRole('button', { name: 'I have kept it' }).click()
    const item = page.getByRole('listitem').filter({ hasText: 'Books of the browser' })
    await item.waitFor()
    expect(await page.content()).not.toContain(token)
    await item.getByRole('button', { name: /^Revoke/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()

    await page.getByText('The token is revoked.').waitFor()
    await expect.poll(() => item.getByText('Revoked', { exact: true }).isVisible()).toBe(true)
    expect(await item.getByRole('button').count()).toBe(0)
    expect(await statusOf(token)).toBe(401)
    expectNoComplaints(page)
  })

  test('what is typed is not lost without a word', async () => {
    const page = await open('/settings/tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByLabel('Name').fill('Half')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()

    expect(await page.getByLabel('Name').inputValue()).toBe('Half')
  })

  test('a session is ended from another one, and asks to sign in again', async () => {
    const there = await open('/ledger')
    const { viewer } = await ask<{ viewer: { apiTokens: { isSession: boolean; lastFour: string }[] } }>(
      '{ viewer { apiTokens { isSession lastFour } } }',
    )
    const [newest] = viewer.apiTokens.filter(({ isSession }) => isSession)
    const here = await open('/settings/tokens')
    await here.getByRole('button', { name: `Sign out: Console …${newest?.lastFour}` }).click()
    await here.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await here.getByText('That session is signed out.').waitFor()

    await there.getByRole('link', { name: 'Bounces' }).click()
    await there.getByRole('dialog', { name: 'Your session has ended' }).waitFor()
  })

  test('the hours for mail are what the API has afterwards', async () => {
    const page = await open('/settings')
    await page.getByRole('button', { name: 'Edit: When mail may go out' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('From').fill('09:00')
    await dialog.getByLabel('Until').fill('17:30')
    await dialog.getByLabel('Saturday').uncheck()
    for (const day of ['Monday', 'Friday']) await dialog.getByLabel(day).check()
    await dialog.getByLabel('Days between two mails').fill('3')
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('09:00 to 17:30').waitFor()

    const { organization } = await ask<{ organization: { outreachSettings: object } }>(
      '{ organization { outreachSettings { windowStart windowEnd weekdays minDaysBetweenOutreach } } }',
    )
    expect(organization.outreachSettings).toEqual({
      windowStart: '09:00',
      windowEnd: '17:30',
      weekdays: ['MONDAY', 'FRIDAY'],
      minDaysBetweenOutreach: 3,
    })
    await ask(
      'mutation { outreachSettingsUpdate(input: { windowStart: null, windowEnd: null, weekdays: [], minDaysBetweenOutreach: 0 }) { userErrors { code } } }',
    )
  })

  test('books that cannot be closed stay open, and the reason stands beside the day', async () => {
    const page = await open('/settings')
    await page.getByRole('button', { name: 'Edit: Accounting' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Books closed through').fill('2099-01-01')
    await dialog.getByText('Nothing dated on or before this day').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()

    await dialog.getByText('Books can be closed through yesterday at the latest.').waitFor()
    expect(await dialog.getByLabel('Books closed through').inputValue()).toBe('2099-01-01')
  })

  test('an exchange rate and a series of numbers', async () => {
    const page = await open('/settings')
    await page.getByRole('button', { name: 'Set a rate' }).click()
    await page.getByLabel('Currency', { exact: true }).fill('sek')
    await page.getByLabel('1 SEK in EUR').fill('0,0912')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /SEK/ }).getByText('0.0912 EUR').waitFor()

    await page.getByRole('button', { name: 'Add a series' }).click()
    await page.getByLabel('Prefix').fill('BR-')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('BR-00001').waitFor()

    const { exchangeRates } = await ask<{ exchangeRates: { currency: string; rate: string }[] }>(
      '{ exchangeRates { currency rate } }',
    )
    expect(exchangeRates.find(({ currency }) => currency === 'SEK')?.rate).toBe('0.0912')
  })

  test('a webhook endpoint whose secret is made here shows it once', async () => {
    const page = await open('/settings/webhooks')
    await page.getByRole('button', { name: 'Add an endpoint' }).first().click()
    await page.getByLabel('Sending service').selectOption('POSTMARK')
    await page.getByLabel('Name').fill('Of the browser')
    await page.getByRole('button', { name: 'Add the endpoint' }).click()
    const secret = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
    expect(secret).toMatch(/^duegraph:.{32}$/)
    await page.getByRole('button', { name: 'I have kept it' }).click()

    const item = page.getByRole('listitem').filter({ hasText: 'Of the browser' })
    const { webhookEndpoints } = await ask<{ webhookEndpoints: { name: string; path: string }[] }>(
      '{ webhookEndpoints { name path } }',
    )
    const made = webhookEndpoints.find(({ name }) => name === 'Of the browser')
    await item.getByText(inject('consoleUrl') + (made?.path ?? '…')).waitFor()
    await item.getByRole('button', { name: /^Revoke/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await item.getByText('Revoked', { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
  })

  test('an address is listed, found, and lifted again', async () => {
    const page = await open('/settings/suppressions')
    await page.getByRole('button', { name: 'Add an address' }).click()
    await page.getByLabel('Email address').fill('otto@browser.example')
    await page.getByLabel('Note').fill('He asked <b>on the phone</b>.')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('No more mail goes there.').waitFor()

    await page.getByLabel('Search').fill('browser.example')
    await page.getByLabel('Reason').selectOption('MANUAL')
    await page.getByText('1 entry').waitFor()
    await page.getByText('He asked <b>on the phone</b>.').waitFor()
    await page.getByRole('button', { name: 'Lift: otto@browser.example' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click()
    await page.getByText('No entry').waitFor()
  })

  test('the log shows what was just done, by its filters, with its values', async () => {
    await ask(
      'mutation { exchangeRateSet(input: { currency: "NOK", rate: "0.085" }) { userErrors { code } } }',
    )
    const page = await open('/settings/audit')
    await page.getByLabel('Action').fill('exchangeRateSet')
    await page.getByLabel('Outcome').selectOption('SUCCEEDED')
    const entry = page.getByRole('listitem').filter({ hasText: 'exchangeRateSet' }).first()
    await entry.locator('summary').click()
    await entry.getByText('0.085').first().waitFor()
    expect(await axe(page)).toEqual([])

    const { auditEntries } = await ask<{ auditEntries: { totalCount: number } }>(
      '{ auditEntries(where: { action: { contains: "exchangeRateSet" }, outcome: { eq: SUCCEEDED } }) { totalCount } }',
    )
    const count = auditEntries.totalCount
    await page.getByText(count === 1 ? '1 entry' : `${count} entries`, { exact: true }).waitFor()
  })
})

describeConsole('Settings for a token that may only read', (open) => {
  test('have no forms', async () => {
    const { apiTokenCreate } = await ask<{ apiTokenCreate: { token: string } }>(
      'mutation { apiTokenCreate(input: { name: "Reader", isReadOnly: true }) { token } }',
    )
    const page = await open('/settings', { isSignedIn: false })
    await page.getByLabel('API token').fill(apiTokenCreate.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('main h1').waitFor()
    for (const section of SECTIONS) {
      await page.goto(`${inject('consoleUrl')}/console/settings/${section}`)
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
      const names = await page.locator('main').getByRole('button').allTextContents()
      expect(names.filter((name) => !/^(Load more|Copy the address)$/.test(name))).toEqual([])
    }
  })
})
