import type { Prisma } from '../prisma/generated/client/client.ts'
import type { Database } from '../src/database/client.ts'
import { createOrganization } from '../src/ledger/account/organization.ts'
import { derivedColumns } from '../src/ledger/invoice/rules.ts'
import { summarizeDelivery, timelineAtOf } from '../src/outreach/email/rules.ts'

type Organization = { id: string; timezone: string; ownPartyId: string }
type Making<Input> = Partial<Omit<Input, 'organizationId'>>

/** Makes rows for tests: valid ones with plain defaults, and every derived column from the rules themselves. */
export function createLedger(database: Database) {
  return {
    organization: async ({
      name = 'Nordlicht Handel',
      timezone = 'Europe/Berlin',
      currency = 'EUR',
    } = {}) => ({
      ...(await createOrganization(database, { name, timezone, currency })),
      timezone,
    }),

    user: (organizations: readonly Organization[], data: Making<Prisma.UserUncheckedCreateInput> = {}) =>
      createUser(database, organizations, data),

    /** A user who is an administrator of each of the organizations. */
    admin: async (
      organizations: readonly Organization[],
      data: Making<Prisma.UserUncheckedCreateInput> = {},
    ) => {
      const user = await createUser(database, organizations, data)
      await database.organizationMembership.updateMany({
        where: { userId: user.id },
        data: { isOrgAdmin: true },
      })
      return user
    },

    party: (organization: Organization, data: Making<Prisma.PartyUncheckedCreateInput> = {}) =>
      database.party.create({ data: { organizationId: organization.id, name: 'Acme', ...data } }),

    contact: (
      organization: Organization,
      partyId: string,
      data: Making<Prisma.ContactUncheckedCreateInput> = {},
    ) =>
      database.contact.create({
        data: { organizationId: organization.id, partyId, name: 'Rosa Lind', ...data },
      }),

    /** An address that gets no mail. */
    suppression: (
      organization: Organization,
      address: string,
      data: Making<Prisma.SuppressionUncheckedCreateInput> = {},
    ) =>
      database.suppression.create({
        data: {
          organizationId: organization.id,
          address,
          addressKey: address.toLowerCase(),
          reason: 'MANUAL',
          createdAt: new Date('2026-01-01T09:00:00Z'),
          ...data,
        },
      }),

    invoice: (organization: Organization, data: Making<Prisma.InvoiceUncheckedCreateInput> = {}) =>
      database.invoice.create({ data: invoiceData(organization, data) }),

    email: (
      organization: Organization,
      data: Making<Prisma.EmailUncheckedCreateInput> = {},
      { invoiceIds = [], recipients = [], callout }: EmailParts = {},
    ) =>
      createEmail(database, organization, data, { invoiceIds, recipients, ...(callout ? { callout } : {}) }),
  }
}

async function createUser(
  database: Database,
  organizations: readonly Organization[],
  data: Making<Prisma.UserUncheckedCreateInput>,
) {
  const user = await database.user.create({ data: { givenName: 'Ada', familyName: 'Berg', ...data } })
  for (const [index, { id }] of organizations.entries()) {
    await database.organizationMembership.create({
      data: { organizationId: id, userId: user.id, isDefault: index === 0 },
    })
  }
  return user
}

type Recipient = Making<Omit<Prisma.EmailRecipientUncheckedCreateInput, 'emailId'>> & { address: string }
type EmailParts = {
  invoiceIds?: readonly string[]
  recipients?: readonly Recipient[]
  callout?: Making<Prisma.BounceCalloutUncheckedCreateInput> & { detectedAt: Date; recipientEmails: string[] }
}

const toDate = (value: Date | string | null | undefined) =>
  value === null || value === undefined ? null : new Date(value)

/** A receivable over 100.00, due in the future unless told otherwise; `amountDue` follows the total. */
function invoiceData(
  organization: Organization,
  data: Making<Prisma.InvoiceUncheckedCreateInput>,
): Prisma.InvoiceUncheckedCreateInput {
  const total = BigInt(data.total ?? 10_000n)
  const prePaymentCreditNotes = BigInt(data.prePaymentCreditNotes ?? 0n)
  const amountDue = BigInt(data.amountDue ?? total - prePaymentCreditNotes)
  const amountPaid = BigInt(data.amountPaid ?? 0n)
  const derived = derivedColumns(
    {
      workflowStatus: data.workflowStatus ?? 'SENT',
      voidedAt: toDate(data.voidedAt),
      markedUncollectibleAt: toDate(data.markedUncollectibleAt),
      paidDate: toDate(data.paidDate),
      issueDate: toDate(data.issueDate),
      dueDate: toDate(data.dueDate),
      isInDispute: data.isInDispute ?? false,
      amountDue,
      amountPaid,
    },
    organization.timezone,
  )
  return {
    currency: 'EUR',
    subtotal: total,
    total,
    ...data,
    organizationId: organization.id,
    amountDue,
    amountPaid,
    prePaymentCreditNotes,
    ...derived,
  }
}

async function createEmail(
  database: Database,
  { id: organizationId }: Organization,
  data: Making<Prisma.EmailUncheckedCreateInput>,
  { invoiceIds = [], recipients = [], callout }: EmailParts,
) {
  const createdAt = toDate(data.createdAt) ?? toDate(data.sentAt) ?? new Date('2026-01-01T09:00:00Z')
  const rows = recipients.map((recipient, position) => ({
    deliveryStatus: 'SENT' as const,
    position,
    ...recipient,
  }))
  const summary = summarizeDelivery(
    rows.map((row) => ({
      deliveryStatus: row.deliveryStatus,
      firstOpenedAt: toDate(row.firstOpenedAt),
      firstHumanOpenedAt: toDate(row.firstHumanOpenedAt),
      firstClickedAt: toDate(row.firstClickedAt),
      bouncedAt: toDate(row.bouncedAt),
      bounceType: row.bounceType ?? null,
      bounceReason: row.bounceReason ?? null,
      bounceReasonText: row.bounceReasonText ?? null,
    })),
    callout !== undefined,
  )
  const times = { sentAt: toDate(data.sentAt), plannedSendAt: toDate(data.plannedSendAt), createdAt }
  const email = await database.email.create({
    data: { status: 'SENT', ...summary, ...data, ...times, organizationId, timelineAt: timelineAtOf(times) },
  })
  const emailId = email.id
  await database.emailInvoice.createMany({
    data: invoiceIds.map((invoiceId) => ({ organizationId, emailId, invoiceId })),
  })
  await database.emailRecipient.createMany({ data: rows.map((row) => ({ ...row, organizationId, emailId })) })
  if (callout !== undefined)
    await database.bounceCallout.create({ data: { ...callout, organizationId, emailId } })
  return email
}
