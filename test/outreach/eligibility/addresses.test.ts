import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '../../../src/exchange/import/importFile.ts'
import { parseAddress } from '../../../src/mail/address.ts'
import { createTestApi, type TestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'
import { addressText } from '../../mail/addresses.ts'

// What is imported as an address is judged alike by everybody who is asked: the invoice, the preview, the filter and
// whoever sends.
const PLACES = ['contact', 'party', 'invoice'] as const
type Place = (typeof PLACES)[number]
type Judged = {
  invoiceNumber: string
  outreachEligibility: { email: { allowed: boolean; blockers: { code: string; message: string }[] } }
}
type World = Awaited<ReturnType<typeof openWorld>>

async function openWorld(takesUtf8: boolean) {
  const api: TestApi = await createTestApi({ takesUtf8 })
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const token = await api.tokenOf((await ledger.user([organization])).id)
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-addresses-'))
  let batches = 0

  /** Imports an invoice for each address; answers those that were rejected, by their position. */
  async function bring(addresses: readonly string[], place: Place) {
    batches += 1
    const file = join(folder, `${batches}.jsonl`)
    const records = addresses.flatMap((address, index) => recordsOf(`${batches}-${index}`, address, place))
    await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'))
    const { rejected } = await importFile(api.database, {
      file,
      organizationId: organization.id,
      source: 'test',
      format: 'jsonl',
    })
    const rejects = rejected === 0 ? '' : await readFile(`${file}.rejects.jsonl`, 'utf8')
    const lines = rejects
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { line: number; reason: string })
    return {
      batch: batches,
      rejected: new Map(lines.map(({ line, reason }) => [Math.floor((line - 1) / 2), reason])),
    }
  }

  const ask = async <T>(document: string, variables: object): Promise<T> => {
    const { data, errors } = await api.ask<T>(token, document, { ...variables })
    expect(errors).toBeUndefined()
    if (!data) throw new Error('There is no answer.')
    return data
  }
  const close = async () => {
    await api.close()
    await rm(folder, { recursive: true })
  }
  return { api, organization, bring, ask, close }
}

function recordsOf(id: string, address: string, place: Place): object[] {
  const given =
    place === 'party'
      ? { email: address }
      : place === 'contact'
        ? { contacts: [{ name: 'Rosa', email: address, isPrimary: true }] }
        : {}
  return [
    { type: 'party', externalId: id, name: `Party ${id}`, ...given },
    {
      type: 'invoice',
      externalId: id,
      invoiceNumber: id,
      targetPartyExternalId: id,
      currency: 'EUR',
      total: 100,
      ...(place === 'invoice' ? { billingEmail: address } : {}),
    },
  ]
}

const INVOICES = `query ($prefix: String!) { invoices(first: 100, where: {invoiceNumber: {startsWith: $prefix}}) { nodes {
  id invoiceNumber outreachEligibility { email { allowed blockers { code message } } } } } }`
const PREVIEW = `query ($number: String!) {
  outreachPreview(where: {invoiceNumber: {eq: $number}}) { invoiceCount eligibleCount recipientCount blockers { code } }
  invoices(where: {invoiceNumber: {eq: $number}, outreachBlocker: {eq: INVALID_ADDRESS}}) { totalCount } }`
const SEND = `mutation ($input: EmailSendInput!) { emailSend(input: $input) {
  email { recipients { address } } userErrors { code blockers { code } } } }`

type Preview = {
  outreachPreview: {
    invoiceCount: number
    eligibleCount: number
    recipientCount: number
    blockers: { code: string }[]
  }
  invoices: { totalCount: number }
}
type Sent = {
  emailSend: {
    email: { recipients: { address: string }[] } | null
    userErrors: { code: string; blockers: { code: string }[] | null }[]
  }
}

async function expectAgreement(world: World, addresses: readonly string[], place: Place, takesUtf8: boolean) {
  const { batch, rejected } = await world.bring(addresses, place)
  const { invoices } = await world.ask<{ invoices: { nodes: (Judged & { id: string })[] } }>(INVOICES, {
    prefix: `${batch}-`,
  })
  const byNumber = new Map(invoices.nodes.map((invoice) => [invoice.invoiceNumber, invoice]))
  for (const [index, text] of addresses.entries()) {
    const parsed = parseAddress(text)
    if (rejected.has(index)) {
      expect(parsed, text).toBeNull()
      continue
    }
    const invoice = byNumber.get(`${batch}-${index}`)
    if (invoice === undefined) throw new Error(`${JSON.stringify(text)} was neither rejected nor stored.`)
    const isAllowed = parsed !== null && (takesUtf8 || !parsed.needsUtf8)
    await expectJudgement(world, invoice, { text, address: isAllowed ? parsed.address : null })
  }
}

/** `address`: to which mail must go; null where nothing may be sent. */
async function expectJudgement(
  world: World,
  invoice: Judged & { id: string },
  { text, address }: { text: string; address: string | null },
) {
  const count = address === null ? 0 : 1
  const blockers = address === null ? ['INVALID_ADDRESS'] : []
  const { allowed, blockers: told } = invoice.outreachEligibility.email
  expect([allowed, told.map(({ code }) => code)], text).toEqual([address !== null, blockers])
  const preview = await world.ask<Preview>(PREVIEW, { number: invoice.invoiceNumber })
  expect(preview, text).toEqual({
    outreachPreview: {
      invoiceCount: 1,
      eligibleCount: count,
      recipientCount: count,
      blockers: blockers.map((code) => ({ code })),
    },
    invoices: { totalCount: 1 - count },
  })
  const input = { invoiceIds: [invoice.id], subject: 'Reminder', bodyText: 'Please pay.' }
  const { emailSend } = await world.ask<Sent>(SEND, { input })
  expect(emailSend.email?.recipients ?? null, text).toEqual(address === null ? null : [{ address }])
  const refusals = emailSend.userErrors.map((error) => error.blockers?.map(({ code }) => code))
  expect(refusals, text).toEqual(address === null ? [blockers] : [])
}

describe.each([true, false])('where the mail server offers SMTPUTF8: %s', (takesUtf8) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(takesUtf8)
  })
  afterAll(() => world.close())

  test.each(PLACES)(
    'any address of a %s is judged alike',
    async (place) => {
      await fc.assert(
        fc.asyncProperty(fc.array(addressText, { minLength: 15, maxLength: 15 }), (addresses) =>
          expectAgreement(world, addresses, place, takesUtf8),
        ),
        { numRuns: 3 },
      )
    },
    120_000,
  )

  test('the samples are', async () => {
    const samples = [
      'info@müller-kunde.example',
      'müller@kunde.example',
      'a..b@kunde.example',
      'a@b',
      '"a b"@kunde.example',
      'Rosa <rosa@kunde.example>',
      'rosa@kunde.example.',
      ' rosa@kunde.example',
      'a@b.example;c@d.example',
      `${'a'.repeat(65)}@kunde.example`,
      'a\u0007@kunde.example',
      'rosa@[192.0.2.1]',
      'rosa@192.0.2.1',
    ]
    await expectAgreement(world, samples, 'contact', takesUtf8)
  }, 60_000)
})
