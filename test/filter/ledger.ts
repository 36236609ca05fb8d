import fc from 'fast-check'
import { createTestApi } from '../api.ts'
import { samplesOf } from '../field/samples.ts'
import { createLedger } from '../ledger.ts'
import { addPromises } from './addPromises.ts'
import { fillOrigins } from './fillOrigins.ts'
import { TIMEZONE } from './localDay.ts'
import { PARTIES } from './sampleParties.ts'
import { EMAIL, EMAILS, INVOICE, INVOICES } from './samples.ts'

/** Stored fields that the sampled ones decide. */
const DECIDED = {
  Invoice: ['id', 'amountDue', 'amountRemaining'],
  Party:
    'id name email accountNumber isActive isCompany isEmailOutreachPaused isCallOutreachPaused createdAt updatedAt'.split(
      ' ',
    ),
  Email: 'id timelineAt deliveryStatus bounceReason isBounced openedAt clickedAt bouncedAt'.split(' '),
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
  fc.sample(fc.noBias(arbitrary), { seed: 11, numRuns })

/** A week after the clocks went forward in New York, and still the day before in UTC's eyes: 21:30 there. */
const NOW = new Date('2026-03-14T01:30:00.000Z')

/** One organization to filter: every state an invoice can be in, texts with wildcards, emails of every fate. */
export async function createFilteredLedger() {
  const api = await createTestApi({ now: () => NOW })
  const ledger = createLedger(api.database)
  const organization = await ledger.organization({ timezone: TIMEZONE, currency: 'USD' })
  const organizationId = organization.id
  const user = await ledger.user([organization], { email: 'Ada@Example.example' })
  const others = [
    await ledger.user([organization], { givenName: 'Örjan', familyName: 'O_Brien', email: null }),
    await ledger.user([organization], { givenName: null, familyName: 'Solo', email: 'solo%@b.example' }),
    await ledger.user([organization], { givenName: null, familyName: null, email: 'unnamed@b.example' }),
  ]
  const people = [user, ...others].map(({ id }) => id)
  const agent = await api.database.agent.create({ data: { organizationId, name: 'Dunning agent' } })
  const more = {
    Invoice: samplesOf('Invoice', [...DECIDED.Invoice, ...Object.keys(INVOICE)], INVOICES),
    Party: samplesOf('Party', DECIDED.Party, PARTIES.length),
    Email: samplesOf('Email', [...DECIDED.Email, ...Object.keys(EMAIL)], EMAILS),
  }
  const at = <T>(list: readonly T[], index: number | null) => (index === null ? null : (list[index] ?? null))

  const parties = await Promise.all(
    PARTIES.map(async ({ country, contacts, assignee, ...data }, index) => {
      const party = await ledger.party(organization, {
        ...more.Party[index],
        ...data,
        assigneeId: at(people, assignee),
      })
      for (const email of contacts) await ledger.contact(organization, party.id, { email })
      if (country === undefined) return party.id
      const address = await api.database.address.create({
        data: { organizationId, partyId: party.id, country },
      })
      await api.database.party.update({
        where: { organizationId_id: { organizationId, id: party.id } },
        data: { billingAddressId: address.id },
      })
      return party.id
    }),
  )
  const archived = await api.database.document.create({
    data: { organizationId, filename: 'a.pdf', isArchived: true },
  })
  const invoices = await Promise.all(
    sample(fc.record(INVOICE), INVOICES).map(
      async ({ party, assignee, fields, comment, isArchived, ...data }, index) => {
        const invoice = await ledger.invoice(organization, {
          ...more.Invoice[index],
          ...data,
          targetPartyId: at(parties, party),
          assigneeId: at(people, assignee),
          documentId: isArchived ? archived.id : null,
        })
        await api.database.invoiceField.createMany({
          data: Object.entries(fields).map(([key, value]) => ({
            organizationId,
            invoiceId: invoice.id,
            key,
            type: typeof value,
            ...(value === null ? {} : { value }),
          })),
        })
        if (comment) {
          await api.database.comment.create({
            data: { organizationId, invoiceId: invoice.id, authorId: user.id, text: 'Called.' },
          })
        }
        return invoice.id
      },
    ),
  )
  await fillOrigins(api.database, { organizationId, parties, invoices })
  await addPromises(api.database, organizationId, invoices)
  await Promise.all(
    sample(fc.record(EMAIL), EMAILS).map(({ party, about, initiator, recipients, callout, ...data }, index) =>
      ledger.email(
        organization,
        {
          ...more.Email[index],
          ...data,
          partyId: at(parties, party),
          initiatorType: initiator === null ? 'SYSTEM' : initiator === 'agent' ? 'AGENT' : 'USER',
          initiatorUserId: typeof initiator === 'number' ? at(people, initiator) : null,
          initiatorAgentId: initiator === 'agent' ? agent.id : null,
        },
        {
          invoiceIds: about.flatMap((index) => invoices[index] ?? []),
          recipients,
          ...(callout ? { callout: { detectedAt: NOW, recipientEmails: ['x@b.example'] } } : {}),
        },
      ),
    ),
  )
  return { api, ledger, organization, now: NOW, token: await api.tokenOf(user.id), close: api.close }
}

export type FilteredLedger = Awaited<ReturnType<typeof createFilteredLedger>>
