import { randomUUID } from 'node:crypto'
import { beforeAll } from 'vitest'
import { useCompany } from '../company.ts'

export type UserErrors = { code: string; field: string[]; message: string }[]
type Payload = { userErrors: UserErrors; invoice: Record<string, unknown> | null }

const INVOICE = `id invoiceNumber status updatedAt issuedOn dueOn currency seriesNumber paymentTermsDays
  subtotal { minorUnits } discount { minorUnits } tax { minorUnits } total { minorUnits }
  amountDue { minorUnits } amountRemaining { minorUnits } paidOn voidedAt cancelledAt markedUncollectibleAt`

const MOST_ATTEMPTS = 30

/** A company with an administrator and a party, and the mutations of an invoice's life as functions. */
export function useFirm() {
  const company = useCompany()
  const made = { adminToken: '', partyId: '', partyUid: '' }
  beforeAll(async () => {
    const { api, ledger, organization, idOf } = company
    made.adminToken = await api.tokenOf((await ledger.admin([organization])).id)
    made.partyUid = (await ledger.party(organization)).id
    made.partyId = idOf('Party', made.partyUid)
  }, 120_000)

  const call = async (name: string, input: object, token = company.token): Promise<Payload> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
      invoice { ${INVOICE} } userErrors { code field message } } }`
    // On a slow machine many at once are told to try again, as clients are: under their key they are done once.
    const keyed = { idempotencyKey: randomUUID(), ...input }
    for (let attempt = 1; ; attempt++) {
      const { data, errors } = await company.api.ask<Record<string, Payload>>(token, query, { input: keyed })
      const payload = data?.[name]
      if (errors === undefined && payload !== undefined) return payload
      const isBusy = errors?.[0]?.extensions?.code === 'SERVICE_UNAVAILABLE'
      if (!isBusy || attempt === MOST_ATTEMPTS) throw new Error(JSON.stringify(errors))
    }
  }
  const line = (part: object = {}) => ({
    name: 'Oak board',
    quantity: '2',
    unitPrice: { minorUnits: 1_000, currency: 'EUR' },
    ...part,
  })
  const draft = (part: object = {}) => ({
    partyId: made.partyId,
    currency: 'EUR',
    lineItems: [line()],
    ...part,
  })
  return {
    company,
    made,
    call,
    line,
    draft,
    /** A new draft, of which the input says something else. */
    create: async (part: object = {}) => {
      const { invoice, userErrors } = await call('invoiceCreate', draft(part))
      if (invoice === null) throw new Error(JSON.stringify(userErrors))
      return invoice as Record<string, unknown> & { id: string; updatedAt: string }
    },
    /** What a refusal says: `CODE at the.path`. */
    refusalsOf: ({ userErrors, invoice }: Payload) => {
      if (invoice !== null) throw new Error('It was done.')
      return userErrors.map(({ code, field }) => `${code} ${field.join('.')}`)
    },
  }
}
