import fc from 'fast-check'
import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { createTestApi, NOW, type TestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

export type JudgedInvoice = {
  uid: string
  invoiceNumber: string
  type: string
  status: string
  isActive: boolean
  currency: string
  amountRemaining: { minorUnits: number }
  outreachEligibility: { email: { allowed: boolean; blockers: { code: string }[] } }
}

const INVOICES = 90
const LEDGER = `query ($after: String) {
  invoices(first: 100, after: $after, includeInactive: true, where: { type: { in: [RECEIVABLE, PAYABLE] } }) { nodes {
    uid invoiceNumber type status isActive currency amountRemaining { minorUnits }
    outreachEligibility { email { allowed blockers { code } } } } } }`

/** Mostly plain: of an invoice that a dozen things keep back, none of them is told apart. */
const rarely = <T>(value: T) => fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.constant(value))
const DAY = 86_400_000
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY)

const INVOICE = fc.record({
  party: fc.integer({ min: 0, max: 7 }),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  total: fc.bigInt({ min: 0n, max: 50_000n }),
  billingEmail: rarely('bills@elsewhere.example'),
  isInDispute: rarely(true),
  promisedToPayDate: fc.oneof(rarely(daysFromNow(0)), rarely(daysFromNow(-1)), rarely(daysFromNow(3))),
  state: fc.constantFrom<Partial<Prisma.InvoiceUncheckedCreateInput>[]>(
    ...Array.from({ length: 14 }, () => ({})),
    { voidedAt: NOW },
    { markedUncollectibleAt: NOW },
    { paidDate: NOW, amountPaid: 60_000n },
    { workflowStatus: 'DRAFT' },
    { workflowStatus: 'CANCELLED' },
    { type: 'PAYABLE' },
    { collectionMethod: 'CHARGE_AUTOMATICALLY' },
  ),
  source: fc.oneof(rarely('document'), rarely('blueprint')),
  isProcessing: rarely(true),
  lastOutreachAt: fc.oneof(rarely(daysFromNow(-1)), rarely(daysFromNow(-30))),
  wrote: rarely(true),
})

const PARTIES: (Partial<Prisma.PartyUncheckedCreateInput> & {
  contacts?: Partial<Prisma.ContactUncheckedCreateInput>[]
})[] = [
  { email: 'zero@acme.example' },
  { email: 'one@acme.example', contacts: [{ email: 'Bill@acme.example', externalRole: 'BILLING_CONTACT' }] },
  {
    email: 'two@acme.example',
    contacts: [{ email: 'off@acme.example', isPrimary: true, isEmailDisabled: true }],
  },
  { contacts: [{ email: 'suppressed@acme.example', isPrimary: true }, { email: 'other@acme.example' }] },
  { email: null, contacts: [{ email: 'nobody@acme.example' }] },
  { email: 'five@acme.example', isEmailOutreachPaused: true },
  { email: 'six@acme.example', isActive: false, isEmailDisabled: true },
]

type Made = {
  api: TestApi
  ledger: ReturnType<typeof createLedger>
  organization: Awaited<ReturnType<ReturnType<typeof createLedger>['organization']>>
}

/** An organization whose invoices are kept back by all there is, alone and together. */
export async function createVariedLedger(settings: Partial<Prisma.OrganizationUncheckedUpdateInput>) {
  const api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const made = { api, ledger, organization }
  await api.database.organization.update({ where: { id: organization.id }, data: settings })
  await makeInvoices(made, await makeParties(made))
  const token = await api.tokenOf((await ledger.user([organization])).id)
  return { api, token, organization, invoices: await readLedger(api, token), close: api.close }
}

/** The ids of the parties; there is one fewer than the invoices speak of. */
async function makeParties({ api, ledger, organization }: Made): Promise<string[]> {
  const parties: string[] = []
  for (const { contacts = [], ...data } of PARTIES) {
    const party = await ledger.party(organization, data)
    for (const contact of contacts) await ledger.contact(organization, party.id, contact)
    parties.push(party.id)
  }
  const address = 'suppressed@acme.example'
  await api.database.suppression.create({
    data: {
      organizationId: organization.id,
      address,
      addressKey: address,
      reason: 'HARD_BOUNCE',
      createdAt: NOW,
    },
  })
  return parties
}

async function makeInvoices({ api, ledger, organization }: Made, parties: readonly string[]): Promise<void> {
  const organizationId = organization.id
  const filename = 'old.pdf'
  const document = await api.database.document.create({
    data: { organizationId, filename, isArchived: true },
  })
  const blueprint = await api.database.invoiceBlueprint.create({ data: { organizationId, isActive: false } })
  const drawn = fc.sample(fc.noBias(INVOICE), { seed: 7, numRuns: INVOICES })
  for (const [
    number,
    { party, state, source, isProcessing, wrote, isInDispute, ...data },
  ] of drawn.entries()) {
    const { id } = await ledger.invoice(organization, {
      ...data,
      ...state,
      isInDispute: isInDispute === true,
      invoiceNumber: `RE-${number}`,
      targetPartyId: parties[party] ?? null,
      documentId: source === 'document' ? document.id : null,
      blueprintId: source === 'blueprint' ? blueprint.id : null,
    })
    if (isProcessing) {
      const link = { integrationName: 'ledger', entityType: 'INVOICE', remoteId: String(number) } as const
      await api.database.integrationLink.create({
        data: { ...link, organizationId, invoiceId: id, remotePaymentStatus: 'PROCESSING' },
      })
    }
    if (wrote) {
      const received = { direction: 'INBOUND', status: 'RECEIVED', sentAt: daysFromNow(-1) } as const
      await ledger.email(organization, received, { invoiceIds: [id] })
    }
  }
}

type Listed = { invoices: { nodes: JudgedInvoice[] } }

async function readLedger(api: TestApi, token: string): Promise<JudgedInvoice[]> {
  const { data, errors } = await api.ask<Listed>(token, LEDGER)
  if (!data || errors) throw new Error(JSON.stringify(errors))
  return data.invoices.nodes
}

export type VariedLedger = Awaited<ReturnType<typeof createVariedLedger>>

export const codesOf = ({ outreachEligibility }: JudgedInvoice) =>
  outreachEligibility.email.blockers.map(({ code }) => code)
