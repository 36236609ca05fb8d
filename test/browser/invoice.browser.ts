import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, settled } from './browser.ts'

type Money = { amount: string; currency: string }
type Invoice = {
  id: string
  invoiceNumber: string
  total: Money
  amountRemaining: Money
  targetParty: { id: string; name: string }
}
type Found = { invoices: { nodes: Invoice[] } }

const FIND = `query ($where: InvoiceWhere!) { invoices(where: $where, orderBy: [{ field: OUTSTANDING, direction: ASC }], first: 20) { nodes {
  id invoiceNumber total { amount currency } amountRemaining { amount currency } targetParty { id name } } } }`
const taken = new Set<string>()

/** An overdue invoice that may be mailed about, and that no other test here has used. */
async function findInvoice(): Promise<Invoice> {
  const where = { isOverdue: true, outreachBlocker: { isNull: true }, currency: { eq: 'EUR' } }
  const { invoices } = await ask<Found>(FIND, { where })
  const invoice = invoices.nodes.find(({ targetParty }) => !taken.has(targetParty.id))
  if (invoice === undefined) throw new Error('The demo ledger has no such invoice left.')
  taken.add(invoice.targetParty.id)
  return invoice
}

const addressOf = ({ id }: { id: string }) => `/invoices/${encodeURIComponent(id)}`
const euros = (amount: string) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(Number(amount))

/** As its button in the outbox does: the recipient's server reports that there is no such mailbox. */
async function bounceMailAbout(invoiceNumber: string): Promise<void> {
  const outbox = `${inject('consoleUrl')}/outbox`
  const findFile = async () => {
    const list = await (await fetch(outbox)).text()
    return new RegExp(`href="/outbox/([^"]+)">[^<]*${invoiceNumber}`).exec(list)?.[1]
  }
  await expect.poll(findFile).toBeDefined()
  const headers = { 'sec-fetch-site': 'same-origin' }
  await fetch(`${outbox}/${await findFile()}/bounce`, { method: 'POST', headers, redirect: 'manual' })
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click()
}

describeConsole('An invoice', (open) => {
  test('has its amounts to the cent', async () => {
    const invoice = await findInvoice()
    const page = await open(addressOf(invoice))
    await settled(page)

    const summary = page.locator('main dl').first()
    expect(await summary.textContent()).toContain(euros(invoice.amountRemaining.amount))
    expect(await summary.textContent()).toContain(euros(invoice.total.amount))
    expectNoComplaints(page)
  })

  test('is reminded of, and the bounce shows where one looks at it', async () => {
    const invoice = await findInvoice()
    const page = await open(addressOf(invoice))
    await settled(page)
    await page.getByText('Nothing keeps it from being mailed about').waitFor()

    await press(page, 'Send a reminder')
    const dialog = page.getByRole('dialog', { name: 'Send a reminder' })
    await dialog.getByText(invoice.invoiceNumber).first().waitFor()
    expect(await axe(page)).toEqual([])
    await press(page, 'Send')
    await page.getByText('The reminder is queued').waitFor()

    const mail = page
      .getByRole('listitem')
      .filter({ hasText: `Reminder: invoice ${invoice.invoiceNumber}` })
      .first()
    await mail.getByText('Sent').first().waitFor()
    await bounceMailAbout(invoice.invoiceNumber)

    await mail.getByText('Bounced').first().waitFor()
    await mail.getByText('Mailbox does not exist').waitFor()
    expect(await axe(page)).toEqual([])
    expectNoComplaints(page)
  })

  test('is disputed, promised and commented on, and its timeline says so', async () => {
    const invoice = await findInvoice()
    const page = await open(addressOf(invoice))
    await settled(page)

    await page.getByLabel('Comment for your colleagues').fill('They called about the delivery.')
    await press(page, 'Add the comment')
    await page.getByRole('listitem').getByText('They called about the delivery.').waitFor()

    await press(page, 'Record a promise')
    await page.getByLabel('Promised for').fill('2020-01-01')
    await press(page, 'Record a promise')
    await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(1)
    await page
      .getByLabel('Promised for')
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
    await press(page, 'Record a promise')
    await page.getByText('The promise was recorded.').waitFor()

    await press(page, 'Open a dispute')
    await page.getByLabel('Reason').selectOption('QUANTITY')
    await page.getByLabel('Note').fill('Two were missing.')
    await press(page, 'Open a dispute')
    await page.getByText('In dispute').first().waitFor()
    await page.getByRole('listitem').getByText('Disputed: Quantity').waitFor()

    const { invoice: now } = await ask<{ invoice: { isInDispute: boolean; promise: { status: string } } }>(
      'query ($id: ID!) { invoice(by: { id: $id }) { isInDispute promise { status } } }',
      { id: invoice.id },
    )
    expect(now).toMatchObject({ isInDispute: true, promise: { status: 'ACTIVE' } })
    expectNoComplaints(page)
  })

  test('asks before it loses what was typed', async () => {
    const page = await open(addressOf(await findInvoice()))
    await settled(page)
    await page.getByLabel('Comment for your colleagues').fill('Half a sentence')
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Today' }).click()

    await expect.poll(() => asked).toHaveLength(1)
    expect(await page.getByLabel('Comment for your colleagues').inputValue()).toBe('Half a sentence')
  })

  test('shows a mail in a frame that can do nothing', async () => {
    const { invoices } = await ask<Found>(FIND, { where: { hasBounce: true } })
    const page = await open(addressOf(invoices.nodes[0] ?? { id: '' }))
    await settled(page)
    await page.getByRole('button', { name: 'Show the mail' }).first().click()
    await settled(page)

    const frames = page.locator('iframe')
    for (const frame of await frames.all()) expect(await frame.getAttribute('sandbox')).toBe('')
    // What looks for violations tries the frame as well, and is refused there.
    expectNoComplaints(page)
    expect(await axe(page)).toEqual([])
  })
})

describeConsole('A party', (open) => {
  test('has a contact put right, and mail to it paused with a reason', async () => {
    const { targetParty } = await findInvoice()
    const page = await open(`/parties/${encodeURIComponent(targetParty.id)}`)
    await settled(page)
    expect(await axe(page)).toEqual([])

    await press(page, 'Add a contact')
    await page.getByLabel('Name', { exact: true }).fill('Ada Berg')
    await page.getByLabel('Email').fill('not an address')
    await page.getByLabel('Email').fill('ada.berg@nordlicht.example')
    await press(page, 'Save')
    await page.getByText('Ada Berg').waitFor()

    await press(page, 'Pause mail')
    await press(page, 'Pause mail')
    await page.getByText('Mail is paused').first().waitFor()
    const { party } = await ask<{
      party: { isEmailOutreachPaused: boolean; contacts: { nodes: { name: string }[] } }
    }>(
      'query ($id: ID!) { party(by: { id: $id }) { isEmailOutreachPaused contacts(first: 50) { nodes { name } } } }',
      { id: targetParty.id },
    )
    expect(party.isEmailOutreachPaused).toBe(true)
    expect(party.contacts.nodes.map(({ name }) => name)).toContain('Ada Berg')
    expectNoComplaints(page)
  })
})
