import { getNamedType, isInputObjectType, isNonNullType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { schema } from '../../src/server/schema.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// What picks whom or what a mutation is about must not be null; what it stores or clears may be.

let api: TestApi
let token: string
let organizationId: string
let invoiceId: string
let partyId: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  organizationId = organization.id
  token = await api.tokenOf((await ledger.user([organization])).id)
  const party = await ledger.party(organization, { email: 'rosa@acme.example' })
  const invoice = await ledger.invoice(organization, { targetPartyId: party.id, standing: 'SENT' })
  invoiceId = encodeGlobalId('Invoice', organizationId, invoice.id)
  partyId = encodeGlobalId('Party', organizationId, party.id)
}, 120_000)
afterAll(() => api.close())

const inputs = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const type = args[0] && getNamedType(args[0].type)
  if (!isInputObjectType(type)) throw new Error(`${name} takes no input.`)
  return { name, type, fields: Object.values(type.getFields()).filter((field) => !isNonNullType(field.type)) }
})

test('every field that may be left out either picks, and refuses null, or is a value', () => {
  const declared = (nulls: 'REFUSED' | undefined) =>
    new Set(
      inputs.flatMap(({ fields }) =>
        fields.filter(({ extensions }) => extensions.nulls === nulls).map(({ name }) => name),
      ),
    )

  expect([...declared('REFUSED')].sort()).toEqual([
    'apPortalId',
    'organizationId',
    'plannedSendAt',
    'reason',
    'to',
  ])
  // Of an email the reason is a label with a default; of a suppression it picks what is removed.
  expect([...declared(undefined)].sort()).toEqual([
    'accountId',
    'accountKey',
    'accountNumber',
    'actionRecommendation',
    'agentErrorCode',
    'agentId',
    'agentReplyReason',
    'allocations',
    'amount',
    'appliedAt',
    'approverId',
    'assigneeId',
    'attachStatement',
    'attachments',
    'bankTransactionId',
    'bcc',
    'billingAddressId',
    'billingEmail',
    'bodyHtml',
    'bodyText',
    'booksClosedThrough',
    'callAgentId',
    'callId',
    'cc',
    'closeReason',
    'collectionMethod',
    'color',
    'columns',
    'completedAction',
    'confidenceReason',
    'confidenceScore',
    'creditLimit',
    'currency',
    'customClassifications',
    'customFields',
    'customerIdentifier',
    'customerName',
    'description',
    'digits',
    'disconnectionReason',
    'dueOn',
    'email',
    'emailId',
    'endedAt',
    'evidenceEmailId',
    'expiredAt',
    'expiresOn',
    'externalRole',
    'familyName',
    'footer',
    'fromNumber',
    'givenName',
    'idempotencyKey',
    'inboundGracePeriodDays',
    'includeInactive',
    'internalRole',
    'invoiceId',
    'invoiceIds',
    'invoicePrefix',
    'invoiceSubmissionGuidelines',
    'isActionRequired',
    'isActive',
    'isApplied',
    'isApproved',
    'isAutomated',
    'isCompany',
    'isDefault',
    'isEmailDisabled',
    'isEnabled',
    'isGrantExpired',
    'isInvoiceSubmissionEnabled',
    'isOauthConnection',
    'isPhoneDisabled',
    'isPrimary',
    'isReadOnly',
    'isReplyRequired',
    'isReportDownloadEnabled',
    'isShared',
    'isVoicemail',
    'issue',
    'issueDate',
    'issuedOn',
    'jobTitle',
    'kind',
    'language',
    'legalName',
    'lineItems',
    'memo',
    'method',
    'methodText',
    'minDaysBetweenOutreach',
    'moneyRounding',
    'name',
    'nextNumber',
    'note',
    'onBehalfOf',
    'onBehalfOfPhone',
    'orderBy',
    'orderNumber',
    'override',
    'partyId',
    'paymentPortalUrl',
    'paymentTermsDays',
    'phone',
    'prefix',
    'privateNote',
    'provider',
    'providerCallId',
    'providerText',
    'purchaseOrderNumber',
    'reason',
    'receivedAt',
    'recordingUrl',
    'referenceNumber',
    'refundedAt',
    'remittanceId',
    'replyTo',
    'replyToName',
    'reportEmail',
    'reportFrequency',
    'reversedAt',
    'search',
    'secret',
    'sentiment',
    'seriesId',
    'shippingAddressId',
    'signatureHtml',
    'source',
    'startedAt',
    'statementDescriptor',
    'status',
    'strategy',
    'summary',
    'tasks',
    'tax',
    'taxNumber',
    'taxRounding',
    'timezone',
    'toNumber',
    'trackingEnabled',
    'transcript',
    'transcriptText',
    'transferredTo',
    'type',
    'typeText',
    'uncertainties',
    'userId',
    'validFrom',
    'variables',
    'voidedAt',
    'weekdays',
    'where',
    'windowEnd',
    'windowStart',
    'workflowId',
    'writtenOffAt',
  ])
})

const LETTER = { subject: 'Reminder', bodyText: 'Please pay.' }
const refused = inputs.flatMap(({ name, type, fields }) =>
  fields.filter(({ extensions }) => extensions.nulls === 'REFUSED').map((field) => ({ name, type, field })),
)

test.each(refused.map((place) => [`${place.name}.${place.field.name}`, place] as const))(
  '%s refuses null, and the audit log says so',
  async (_name, { name, type, field }) => {
    const given: Record<string, unknown> = {
      invoiceIds: [invoiceId],
      to: [{ address: 'rosa@acme.example', name: null }],
      plannedSendAt: '2026-04-01T09:00:00Z',
      address: 'rosa@acme.example',
      name: 'a.txt',
      mimeType: 'text/plain',
      contentBase64: 'eA==',
      direction: 'OUTBOUND',
      label: 'Call back',
      email: 'ada@firm.example',
      partyId,
      provider: name === 'apPortalUpsert' ? 'COUPA' : 'SENDGRID',
      currency: 'USD',
      rate: '2.5',
      lineItems: [{ name: 'Board', quantity: '1', unitPrice: { minorUnits: 1, currency: 'USD' } }],
      prefix: 'N-',
      query: '{ invoices { nodes { id } } }',
      list: 'INVOICES',
      amount: { minorUnits: 1, currency: 'EUR' },
      ...LETTER,
    }
    const known = Object.keys(type.getFields()).filter((key) => key in given)
    const input = { ...Object.fromEntries(known.map((key) => [key, given[key]])), [field.name]: null }
    const before = await api.database.auditEntry.count({ where: { organizationId, outcome: 'REFUSED' } })

    const query = `mutation ($input: ${type.name}!) { ${name}(input: $input) { userErrors { code field message } } }`
    const { data, errors } = await api.ask(token, query, { input })

    expect(errors).toBeUndefined()
    expect(data).toEqual({
      [name]: {
        userErrors: [
          {
            code: 'INVALID',
            field: ['input', field.name],
            message: `input.${field.name} is null: leave the key out.`,
          },
        ],
      },
    })
    expect(await api.database.auditEntry.count({ where: { organizationId, outcome: 'REFUSED' } })).toBe(
      before + 1,
    )
  },
)

test('nothing was mailed or removed by any of these', async () => {
  expect(await api.database.email.count({ where: { organizationId } })).toBe(0)
})

test('a name without a value beside an address is no name', async () => {
  const { data } = await api.ask(
    token,
    'mutation ($input: EmailSendInput!) { emailSend(input: $input) { userErrors { message } email { status } } }',
    {
      input: {
        invoiceIds: [invoiceId],
        to: [{ address: 'rosa@acme.example', name: null }],
        cc: null,
        ...LETTER,
      },
    },
  )

  expect(data).toEqual({ emailSend: { userErrors: [], email: { status: 'QUEUED' } } })
})
