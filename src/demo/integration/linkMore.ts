import type { EntityType, IntegrationLink, Invoice } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Past } from '../past.ts'
import type { World } from '../world.ts'

type Entry = { id: string; createdAt: Date; updatedAt?: Date }

/** Every so many links wait for somebody to say what they belong to. */
const UNMAPPED = 90
const MOST_OF_A_KIND = 12

/** Links know the connection they came over, and rows of every kind are known elsewhere. */
export function linkMore(past: Past): void {
  const { world } = past
  completeLinks(world)
  for (const [entityType, entries] of kindsOf(past)) {
    for (const entry of entries.slice(0, MOST_OF_A_KIND)) {
      world.ledger.integration_link.push(linkRow(world, entityType, entry))
    }
  }
  missPayer(past)
}

/** The best known debtor is known to the payment provider as well, which has refused the last sync. */
function missPayer({ world, told: [{ party }] }: Past): void {
  const { ledger, profile } = world
  const provider = ledger.linked_integration.find(
    ({ integrationName }) => integrationName === profile.integrations.payments,
  )
  if (provider === undefined) return
  ledger.integration_link.push({
    ...linkRow(world, 'PARTY', party),
    integrationName: provider.integrationName,
    linkedIntegrationId: provider.id,
    remoteId: `payer-${party.id.slice(-12)}`,
    entityId: null,
    partyId: party.id,
    syncStatus: 'FAILED',
    lastSyncedAt: provider.credentialsExpireAt,
  })
}

function completeLinks(world: World): void {
  const { ledger } = world
  const connections = new Map(ledger.linked_integration.map((row) => [row.integrationName, row.id]))
  const partners = new Map(ledger.integration_link.map(({ partyId, remoteId }) => [partyId, remoteId]))
  const invoices = new Map(ledger.invoice.map((row) => [row.id, row]))
  for (const [index, row] of ledger.integration_link.entries()) {
    if (index % UNMAPPED === 40)
      Object.assign(row, { syncStatus: 'OTHER', syncStatusText: 'awaiting_mapping' })
    row.linkedIntegrationId = connections.get(row.integrationName) ?? null
    row.remoteCreatedAt = row.createdAt
    row.remoteModifiedAt = row.lastSyncedAt
    completeInvoice(row, invoices.get(row.invoiceId ?? ''), partners)
  }
  chargeBack(world)
}

/** What came over in part lacks its lines. */
function completeInvoice(
  row: IntegrationLink,
  invoice: Invoice | undefined,
  partners: ReadonlyMap<string | null, string>,
): void {
  if (invoice === undefined) return
  if (row.syncStatus === 'PARTIAL') invoice.requiresLineItemSync = true
  row.remotePartnerId = partners.get(invoice.targetPartyId) ?? null
}

/** One payment was taken back by the payer's bank. */
function chargeBack({ ledger, profile }: World): void {
  const charged = ledger.integration_link.find(
    ({ remotePaymentStatus, remoteStatus, integrationName }) =>
      integrationName === profile.integrations.payments &&
      remotePaymentStatus === null &&
      remoteStatus === 'open',
  )
  if (charged === undefined) return
  Object.assign(charged, { remotePaymentStatus: 'OTHER', remotePaymentStatusText: 'charged_back' })
}

/** Of the best known debtor what there is, and of each other kind the first few. */
function kindsOf({
  world: { ledger, team },
  told: [bestKnown],
  billsOf,
}: Past): [EntityType, readonly Entry[]][] {
  const { party } = bestKnown
  const [bill] = billsOf(bestKnown)
  const payments = ledger.payment.filter(({ partyId }) => partyId === party.id)
  const allocations = ledger.invoice_payment.filter(({ paymentId }) =>
    payments.some(({ id }) => id === paymentId),
  )
  const calls = ledger.call.filter(({ partyId }) => partyId === party.id)
  const tasks = ledger.task.filter(({ partyId }) => partyId === party.id)
  const few = <T>(rows: readonly T[]) => rows.slice(0, 2)
  return [
    ['CONTACT', ledger.contact.filter(({ partyId }) => partyId === party.id)],
    ['ADDRESS', ledger.address.filter(({ partyId }) => partyId === party.id)],
    ['LINE_ITEM', ledger.line_item.filter(({ invoiceId }) => invoiceId === bill?.row.id)],
    ['PAYMENT', payments],
    ['INVOICE_PAYMENT', allocations],
    ['CALL', calls],
    ['CLASSIFICATION', few(ledger.classification)],
    ['TASK', tasks],
    ['TASK_DATA', few(ledger.task_data)],
    ['EVENT', few(ledger.event)],
    ['TAG', ledger.tag],
    ['AP_PORTAL', ledger.ap_portal],
    ['AP_PORTAL_ACCOUNT', ledger.ap_portal_account],
    ['EMAIL_SENDER', ledger.email_sender],
    ['EMAIL_THREAD', ledger.email_thread.filter(({ partyId }) => partyId === party.id)],
    ['ATTACHMENT', few(ledger.attachment)],
    ['WORKFLOW', ledger.workflow],
    [
      'AGENT',
      [team.reminders, team.statements].flatMap(({ id }) => ledger.agent.filter((row) => row.id === id)),
    ],
    ['INTEGRATION', ledger.integration],
    ['LINKED_INTEGRATION', ledger.linked_integration],
    ['LINKED_MODEL', ledger.linked_model],
    ['SYNC', few(ledger.sync)],
    ['SYNC_RUN', few(ledger.sync_run)],
  ]
}

/** What the voice of our agent is kept by; all else is known to the accounting system. */
const VOICE: readonly EntityType[] = ['CALL', 'CLASSIFICATION', 'AGENT']

export function linkRow(
  world: World,
  entityType: EntityType,
  { id, createdAt, updatedAt }: Entry,
): IntegrationLink {
  const { ledger, profile, organizationId, time } = world
  const isVoice = VOICE.includes(entityType)
  const integrationName = isVoice ? 'dialdesk' : profile.integrations.ledger
  const at = time.notAfterNow(minutesAfter(createdAt, 2))
  const lastSyncedAt = time.notAfterNow(minutesAfter(updatedAt ?? createdAt, 12))
  return {
    organizationId,
    id: world.id(at),
    integrationName,
    entityType,
    remoteId: `${entityType.toLowerCase().replaceAll('_', '-')}-${id.slice(-12)}`,
    scope: '',
    invoiceId: null,
    partyId: null,
    emailId: null,
    contentHash: null,
    remoteStatus: null,
    remotePaymentStatus: null,
    remotePaymentStatusText: null,
    metadata: null,
    entityId: id,
    linkedIntegrationId:
      ledger.linked_integration.find((linked) => linked.integrationName === integrationName)?.id ?? null,
    remotePartnerId: null,
    remoteCreatedAt: createdAt,
    remoteModifiedAt: updatedAt ?? createdAt,
    syncStatus: 'SYNCED',
    syncStatusText: null,
    lastSyncedAt,
    createdAt: at,
    updatedAt: lastSyncedAt < at ? at : lastSyncedAt,
  }
}
