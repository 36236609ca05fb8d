import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, describeConsole, expectNoComplaints, settled, widthBeyond } from './browser.ts'

// What comes from outside is text and nothing else, of whatever length and in whatever script.

const MARKUP = '<img src=x onerror="window.executed=1"><script>window.executed=1</script><b>bold</b>'
const LONG = 'Überlandwerk'.repeat(834).slice(0, 10_000)
const RIGHT_TO_LEFT = 'شركة النور للتجارة \u202Eevil\u202C'

type Found = { invoices: { nodes: { id: string; targetParty: { id: string; name: string } }[] } }

describeConsole('Hostile text', (open) => {
  let invoiceId: string
  let partyId: string
  let formerName: string
  const rename = (name: string) =>
    ask('mutation ($input: PartyUpdateInput!) { partyUpdate(input: $input) { userErrors { message } } }', {
      input: { partyId, name },
    })
  beforeAll(async () => {
    const { invoices } = await ask<Found>(
      '{ invoices(where: { isOverdue: true }, orderBy: [{ field: OUTSTANDING, direction: ASC }], first: 1) { nodes { id targetParty { id name } } } }',
    )
    const [invoice] = invoices.nodes
    if (invoice === undefined) throw new Error('The demo ledger has no overdue invoice.')
    invoiceId = invoice.id
    partyId = invoice.targetParty.id
    formerName = invoice.targetParty.name
    await ask(
      'mutation ($input: CommentAddInput!) { commentAdd(input: $input) { userErrors { message } } }',
      { input: { invoiceId, text: `${MARKUP} ${LONG.slice(0, 2_000)}` } },
    )
  })
  afterAll(() => rename(formerName))

  test.each([
    ['markup', MARKUP],
    ['a name of thousands of letters', LONG.slice(0, 200)],
    ['right to left', RIGHT_TO_LEFT],
  ])('%s', async (_what, name) => {
    await rename(name)
    for (const path of [
      `/invoices/${encodeURIComponent(invoiceId)}`,
      `/parties/${encodeURIComponent(partyId)}`,
      '/ledger',
      '/today',
    ]) {
      const page = await open(path, { width: 360 })
      await settled(page)

      expect(await page.evaluate(() => 'executed' in window)).toBe(false)
      expect(await widthBeyond(page)).toBe(0)
      expectNoComplaints(page)
    }
  })

  test("another organization's invoice is not found, as one that never was", async () => {
    const foreign = Buffer.from(
      'Invoice:00000000-0000-7000-8000-000000000000:00000000-0000-7000-8000-000000000001',
    ).toString('base64url')
    for (const id of [foreign, 'nonsense']) {
      const page = await open(`/invoices/${encodeURIComponent(id)}`)

      await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor()
    }
  })
})
