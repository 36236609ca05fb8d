import { expect, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, look, widthBeyond } from './browser.ts'

type Bounces = {
  bouncingContacts: {
    totalCount: number
    nodes: {
      id: string
      address: string
      isSuppressed: boolean
      diagnosticCode: string | null
      suggestedContact: { name: string } | null
      party: { billingContact: { name: string; email: string } | null } | null
      invoices: { totals: { outstanding: { formatted: string } }[] }
    }[]
  }
}

const bounces = async (argument = '') =>
  (
    await ask<Bounces>(`{ bouncingContacts(first: 50 ${argument}) { totalCount nodes {
      id address isSuppressed diagnosticCode suggestedContact { name }
      party { billingContact { name email } }
      invoices { totals { outstanding { formatted(locale: "en-GB") } } }
    } } }`)
  ).bouncingContacts

describeConsole('Bounces', (open) => {
  test('every address has what the server said and the money behind it', async () => {
    const page = await open('/bounces')
    await page.getByRole('listitem').first().waitFor()
    const { nodes } = await bounces()

    for (const { address, diagnosticCode, invoices } of nodes) {
      const row = page.getByRole('listitem', { name: address })
      if (diagnosticCode !== null) expect(await row.getByText(diagnosticCode).count()).toBe(1)
      const shown = await row.innerText()
      for (const { outstanding } of invoices.totals) expect(shown).toContain(outstanding.formatted)
    }
    expect(await axe(page)).toEqual([])
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0)
    expectNoComplaints(page)
    await look(page, 'bounces')
  })

  test('the address bar keeps the filters', async () => {
    const page = await open('/bounces')
    await page.getByLabel('Reason').selectOption('MAILBOX_DOES_NOT_EXIST')
    await page.getByLabel('Sort by').selectOption('address')
    await expect.poll(() => page.url()).toContain('reason=MAILBOX_DOES_NOT_EXIST')

    await page.reload()
    const fitting = await bounces(
      'where: { reason: { eq: MAILBOX_DOES_NOT_EXIST } }, orderBy: [{ field: ADDRESS, direction: ASC }]',
    )
    const addresses = page.getByRole('list', { name: 'Bounces' }).getByRole('heading', { level: 2 })
    await expect.poll(() => addresses.allInnerTexts()).toEqual(fitting.nodes.map(({ address }) => address))
    await page.getByLabel('Search').fill('nobody-has-this-address')
    await page.getByText('No bouncing address fits these filters').waitFor()
    await page.getByRole('button', { name: 'Clear the filters' }).first().click()
    await expect.poll(() => addresses.count()).toBe((await bounces()).totalCount)
  })

  test('the suggested contact receives the invoices, and the next row has the focus', async () => {
    const { nodes } = await bounces()
    const place = nodes.findIndex(({ suggestedContact }) => suggestedContact !== null)
    const [row, next] = [nodes[place], nodes[place + 1] ?? nodes[place - 1]]
    const page = await open('/bounces')
    await page.getByRole('button', { name: `Fix the contact of ${row?.address}` }).click()
    await page.getByRole('dialog').getByLabel('Contact', { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    await look(page, 'bounces-fix')
    await page.getByRole('button', { name: 'Use this contact' }).click()

    const name = row?.suggestedContact?.name ?? ''
    await page
      .getByRole('listitem', { name: row?.address ?? '' })
      .getByText(`${name} now receives the invoices.`)
      .waitFor()
    const after = (await bounces()).nodes.find(({ id }) => id === row?.id)
    expect(after?.party?.billingContact?.name).toBe(name)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(`Fix the contact of ${next?.address}`)
    expectNoComplaints(page)
  })

  test('an address is corrected, with what is wrong said beside it', async () => {
    const { nodes } = await bounces()
    const address = nodes.at(-1)?.address ?? ''
    const page = await open('/bounces')
    await page.getByRole('button', { name: `Fix the contact of ${address}` }).click()
    await page.getByLabel('Correct the address').check()
    await page.getByLabel('Right address').fill('no address')
    await page.getByRole('button', { name: 'Save the address' }).click()
    await expect.poll(() => page.getByLabel('Right address').getAttribute('aria-invalid')).toBe('true')

    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await page.getByLabel('Right address').fill('right.address@customer.example')
    await page.getByRole('button', { name: 'Save the address' }).click()

    const row = page.getByRole('listitem', { name: address })
    await row.getByText('Mail now goes to right.address@customer.example.').waitFor()
    await row.getByText('No contact any more').waitFor()
  })

  test('a suppression is lifted: the row leaves the list of the suppressed', async () => {
    const { nodes } = await bounces('where: { isSuppressed: true }')
    const address = nodes[0]?.address ?? ''
    const page = await open('/bounces?suppressed=yes')
    await page.getByRole('button', { name: `Lift the suppression of ${address}` }).click()
    await page.getByRole('dialog').getByText('Hard bounce').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Lift the suppression' }).click()

    await expect.poll(() => page.getByRole('listitem', { name: address }).count()).toBe(0)
    const after = (await bounces()).nodes.find((one) => one.address === address)
    expect(after?.isSuppressed).toBe(false)
    expectNoComplaints(page)
  })
})
